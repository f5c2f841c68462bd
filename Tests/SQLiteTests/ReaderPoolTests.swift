import Testing

@testable import SQLite

@Suite struct ReaderPoolTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("d.sqlite")
        let connection = try Connection(.create(path: path))
        try connection.execute(
            "PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (7);"
        )
    }

    private static let select = Query("SELECT a FROM t")

    @Test("Readers can't write")
    func readOnly() throws {
        let pool = ReaderPool(path: path, limit: 2, timeLimitMilliseconds: nil)
        #expect(throws: SQLiteError.self) { try pool.read { try $0.run(Query("DELETE FROM t")) } }
        #expect(try pool.read { try $0.first(Self.select) { $0.int(0) } } == 7)
    }

    @Test("One reader more than there are connections is told so")
    func bounded() throws {
        let pool = ReaderPool(path: path, limit: 2, timeLimitMilliseconds: nil)
        let innermost = try pool.read { _ in
            try pool.read { _ in
                let error = #expect(throws: SQLiteError.self) { try pool.read { _ in } }
                return error?.kind
            }
        }
        #expect(innermost == .busy)
        #expect(try pool.read { try $0.first(Self.select) { $0.int(0) } } == 7)
    }

    @Test("A connection that can't be opened is tried again later")
    func reopening() throws {
        let other = folder.file("later.sqlite")
        let pool = ReaderPool(path: other, limit: 1, timeLimitMilliseconds: nil)
        #expect(throws: SQLiteError.self) { try pool.read { _ in } }
        do { try Connection(.create(path: other)).execute("CREATE TABLE t (a INTEGER)") }
        #expect(try pool.read { try $0.first(Self.select) { $0.int(0) } } == nil)
    }

    @Test("A read is stopped after its time")
    func timeLimit() throws {
        let pool = ReaderPool(path: path, limit: 1, timeLimitMilliseconds: 20)
        let endless = Query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n")
        let error = #expect(throws: SQLiteError.self) { try pool.read { try $0.first(endless) { $0.int(0) } } }
        #expect(error?.kind == .interrupted)
        #expect(try pool.read { try $0.first(Self.select) { $0.int(0) } } == 7)
    }

    @Test("A closed pool reads no more")
    func closing() throws {
        let pool = ReaderPool(path: path, limit: 1, timeLimitMilliseconds: nil)
        #expect(try pool.read { try $0.first(Self.select) { $0.int(0) } } == 7)
        pool.close()
        #expect(throws: SQLiteError.self) { try pool.read { _ in } }
    }
}
