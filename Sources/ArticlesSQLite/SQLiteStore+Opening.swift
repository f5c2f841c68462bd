public import Articles
internal import SQLite

extension SQLiteStore {
    /// How a store is opened and what it tells.
    public struct Configuration: Sendable {
        /// What may be done to a file that isn't what is wanted.
        public var opening = Opening.createOrMigrate
        /// The most reads at once, each with a connection opened when it is needed; one more gets `StoreError.busy`.
        public var readers = 16
        /// How long one read may take; nil: no limit.
        public var readMilliseconds: Int? = 2_000
        /// How long the check of a database may take at opening, what is not read by then passing; nil: no limit.
        public var checkMilliseconds: Int? = 500
        /// Writes that may wait for the writer; one more gets `StoreError.busy`.
        public var waitingWrites = 1_024
        /// How long another process may hold the writer lock before writes get `StoreError.busy`.
        public var lockMilliseconds = 5_000
        /// Called after a commit of this store and before the writes in it are answered, on the writer's thread.
        public var onChange: @Sendable (Set<Change>) -> Void = { _ in }
        /// Called after a commit of another process was noticed, on any thread; sometimes without one.
        ///
        /// A read that began before the call may have seen the state before that commit: answers kept ready have to be
        /// dropped when the call comes, and one that is made of such a read must not be kept.
        public var onForeignChange: @Sendable () -> Void = {}
        /// Called, with words for the log, when the disk may have lost what was written; the process has to end.
        public var onFatal: @Sendable (String) -> Void = { _ in }
        /// Statements that take so many milliseconds are told to `onSlowStatement`; nil: none is.
        public var slowMilliseconds: Int?
        /// Called with the text of a statement, without its values, with how long it took, and with the request that it was
        /// run for, on any thread.
        public var onSlowStatement: @Sendable (_ sql: String, _ milliseconds: Int, _ request: String?) -> Void = {
            _,
            _,
            _ in
        }
        /// The request that a caller of the store is at work for, for logs; nil where there is none.
        public var currentRequest: @Sendable () -> String? = { nil }
        /// The time that is noted with changes.
        public var now: @Sendable () -> Timestamp = { Schema.systemTime() }

        /// The defaults.
        public init() {}
    }

    /// What may be done to a file that isn't what is wanted.
    public enum Opening: Sendable {
        /// One that does not exist is made, one of an older version brought up to date.
        case createOrMigrate
        /// It has to exist and to be up to date.
        case existing
    }

    /// The path that stands for a new database in memory.
    public static let memoryPath = ":memory:"

    /// Opens a database, after looking whether it is one of ours and sound.
    ///
    /// - Throws: An error whose description names the file and the fault; the file is as it was then.
    public static func open(path: String, configuration: Configuration = Configuration()) throws -> SQLiteStore {
        if path == memoryPath { return try openInMemory(configuration) }
        let file = Schema.file(path)
        return try file.naming { try open(file, configuration) }
    }

    /// The path of a database with symbolic links resolved: that of the files beside it.
    public static func file(at path: String) -> String { Schema.file(path).path }

    /// Whether `open` would bring the database up to date; false where there is none.
    ///
    /// - Throws: As `open`.
    public static func needsMigration(path: String) throws -> Bool {
        let file = Schema.file(path)
        return try file.naming {
            guard case .database(let version) = try file.inspect(checkMilliseconds: 1) else { return false }
            return version < Schema.migrator.version
        }
    }

    private static func open(_ file: DatabaseFile, _ configuration: Configuration) throws -> SQLiteStore {
        let lock = WriterLock(database: file.path)
        switch try file.inspect(checkMilliseconds: configuration.checkMilliseconds) {
        case .absent:
            guard configuration.opening == .createOrMigrate else {
                throw DatabaseFault(path: file.path, reason: .absent)
            }
            let now = configuration.now()
            try file.create(under: lock, lockMilliseconds: configuration.lockMilliseconds) { connection in
                try Schema.fill(connection, at: now)
            }
        case .database(let version) where version < Schema.migrator.version:
            guard configuration.opening == .createOrMigrate else {
                let reason = DatabaseFault.Reason.older(version: version, needed: Schema.migrator.version)
                throw DatabaseFault(path: file.path, reason: reason)
            }
        case .database: break
        }
        let connection = try Connection(
            .readWrite(path: file.path),
            busyMilliseconds: Int32(clamping: configuration.lockMilliseconds),
            cacheKibibytes: 8_192
        )
        try prepare(connection, lock, configuration)
        if let slow = configuration.slow { connection.report(slow) }
        return SQLiteStore(
            path: file.path,
            writer: try GroupWriter(
                connection,
                lock: lock,
                limits: limits(configuration),
                events: events(configuration)
            ),
            readers: ReaderPool(
                path: file.path,
                limit: configuration.readers,
                timeLimitMilliseconds: configuration.readMilliseconds,
                slow: configuration.slow
            ),
            configuration: configuration
        )
    }

    private static func openInMemory(_ configuration: Configuration) throws -> SQLiteStore {
        let connection = try Connection(.memory)
        try Schema.fill(connection, at: configuration.now())
        return SQLiteStore(
            path: nil,
            writer: try GroupWriter(
                connection,
                lock: nil,
                limits: limits(configuration),
                events: events(configuration)
            ),
            readers: nil,
            configuration: configuration
        )
    }

    /// Migrates if need be, and makes sure of the write-ahead log, which another program may have turned off.
    private static func prepare(_ connection: Connection, _ lock: WriterLock, _ configuration: Configuration) throws {
        let mode = try connection.all(preparing: "PRAGMA journal_mode") { $0.text(0) }.first
        let version = try Schema.migrator.verify(connection)
        guard mode != "wal" || version < Schema.migrator.version else { return }
        try lock.withLock(milliseconds: configuration.lockMilliseconds) {
            if mode != "wal" { try connection.execute("PRAGMA journal_mode = WAL") }
            // Looks anew: another process may have migrated while this one waited.
            try Schema.migrator.migrate(connection, at: configuration.now().millisecondsSince1970)
        }
    }

    private static func limits(_ configuration: Configuration) -> GroupWriter<Change>.Limits {
        var limits = GroupWriter<Change>.Limits()
        limits.waiting = configuration.waitingWrites
        limits.lockMilliseconds = configuration.lockMilliseconds
        return limits
    }

    private static func events(_ configuration: Configuration) -> GroupWriter<Change>.Events {
        var events = GroupWriter<Change>.Events()
        events.beforeCommit = { try SearchIndex(connection: $0).learnWhatWaits() }
        events.onCommit = configuration.onChange
        events.onForeignCommit = configuration.onForeignChange
        events.onFatal = { error in configuration.onFatal(error.description) }
        return events
    }
}

extension SQLiteStore.Configuration {
    fileprivate var slow: SlowStatements? {
        slowMilliseconds.map { milliseconds in
            SlowStatements(milliseconds: milliseconds) { [onSlowStatement, currentRequest] sql, elapsed in
                onSlowStatement(sql, elapsed, SQLiteStore.writingFor ?? currentRequest())
            }
        }
    }
}
