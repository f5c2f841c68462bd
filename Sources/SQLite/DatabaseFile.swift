internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that may hold a database of one program, looked at before it is opened.
///
/// SQLite takes a file of no bytes for an empty database and would fill it, and opens another program's database as
/// willingly as ours. Everything here reads through SQLite: closing a file descriptor of one's own would drop the
/// locks that other connections of the process hold on the file (sqlite.org/howtocorrupt.html §2.2).
public struct DatabaseFile: Sendable {
    /// The path with symbolic links resolved, so that every process finds the same lock file and log beside it.
    public let path: String
    /// The `application_id` of this program's databases.
    public let applicationID: Int32
    /// The newest `user_version` that this program knows.
    public let knownVersion: Int

    /// What `inspect` found.
    public enum State: Sendable, Equatable {
        case absent
        /// A sound database of this program.
        case database(version: Int)
    }

    /// A file that need not exist.
    public init(path: String, applicationID: Int32, knownVersion: Int) {
        self.path = Self.resolved(path)
        self.applicationID = applicationID
        self.knownVersion = knownVersion
    }

    /// Looks at the file without changing it.
    ///
    /// - Parameter checkMilliseconds: How long `quick_check` may read; a large database that is not through by then
    ///   passes. Nil: no limit.
    /// - Throws: `DatabaseFault`.
    public func inspect(checkMilliseconds: Int?) throws -> State {
        guard let size = try size() else { return .absent }
        guard size > 0 else { throw fault(.empty) }
        // The smallest page: SQLite takes what is shorter than a head for an empty database.
        guard size >= 512 else { throw fault(.notADatabase) }
        var version = 0
        do {
            version = try identify(Connection(.immutable(path: path)))
        } catch let error as SQLiteError {
            // While pages wait in the log, the main file alone may make no sense; the log decides below.
            guard hasLog, error.kind == .corrupt else { throw fault(of: error) }
        }
        do {
            return .database(version: max(version, try check(milliseconds: checkMilliseconds)))
        } catch let error as SQLiteError {
            throw fault(of: error)
        }
    }

    /// The version of the database behind a connection.
    ///
    /// - Throws: `DatabaseFault` when it is not this program's, `SQLiteError` when it can't be read.
    func identify(_ connection: Connection) throws -> Int {
        let id = try connection.all(preparing: "PRAGMA application_id") { $0.int64(0) }.first ?? 0
        guard id == Int64(applicationID) else { throw fault(.foreign(applicationID: Int32(truncatingIfNeeded: id))) }
        let version = try connection.all(preparing: "PRAGMA user_version") { $0.int(0) }.first ?? 0
        guard version <= knownVersion else { throw fault(.newer(version: version, known: knownVersion)) }
        return version
    }

    private func check(milliseconds: Int?) throws -> Int {
        let lock = WriterLock(database: path)
        // Without pages in the log and with the writers kept out, the main file is the whole database, and reading it
        // as immutable makes no file beside it. A writer that can't be kept out has its log open, and so can we.
        if !hasLog, !lock.exists || (try? lock.lock(milliseconds: 1_000)) != nil {
            defer { if lock.exists { lock.unlock() } }
            if !hasLog {
                do {
                    return try check(Connection(.immutable(path: path)), milliseconds: milliseconds)
                } catch {
                    // A process that started to write in this moment has made its lock or its log since.
                    guard hasLog else { throw error }
                }
            }
        }
        return try check(Connection(.readOnly(path: path)), milliseconds: milliseconds)
    }

    private func check(_ connection: Connection, milliseconds: Int?) throws -> Int {
        let version = try identify(connection)
        do {
            let lines = try connection.interrupting(afterMilliseconds: milliseconds) {
                try connection.all(preparing: "PRAGMA quick_check(1)") { $0.text(0) }
            }
            guard lines == ["ok"] else { throw fault(.damaged(Self.firstLine(lines.first ?? ""))) }
        } catch let error as SQLiteError where error.kind == .interrupted {
            // As much as could be read in time is sound.
        }
        return version
    }

    private var hasLog: Bool {
        var log = stat()
        return stat(path + "-wal", &log) == 0 && log.st_size > 0
    }

    func size() throws -> Int? {
        guard !path.isEmpty else { throw fault(.unreadable("the path is empty")) }
        var file = stat()
        guard stat(path, &file) == 0 else {
            let error = errno
            if error == ENOENT { return nil }
            throw fault(.unreadable(String(cString: strerror(error))))
        }
        guard file.st_mode & S_IFMT == S_IFREG else { throw fault(.notAFile) }
        guard access(path, R_OK) == 0 else { throw fault(.unreadable(String(cString: strerror(errno)))) }
        return Int(file.st_size)
    }

    func fault(_ reason: DatabaseFault.Reason) -> DatabaseFault { DatabaseFault(path: path, reason: reason) }

    func fault(of error: SQLiteError) -> DatabaseFault {
        switch error.kind {
        case .notADatabase: fault(.notADatabase)
        case .corrupt: fault(.damaged(error.message))
        default: fault(.unreadable(error.description))
        }
    }

    private static func firstLine(_ text: String) -> String {
        String(text.split(separator: "\n").last { !$0.hasPrefix("***") } ?? "quick_check failed")
    }

    /// Runs `body` and turns what SQLite and the migrator throw into faults of this file.
    public func naming<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SQLiteError {
            throw fault(of: error)
        } catch let error as MigrationError {
            throw fault(.migration(error.description))
        }
    }

    private static func resolved(_ path: String) -> String {
        guard !path.isEmpty else { return path }
        if let whole = realpath(path, nil) {
            defer { free(whole) }
            return String(cString: whole)
        }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        guard let real = realpath(folder, nil) else { return path }
        defer { free(real) }
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let parent = String(cString: real)
        return parent.hasSuffix("/") ? parent + name : "\(parent)/\(name)"
    }
}
