/// One step of a schema's history; never changed once it was released.
public struct Migration: Sendable, Equatable {
    /// 1 for the first.
    public let number: Int
    /// The file's name.
    public let name: String
    /// Any number of statements, without `BEGIN` and `COMMIT`.
    public let sql: String

    /// A migration out of a file named `0001_what_it_does.sql`; nil when the name has another form.
    public init?(name: String, sql: String) {
        guard name.hasSuffix(".sql"), name.utf8.count > 9,
            let number = Int(name.prefix(4)), number > 0, name.dropFirst(4).first == "_"
        else { return nil }
        self.number = number
        self.name = name
        self.sql = sql
    }
}

/// Why a schema can't be brought up to date.
public enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The names of the files don't count 1, 2, 3 …
    case notConsecutive(String)
    /// A migration that was applied differs from the one in this program.
    case changed(String)
    /// The database has a migration that this program doesn't know, or lacks one that its version says it has.
    case unknownHistory(version: Int)
    /// SQLite's words on what is wrong with a migration; the database is as it was before it.
    case failed(String, SQLiteError)

    /// A sentence for the operator.
    public var description: String {
        switch self {
        case .notConsecutive(let name): "migration \(name) is out of order"
        case .changed(let name): "migration \(name) is not the one that this database was made with"
        case .unknownHistory(let version): "the database's migrations don't add up to its version \(version)"
        case .failed(let name, let error): "migration \(name) failed: \(error)"
        }
    }
}
