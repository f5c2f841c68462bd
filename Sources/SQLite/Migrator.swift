internal import CSQLite
internal import Crypto

/// Brings a schema up to date, one migration and one transaction after the other.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// - Throws: `MigrationError.notConsecutive`.
    public init(_ migrations: [Migration]) throws(MigrationError) {
        self.migrations = migrations.sorted { $0.number < $1.number }
        for (index, migration) in self.migrations.enumerated() where migration.number != index + 1 {
            throw .notConsecutive(migration.name)
        }
    }

    /// The version that the schema has after all migrations.
    public var version: Int { migrations.count }

    /// Compares the migrations that a database went through with the ones of this program.
    ///
    /// - Returns: The version of the database, 0 for a new one.
    /// - Throws: `MigrationError.changed`, `.unknownHistory`.
    @discardableResult
    public func verify(_ connection: Connection) throws -> Int {
        let version = try connection.all(preparing: "PRAGMA user_version") { $0.int(0) }.first ?? 0
        guard version > 0 else { return 0 }
        let applied = try connection.all(preparing: "SELECT number, checksum FROM schema_migrations ORDER BY number") {
            (number: $0.int(0), checksum: $0.text(1))
        }
        guard version <= migrations.count, applied.map(\.number) == Array(1...version) else {
            throw MigrationError.unknownHistory(version: version)
        }
        for (migration, row) in zip(migrations, applied) where Self.checksum(migration) != row.checksum {
            throw MigrationError.changed(migration.name)
        }
        return version
    }

    /// Applies the migrations that a database lacks; only under the writer lock.
    ///
    /// - Parameters:
    ///   - last: The version to stop at; nil: the newest.
    ///   - milliseconds: The time to be noted, since 1970.
    public func migrate(_ connection: Connection, to last: Int? = nil, at milliseconds: Int64) throws {
        let version = try verify(connection)
        let missing = migrations.prefix(last ?? migrations.count).dropFirst(version)
        guard !missing.isEmpty else { return }
        let cache = try connection.all(preparing: "PRAGMA cache_size") { $0.int(0) }[0]
        try connection.execute("PRAGMA cache_size = -\(Self.cacheKibibytes)")
        defer { try? connection.execute("PRAGMA cache_size = \(cache)") }
        for migration in missing {
            do {
                try apply(migration, to: connection, at: milliseconds)
            } catch let error as SQLiteError {
                throw MigrationError.failed(migration.name, error)
            }
        }
    }

    private func apply(_ migration: Migration, to connection: Connection, at milliseconds: Int64) throws {
        try connection.writing {
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number INTEGER NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL,
                    applied_at INTEGER NOT NULL
                ) STRICT;
                """
            )
            try connection.execute(migration.sql)
            try connection.run(
                Self.note,
                [
                    .integer(migration.number), .text(migration.name), .text(Self.checksum(migration)),
                    .integer(milliseconds),
                ]
            )
            let broken = try connection.all(preparing: "PRAGMA foreign_key_check") { $0.text(0) }
            guard broken.isEmpty else {
                throw SQLiteError(code: CSQLITE_CONSTRAINT_FOREIGNKEY, message: "rows of \(broken[0]) refer to nothing")
            }
            // Part of the transaction, as it stands in the file's first page.
            try connection.execute("PRAGMA user_version = \(migration.number)")
        }
    }

    /// Looking for the row that each row refers to reads all over a file: with few pages in memory it took five minutes among a
    /// million comments, with these it takes six seconds.
    private static let cacheKibibytes = 262_144

    private static let note = Query(
        "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)"
    )

    /// SHA-256 of the text in hexadecimal.
    private static func checksum(_ migration: Migration) -> String {
        var hash = SHA256()
        let text = Array(migration.sql.utf8)
        text.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().reduce(into: "") {
            $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16)
        }
    }
}
