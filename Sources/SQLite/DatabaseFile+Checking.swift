internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What SQLite itself finds wrong with a database.
public struct IntegrityReport: Sendable, Equatable {
    /// What `integrity_check` says, without its "ok"; the first hundred faults.
    public var damages: [String] = []
    /// Rows that refer to nothing, by table and the table they refer to.
    public var danglingReferences: [String: Int] = [:]
    /// Full-text indexes whose words are not those of their texts.
    public var falseSearchIndexes: [String] = []
    /// Why the full-text indexes could not be looked at; nil when they were.
    public var searchIndexObstacle: String?

    /// Nothing wrong.
    public init() {}
}

extension DatabaseFile {
    /// Looks at every page, every reference and every full-text index, while others go on reading and writing, and
    /// then lets the caller look; nothing of the database is changed.
    ///
    /// FTS5 checks an index by a statement that asks for the right to write (sqlite.org/fts5.html §6.4), so it is asked
    /// on a copy in the folder for temporary files, which is removed.
    ///
    /// - Parameter body: Is not called when pages are damaged, as no answer could be trusted.
    /// - Returns: What was found, and what `body` returned.
    /// - Throws: `DatabaseFault` when it is no database of this program, `SQLiteError`.
    public func check<Result>(
        temporaryFolder: String,
        _ body: (Connection) throws -> Result
    ) throws -> (report: IntegrityReport, result: Result?) {
        guard let size = try size() else { throw fault(.absent) }
        guard size > 0 else { throw fault(.empty) }
        guard size >= 512 else { throw fault(.notADatabase) }
        do {
            // Without a log nobody writes, and the file can be read without making one beside it. A process that
            // started to write meanwhile has made its log since, and what was read may be of two minds.
            if !mayBeWritten {
                let found = try look(
                    Connection(.immutable(path: path), cacheKibibytes: Self.checkCache),
                    temporaryFolder,
                    body
                )
                guard mayBeWritten else { return found }
            }
            return try look(Connection(.readOnly(path: path), cacheKibibytes: Self.checkCache), temporaryFolder, body)
        } catch let error as SQLiteError {
            throw fault(of: error)
        }
    }

    /// KiB of pages in memory: each row is looked up in every index, which reads few pages again and again.
    private static let checkCache = 262_144

    private func look<Result>(
        _ connection: Connection,
        _ temporaryFolder: String,
        _ body: (Connection) throws -> Result
    ) throws -> (report: IntegrityReport, result: Result?) {
        var report = IntegrityReport()
        var result: Result?
        _ = try identify(connection)
        do {
            report.damages = try connection.all(preparing: "PRAGMA integrity_check(100)") { $0.text(0) }
                .flatMap { $0.split(separator: "\n").map(String.init) }.filter { $0 != "ok" }
            guard report.damages.isEmpty else { return (report, nil) }
            let references = try connection.all(preparing: "PRAGMA foreign_key_check") {
                "\($0.text(0)) → \($0.text(2))"
            }
            for reference in references { report.danglingReferences[reference, default: 0] += 1 }
            result = try connection.reading { try body(connection) }
        } catch let error as SQLiteError where error.kind == .corrupt {
            report.damages.append(error.message)
            return (report, nil)
        }
        try checkSearchIndexes(connection, temporaryFolder, &report)
        return (report, result)
    }

    private func checkSearchIndexes(
        _ connection: Connection,
        _ temporaryFolder: String,
        _ report: inout IntegrityReport
    ) throws {
        let indexes = try DumpTables.searchIndexes(of: connection)
        guard !indexes.isEmpty else { return }
        let copy = "\(temporaryFolder)/marginalia-check-\(getpid())-\(Uptime.now)"
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(copy + suffix) } }
        do {
            try Backup.copy(from: connection, to: copy) { _, _ in }
            let scratch = try Connection(.create(path: copy), cacheKibibytes: Self.checkCache)
            for index in indexes {
                let name = DumpTable.quoted(index)
                do {
                    try scratch.execute("INSERT INTO \(name) (\(name), rank) VALUES ('integrity-check', 1)")
                } catch {
                    guard error.kind == .corrupt else { throw error }
                    report.falseSearchIndexes.append(index)
                }
            }
        } catch let error as SQLiteError {
            report.searchIndexObstacle = "\(copy): \(error.message)"
        }
    }
}
