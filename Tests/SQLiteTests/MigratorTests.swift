import Testing

@testable import SQLite

@Suite struct MigratorTests {
    private static func migrations(_ texts: [String]) -> [Migration] {
        texts.enumerated().compactMap { index, sql in Migration(name: "000\(index + 1)_step.sql", sql: sql) }
    }

    private func version(_ connection: Connection) throws -> Int? {
        try connection.all(preparing: "PRAGMA user_version") { $0.int(0) }.first
    }

    @Test("Migrations are applied in the order of their numbers, and only those that lack")
    func order() throws {
        let connection = try Connection(.memory)
        let all = Self.migrations([
            "CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT; INSERT INTO a VALUES (1, 2);", "DELETE FROM a",
        ])
        try Migrator(Array(all.prefix(2).reversed())).migrate(connection, at: 5)
        #expect(try version(connection) == 2)
        #expect(try connection.all(preparing: "SELECT y FROM a") { $0.int(0) } == [2])
        try Migrator(all).migrate(connection, at: 6)
        #expect(try version(connection) == 3)
        #expect(try connection.all(preparing: "SELECT y FROM a") { $0.int(0) } == [])
        try Migrator(all).migrate(connection, at: 7)
        let times = try connection.all(preparing: "SELECT applied_at FROM schema_migrations ORDER BY number") {
            $0.int(0)
        }
        #expect(times == [5, 5, 6])
    }

    @Test("A migration that fails leaves the database as it was before it")
    func failure() throws {
        let connection = try Connection(.memory)
        let migrator = try Migrator(Self.migrations(["CREATE TABLE a (x INT)", "CREATE TABLE b (x INT); NONSENSE;"]))
        #expect(throws: MigrationError.self) { try migrator.migrate(connection, at: 0) }
        #expect(try version(connection) == 1)
        let tables = try connection.all(preparing: "SELECT name FROM sqlite_schema WHERE name IN ('a', 'b')") {
            $0.text(0)
        }
        #expect(tables == ["a"])
        try Migrator(Self.migrations(["CREATE TABLE a (x INT)", "CREATE TABLE b (x INT);"])).migrate(connection, at: 0)
        #expect(try version(connection) == 2)
    }

    @Test("A migration that leaves rows which refer to nothing is refused")
    func foreignKeys() throws {
        let connection = try Connection(.memory)
        let first = "CREATE TABLE a (x INT PRIMARY KEY); CREATE TABLE b (x INT REFERENCES a); "
        try connection.execute("PRAGMA foreign_keys = OFF")
        let migrator = try Migrator(Self.migrations([first + "INSERT INTO b VALUES (1)"]))
        #expect(throws: MigrationError.self) { try migrator.migrate(connection, at: 0) }
        #expect(try version(connection) == 0)
    }

    @Test("A migration that differs from the one applied stops the start")
    func changed() throws {
        let connection = try Connection(.memory)
        try Migrator(Self.migrations(["CREATE TABLE a (x INT)"])).migrate(connection, at: 0)
        let edited = try Migrator(Self.migrations(["CREATE TABLE a (x INT);"]))
        #expect(throws: MigrationError.changed("0001_step.sql")) { try edited.migrate(connection, at: 0) }
    }

    @Test("A version without its history stops the start")
    func history() throws {
        let connection = try Connection(.memory)
        let migrator = try Migrator(Self.migrations(["CREATE TABLE a (x INT)", "SELECT 1"]))
        try migrator.migrate(connection, at: 0)
        try connection.execute("DELETE FROM schema_migrations WHERE number = 1")
        #expect(throws: MigrationError.unknownHistory(version: 2)) { try migrator.verify(connection) }
        try connection.execute("PRAGMA user_version = 3")
        #expect(throws: MigrationError.unknownHistory(version: 3)) { try migrator.verify(connection) }
    }

    @Test("Numbers count 1, 2, 3 …")
    func numbers() throws {
        let migration = try #require(Migration(name: "0002_b.sql", sql: ""))
        #expect(throws: MigrationError.notConsecutive("0002_b.sql")) { try Migrator([migration]) }
    }

    @Test(
        "A file's name is a number of four digits and words",
        arguments: ["1_a.sql", "0001.sql", "0001_a.txt", "abcd_a.sql", "0000_a.sql", "-001_a.sql", ""]
    )
    func names(name: String) {
        #expect(Migration(name: name, sql: "") == nil)
    }
}
