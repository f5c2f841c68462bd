#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What can be told of a database's log without making a file.
public enum LogState: Sendable, Equatable {
    /// There is none, or nothing in it.
    case empty
    /// Of so many bytes, read like the database.
    case read(bytes: Int)
    /// Of so many bytes, and without its index (`-shm`), which reading would have to make.
    case notRead(bytes: Int)
}

extension DatabaseFile {
    /// Looks at the database, makes no file and changes none.
    ///
    /// - Parameters:
    ///   - checkMilliseconds: As for `inspect`.
    ///   - body: Reads what the caller wants to know; is not called when there is nothing to read, or when the log
    ///     can't be read.
    /// - Throws: `DatabaseFault`, also `.leftLog`.
    public func examine<Result>(
        checkMilliseconds: Int?,
        _ body: (Connection) throws -> Result
    ) throws -> (state: State, log: LogState, result: Result?) {
        let bytes = logBytes
        guard access(path, F_OK) == 0 else {
            guard bytes == 0 else { throw fault(.leftLog) }
            return (.absent, .empty, nil)
        }
        guard bytes == 0 || access(path + "-shm", F_OK) == 0 else {
            return (try inspectWithoutLog(), .notRead(bytes: bytes), nil)
        }
        let state = try inspect(checkMilliseconds: checkMilliseconds)
        return try naming {
            let connection = try Connection(logBytes > 0 ? .readOnly(path: path) : .immutable(path: path))
            let result = try connection.reading { try body(connection) }
            return (state, bytes == 0 ? .empty : .read(bytes: bytes), result)
        }
    }

    /// Whose database it is, by the main file alone.
    private func inspectWithoutLog() throws -> State {
        guard let size = try size() else { return .absent }
        guard size > 0 else { throw fault(.empty) }
        return try naming { .database(version: try identify(Connection(.immutable(path: path)))) }
    }

    private var logBytes: Int {
        var log = stat()
        return stat(path + "-wal", &log) == 0 ? Int(log.st_size) : 0
    }
}
