internal import Articles
internal import FoundationEssentials
internal import SQLite

/// What this program's databases are: their mark, their migrations, and what is in them from the start.
public enum Schema {
    /// The `application_id` in the file's header: the letters "Marg".
    public static let applicationID: Int32 = 0x4D61_7267

    /// The secret that is made with the database.
    public static let defaultSecret = "service"

    /// The version that a database of this program has.
    public static var version: Int { migrator.version }

    static let migrator: Migrator = {
        let migrations = EmbeddedFiles.all.compactMap { Migration(name: $0.key, sql: $0.value) }
        do {
            return try Migrator(migrations)
        } catch {
            preconditionFailure("the files in migrations/sqlite are wrong: \(error)")
        }
    }()

    static func file(_ path: String) -> DatabaseFile {
        DatabaseFile(path: path, applicationID: applicationID, knownVersion: migrator.version)
    }

    /// Makes the tables and the secret of a new database.
    static func fill(_ connection: Connection, at time: Timestamp) throws {
        // A database in memory has no file to be told by, but a backup of it will have one.
        try connection.execute("PRAGMA application_id = \(applicationID)")
        try migrator.migrate(connection, at: time.millisecondsSince1970)
        try connection.writing { _ = try secret(named: defaultSecret, on: connection) }
    }

    /// The secret of a name, made if there is none; in a transaction.
    static func secret(named name: String, on connection: Connection) throws -> [UInt8] {
        if let secret = try connection.first(selectSecret, [.text(name)], { $0.bytes(0) }) { return secret }
        // The system's generator is one for keys (getrandom, arc4random).
        var random = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        try connection.run(insertSecret, [.text(name), .blob(secret)])
        return secret
    }

    static func systemTime() -> Timestamp {
        Timestamp(millisecondsSince1970: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    private static let selectSecret = Query("SELECT value FROM secrets WHERE name = ?1")
    private static let insertSecret = Query("INSERT INTO secrets (name, value) VALUES (?1, ?2)")
}
