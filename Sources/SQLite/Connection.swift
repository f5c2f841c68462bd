internal import CSQLite

/// An open database, used by one thread at a time.
///
/// It is not `Sendable`: keep it in a `Mutex`, or let one thread own it. Opened `NOMUTEX`, so SQLite itself does no
/// locking between threads. Statements are prepared at their first use and kept for the life of the connection.
public final class Connection {
    let database: OpaquePointer
    private var statements: [Statement?] = []
    /// What C callbacks look at; allocated because they keep its address.
    private let watched: UnsafeMutablePointer<Watched>
    /// While true, statements outside a transaction are refused: after an error on which SQLite rolls back, whoever
    /// swallowed it would go on with statements that are committed one by one.
    var requiresTransaction = false

    /// Where a database is, and what may be done to it.
    public enum Target: Sendable, Equatable {
        /// Opened if it exists; closing leaves the write-ahead log to the writer.
        case readWrite(path: String)
        /// Made if it does not exist; the last connection to close takes the write-ahead log into the database.
        case create(path: String)
        /// Reads through the write-ahead log, never writes to database or log.
        case readOnly(path: String)
        /// Reads the main file alone, without any lock and without making any file; only for files that nobody changes.
        case immutable(path: String)
        /// A private database in memory, gone with the connection.
        case memory
    }

    /// Opens a connection with the settings that every connection of this program has.
    ///
    /// Foreign keys are enforced, commits wait for the disk (`synchronous=FULL`), what is deleted is
    /// overwritten (`secure_delete`), the schema is not trusted, memory
    /// mapping is off because an I/O error there is a signal, and nothing but the writer takes a checkpoint.
    ///
    /// - Parameter busyMilliseconds: How long SQLite waits for another connection's lock.
    public init(_ target: Target, busyMilliseconds: Int32 = 5_000, cacheKibibytes: Int = 2_048) throws(SQLiteError) {
        let (name, flags) = Self.location(target)
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteError(of: opened, code: code, sql: nil)
            sqlite3_close(opened)
            throw error
        }
        database = opened
        watched = .allocate(capacity: 1)
        watched.initialize(to: Watched())
        sqlite3_extended_result_codes(opened, 1)
        sqlite3_busy_timeout(opened, busyMilliseconds)
        sqlite3_wal_autocheckpoint(opened, 0)
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
            (SQLITE_DBCONFIG_DQS_DDL, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        ] as [(Int32, Int32)] {
            csqlite_configure(opened, option, value)
        }
        if case .create = target {} else { csqlite_configure(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1) }
        sqlite3_progress_handler(opened, 1_000, stopAfterDeadline, watched)
        sqlite3_wal_hook(opened, noteLogPages, watched)
        try execute(
            """
            PRAGMA foreign_keys = ON;
            PRAGMA mmap_size = 0;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -\(cacheKibibytes);
            """
        )
    }

    deinit {
        statements = []
        sqlite3_close(database)
        watched.deinitialize(count: 1)
        watched.deallocate()
    }

    private static func location(_ target: Target) -> (name: String, flags: Int32) {
        switch target {
        case .readWrite(let path): (path, SQLITE_OPEN_READWRITE)
        case .create(let path): (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        case .readOnly(let path): (path, SQLITE_OPEN_READONLY)
        case .immutable(let path):
            ("file:\(percentEncoded(path))?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
        case .memory: (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        }
    }

    /// A path as it stands in a URI (sqlite.org/uri.html): all but letters, digits and `/-._` escaped.
    private static func percentEncoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Statements

    /// Runs any number of statements that give no rows of interest, such as those of a migration.
    public func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(database, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(of: database, code: code, sql: sql) }
    }

    /// Runs a statement to its end.
    ///
    /// - Returns: The number of rows that an INSERT, UPDATE or DELETE changed; meaningless after other statements.
    @discardableResult
    public func run(_ query: Query, _ values: [Value] = []) throws(SQLiteError) -> Int {
        let statement = try statement(query)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {}
        return Int(sqlite3_changes(database))
    }

    /// Calls `body` with each row in turn.
    public func forEach(_ query: Query, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
        let statement = try statement(query)
        defer { statement.reset() }
        try statement.bind(values)
        let row = Row(statement: statement.handle)
        while try statement.step() { try body(row) }
    }

    /// The first row, or nil when there is none.
    public func first<Result>(_ query: Query, _ values: [Value] = [], _ body: (Row) throws -> Result) throws -> Result?
    {
        let statement = try statement(query)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? try body(Row(statement: statement.handle)) : nil
    }

    /// All rows.
    public func all<Result>(_ query: Query, _ values: [Value] = [], _ body: (Row) throws -> Result) throws -> [Result] {
        var results: [Result] = []
        try forEach(query, values) { results.append(try body($0)) }
        return results
    }

    /// All rows of a statement that is not worth keeping, such as a pragma or `EXPLAIN`.
    public func all<Result>(preparing sql: String, _ body: (Row) throws -> Result) throws -> [Result] {
        let statement = try Statement(sql, on: database)
        let row = Row(statement: statement.handle)
        var results: [Result] = []
        while try statement.step() { results.append(try body(row)) }
        return results
    }

    private func statement(_ query: Query) throws(SQLiteError) -> Statement {
        guard !requiresTransaction || !isAutocommitting else {
            let message = "the transaction was rolled back"
            throw SQLiteError(code: CSQLITE_ABORT_ROLLBACK, message: message, sql: query.text)
        }
        while statements.count <= query.index { statements.append(nil) }
        if let statement = statements[query.index] {
            guard statement.isInUse else {
                statement.isInUse = true
                return statement
            }
            // Asked for while its own rows are being read: a second one is made for this time only.
            return try Statement(query.text, on: database)
        }
        let statement = try Statement(query.text, on: database)
        statement.isInUse = true
        statements[query.index] = statement
        return statement
    }

    // MARK: State

    /// Whether no transaction is open; after an error inside one it tells that SQLite rolled it back.
    public var isAutocommitting: Bool { sqlite3_get_autocommit(database) != 0 }

    /// Rows that this connection has changed since it was opened, those inside of virtual tables too.
    public var totalChanges: Int { Int(sqlite3_total_changes(database)) }

    /// Pages in the write-ahead log after this connection's last commit.
    public var logPages: Int { Int(watched.pointee.logPages) }

    /// A number that changes when another connection, of this process or another, commits; about 1 µs.
    ///
    /// This connection's own commits leave it alone (sqlite.org/pragma.html#pragma_data_version).
    public func dataVersion() throws -> Int64 {
        try first(Self.dataVersionQuery) { $0.int64(0) } ?? 0
    }

    /// Has statements reported from now on that take long, with the text that they were prepared from: no values.
    public func report(_ slow: SlowStatements) {
        watched.pointee.slow = slow
        sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_PROFILE), noteDuration, watched)
    }

    private static let dataVersionQuery = Query("PRAGMA data_version")

    /// Runs `body`; statements in it that are still running after a while throw `.interrupted`.
    ///
    /// - Parameter milliseconds: From now on; nil: no limit.
    public func withTimeLimit<Result>(milliseconds: Int?, _ body: () throws -> Result) rethrows -> Result {
        guard let milliseconds else { return try body() }
        let outer = watched.pointee.deadline
        watched.pointee.deadline = min(outer, Uptime.after(milliseconds: milliseconds))
        defer { watched.pointee.deadline = outer }
        return try body()
    }
}

/// What the callbacks below look at.
private struct Watched {
    /// Uptime in nanoseconds at which a statement is stopped.
    var deadline = UInt64.max
    /// Pages in the write-ahead log after the last commit of this connection.
    var logPages: Int32 = 0
    /// Told of statements that took long.
    var slow: SlowStatements?
}

private func stopAfterDeadline(_ context: UnsafeMutableRawPointer?) -> Int32 {
    guard let watched = context?.assumingMemoryBound(to: Watched.self), watched.pointee.deadline != .max else {
        return 0
    }
    return Uptime.now >= watched.pointee.deadline ? 1 : 0
}

private func noteLogPages(
    _ context: UnsafeMutableRawPointer?,
    _ database: OpaquePointer?,
    _ name: UnsafePointer<CChar>?,
    _ pages: Int32
) -> Int32 {
    context?.assumingMemoryBound(to: Watched.self).pointee.logPages = pages
    return SQLITE_OK
}

private func noteDuration(
    _ kind: UInt32,
    _ context: UnsafeMutableRawPointer?,
    _ statement: UnsafeMutableRawPointer?,
    _ nanoseconds: UnsafeMutableRawPointer?
) -> Int32 {
    guard let slow = context?.assumingMemoryBound(to: Watched.self).pointee.slow, let nanoseconds, let statement else {
        return 0
    }
    let milliseconds = Int(nanoseconds.load(as: Int64.self) / 1_000_000)
    guard milliseconds >= slow.milliseconds else { return 0 }
    let text = sqlite3_sql(OpaquePointer(statement)).map { String(cString: $0) } ?? "?"
    slow.log(text, milliseconds)
    return 0
}
