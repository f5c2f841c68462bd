internal import CSQLite

extension Connection {
    private static let beginReading = Query("BEGIN DEFERRED")
    private static let beginWriting = Query("BEGIN IMMEDIATE")
    private static let commitQuery = Query("COMMIT")
    private static let rollbackQuery = Query("ROLLBACK")
    private static let savepointQuery = Query("SAVEPOINT one")
    private static let releaseQuery = Query("RELEASE one")
    private static let rollbackToQuery = Query("ROLLBACK TO one")

    /// Runs `body` on one snapshot of the database.
    public func reading<Result>(_ body: () throws -> Result) throws -> Result {
        try run(Self.beginReading)
        defer { endReading() }
        return try body()
    }

    /// Runs `body` as one transaction that holds the write lock from its start and is undone when `body` throws.
    ///
    /// Never deferred: a transaction that turns from reading to writing after another's commit fails at once, whatever
    /// the busy timeout.
    public func writing<Result>(_ body: () throws -> Result) throws -> Result {
        try begin()
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollback()
            throw error
        }
    }

    /// Starts a transaction that holds the write lock.
    func begin() throws(SQLiteError) {
        try run(Self.beginWriting)
    }

    /// Makes the transaction last; when this throws, whether it does is not known.
    func commit() throws(SQLiteError) {
        try run(Self.commitQuery)
    }

    /// Undoes the transaction, unless SQLite already has.
    func rollback() {
        guard !isAutocommitting else { return }
        // What fails here leaves the transaction to the next `begin`, which then throws; there is nobody to tell.
        _ = try? run(Self.rollbackQuery)
    }

    /// Runs `body` as a part of the open transaction that is undone alone when `body` throws.
    ///
    /// After an error on which SQLite rolls back the whole transaction (a full disk, an I/O error), `isAutocommitting`
    /// is true and all of it is lost.
    public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try run(Self.savepointQuery)
        do {
            let result = try body()
            // Swallowing the error of a full disk inside `body` doesn't bring its transaction back.
            try run(Self.releaseQuery)
            return result
        } catch {
            if !isAutocommitting {
                try run(Self.rollbackToQuery)
                try run(Self.releaseQuery)
            }
            throw error
        }
    }

    private func endReading() {
        guard !isAutocommitting else { return }
        do {
            try run(Self.commitQuery)
        } catch {
            rollback()
        }
    }

    // MARK: Checkpoints

    /// How thorough a checkpoint is (sqlite.org/c3ref/wal_checkpoint_v2.html).
    enum CheckpointMode {
        /// Takes over what no reader needs any more, waits for nobody.
        case passive
        /// Takes over all and empties the log, waiting for readers within the busy timeout.
        case truncate
    }

    /// Moves committed pages from the write-ahead log into the database; only under the writer lock.
    ///
    /// - Returns: The pages in the log, and how many of them are now in the database.
    @discardableResult
    func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) -> (log: Int, moved: Int) {
        var log: Int32 = 0
        var moved: Int32 = 0
        let flag = mode == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
        let code = sqlite3_wal_checkpoint_v2(database, nil, flag, &log, &moved)
        guard code == SQLITE_OK else { throw SQLiteError(of: database, code: code, sql: "checkpoint") }
        return (Int(log), Int(moved))
    }

    /// Sets how long SQLite waits for another connection's lock.
    func setBusyTimeout(milliseconds: Int32) {
        sqlite3_busy_timeout(database, milliseconds)
    }
}
