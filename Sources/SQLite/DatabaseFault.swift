/// Why a file is not opened; the file has not been touched.
public struct DatabaseFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong with it.
    public let reason: Reason

    /// A fault of a file.
    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// What can be wrong with a file.
    public enum Reason: Sendable, Equatable {
        case absent
        /// A directory, a device …
        case notAFile
        case unreadable(String)
        case empty
        case notADatabase
        /// The `application_id` of another program; 0 is that of none.
        case foreign(applicationID: Int32)
        /// Made by a version of this program that is newer than this one.
        case newer(version: Int, known: Int)
        /// Made by an older version of this program, and the caller may not change it.
        case older(version: Int, needed: Int)
        /// The first line of what `quick_check` found, or SQLite's words.
        case damaged(String)
        /// The file to be made is there already.
        case exists
        /// Another process, or another connection of this one, has the database open.
        case inUse
        /// There is no database, but the log of a former one.
        case leftLog
        /// The schema can't be brought up to date; the words of `MigrationError`.
        case migration(String)
    }

    /// A sentence that names the file and the fault.
    public var description: String { "\(path): \(sentence)" }

    private var sentence: String {
        switch reason {
        case .absent: "there is no such file"
        case .notAFile: "is not a regular file"
        case .unreadable(let words): "can't be read: \(words)"
        case .empty: "is empty, and so no database of this program; remove it to have a new one made"
        case .notADatabase: "is not an SQLite database"
        case .foreign(let id): "is a database of another program (application id \(id))"
        case .newer(let version, let known):
            "was made by a newer version of this program (schema \(version), this one knows \(known))"
        case .older(let version, let needed):
            "was made by an older version of this program (schema \(version), needed is \(needed)); migrate it first"
        case .damaged(let words): "is damaged: \(words); restore it from a backup"
        case .exists: "exists already"
        case .inUse: "is in use; stop the server first"
        case .leftLog: "is not there, but its log (…-wal) is; look after it, and remove it when it is not needed"
        case .migration(let words): "can't be brought up to date: \(words)"
        }
    }
}
