internal import CSQLite

/// The head of the index of a write-ahead log (sqlite.org/walformat.html §2.1): every commit changes it.
struct LogIndexHead: Equatable {
    private let words: InlineArray<6, UInt64>

    fileprivate init(at address: UnsafeRawPointer) {
        words = InlineArray { address.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    }

    static func == (one: LogIndexHead, other: LogIndexHead) -> Bool {
        one.words.indices.allSatisfy { one.words[$0] == other.words[$0] }
    }
}

extension Connection {
    /// Bytes of a region of the index.
    private static let regionSize: Int32 = 32 << 10
    private static let journalMode = Query("PRAGMA journal_mode")

    /// Whether commits go to a write-ahead log, which other connections can't change while this one is open.
    func hasLog() throws -> Bool {
        try first(Self.journalMode) { $0.text(0) } == "wal"
    }

    /// The head as it is now in the memory that SQLite shares between processes; nil when it can't be had.
    ///
    /// No lock is taken and no system call made, so it may be torn: a head that differs from the last one asks for a
    /// proper look, one that is the same needs none. Only for a connection that has a log and has read once: for any
    /// other, SQLite would make the shared memory.
    func logIndexHead() -> LogIndexHead? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
            let methods = file.pointee.pMethods, methods.pointee.iVersion >= 2, let map = methods.pointee.xShmMap
        else { return nil }
        var region: UnsafeMutableRawPointer?
        guard map(file, 0, Self.regionSize, 0, &region) == SQLITE_OK, let region else { return nil }
        return LogIndexHead(at: region)
    }
}
