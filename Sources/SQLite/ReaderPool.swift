internal import CSQLite
internal import Synchronization

/// Connections that read, opened as they are needed and used again; each with its own prepared statements.
///
/// Reads run on the thread that asks. The connection used last is used next, so that few threads need few connections.
public final class ReaderPool: Sendable {
    /// A connection behind a lock that is never contended, because a slot's number is given to one reader at a time; it
    /// is the compiler's proof that no two threads use one connection.
    private final class Slot: Sendable {
        let connection = Mutex<Connection?>(nil)
    }

    private let path: String
    private let timeLimitMilliseconds: Int?
    private let slow: SlowStatements?
    private let slots: [Slot]
    /// Numbers of slots that nobody uses, the one to be taken next at the end; nil after closing.
    private let free: Mutex<[Int]?>

    /// A pool without any connection as yet.
    ///
    /// - Parameters:
    ///   - limit: The most connections; one more reader gets `.busy`.
    ///   - timeLimitMilliseconds: How long one read may take; nil: no limit.
    ///   - slow: Who is told of statements that take long.
    public init(path: String, limit: Int, timeLimitMilliseconds: Int?, slow: SlowStatements? = nil) {
        self.path = path
        self.slow = slow
        self.timeLimitMilliseconds = timeLimitMilliseconds
        slots = (0..<max(1, limit)).map { _ in Slot() }
        free = Mutex(Array((0..<max(1, limit)).reversed()))
    }

    /// Runs `body` on one snapshot of the database.
    ///
    /// - Throws: `SQLiteError` (`.busy` when all connections are in use, `.interrupted` when the time is over), or what
    ///   `body` throws.
    public func read<Result: Sendable>(_ body: @Sendable (Connection) throws -> Result) throws -> Result {
        guard let number = free.withLock({ $0?.popLast() }) else {
            throw SQLiteError(code: SQLITE_BUSY, message: "all connections for reading are in use")
        }
        defer { free.withLock { $0?.append(number) } }
        return try slots[number].connection.withLock { slot in
            let connection = try slot ?? open()
            slot = connection
            return try connection.withTimeLimit(milliseconds: timeLimitMilliseconds) {
                try connection.reading { try body(connection) }
            }
        }
    }

    /// Closes all connections, each as soon as its reader is done; later reads throw.
    public func close() {
        free.withLock { $0 = nil }
        for slot in slots { slot.connection.withLock { $0 = nil } }
    }

    private func open() throws -> Connection {
        // Nothing makes a reader wait but another process that reads a dead one's log anew; a thread with much else to
        // do shall not wait long for it.
        let connection = try Connection(.readOnly(path: path), busyMilliseconds: 250)
        try connection.execute("PRAGMA query_only = ON")
        if let slow { connection.report(slow) }
        return connection
    }
}
