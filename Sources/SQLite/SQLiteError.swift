internal import CSQLite

/// What SQLite answered instead of doing its work.
public struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The extended result code (sqlite.org/rescode.html).
    public let code: Int32
    /// SQLite's words, for logs; never decide by them.
    public let message: String
    /// The statement, for logs at debug level alone; `description` leaves it out.
    public let sql: String?

    /// An error of this code.
    public init(code: Int32, message: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// The code and SQLite's words.
    public var description: String { "SQLite error \(code): \(message)" }

    /// What the code means to a caller.
    public var kind: Kind {
        switch code {
        case CSQLITE_IOERR_FSYNC, CSQLITE_IOERR_DIR_FSYNC: return .lostWrites
        case CSQLITE_IOERR_NOMEM: return .outOfMemory
        // A full disk shows as one of these where SQLite could not even make room for its index of the log.
        case CSQLITE_IOERR_SHMSIZE: return .full
        case CSQLITE_CONSTRAINT_UNIQUE: return .constraint(.unique)
        case CSQLITE_CONSTRAINT_PRIMARYKEY, CSQLITE_CONSTRAINT_ROWID: return .constraint(.primaryKey)
        case CSQLITE_CONSTRAINT_FOREIGNKEY: return .constraint(.foreignKey)
        case CSQLITE_CONSTRAINT_CHECK: return .constraint(.check)
        case CSQLITE_CONSTRAINT_NOTNULL: return .constraint(.notNull)
        default: break
        }
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy
        case SQLITE_INTERRUPT: return .interrupted
        case SQLITE_FULL: return .full
        case SQLITE_CORRUPT: return .corrupt
        case SQLITE_NOTADB: return .notADatabase
        case SQLITE_NOMEM: return .outOfMemory
        case SQLITE_READONLY: return .readOnly
        case SQLITE_CANTOPEN: return .cannotOpen
        case SQLITE_IOERR: return .inputOutput
        case SQLITE_CONSTRAINT: return .constraint(.other)
        default: return .other
        }
    }

    /// Classes of result codes.
    public enum Kind: Sendable, Equatable {
        /// Another connection holds a lock for longer than the busy timeout.
        case busy
        /// A time limit ran out.
        case interrupted
        /// No space is left, or `max_page_count` is reached.
        case full
        case corrupt
        case notADatabase
        case outOfMemory
        case readOnly
        case cannotOpen
        case inputOutput
        /// `fsync` failed: the kernel may have dropped pages that were written before.
        case lostWrites
        case constraint(Constraint)
        case other
    }

    /// Kinds of constraints.
    public enum Constraint: String, Sendable {
        case unique
        case primaryKey
        case foreignKey
        case check
        case notNull
        case other
    }
}
