public import Articles
internal import SQLite

/// What can be told of a database from outside, without making a file or changing one.
public struct DatabaseExamination: Sendable, Equatable {
    /// Whether it can be used.
    public var state: State
    /// The bytes of its write-ahead log.
    public var logBytes = 0
    /// Whether the log was looked at; it is not when that would make a file.
    public var isLogRead = true
    /// When the last change was noted.
    public var lastChange: Timestamp?
    /// Whether somebody is writing at this moment.
    public var writer = Writer.nobody

    /// Whether a database can be used.
    public enum State: Sendable, Equatable {
        case absent
        /// With a sentence that names the file and the fault.
        case unusable(String)
        /// Migrations will bring it up to date.
        case older(version: Int, needed: Int)
        case current(version: Int)
    }

    /// Who holds the lock of those who write.
    public enum Writer: Sendable, Equatable {
        case nobody
        case somebody
        /// The lock can't be used, with the system's words.
        case unknown(String)
    }
}

extension SQLiteStore {
    /// Looks at a database from outside while others may go on using it; no file is made or changed.
    public static func examine(path: String) -> DatabaseExamination {
        let file = Schema.file(path)
        do {
            let (state, log, last) = try file.examine(checkMilliseconds: 500) { connection -> Int64? in
                // The first versions had no changes.
                let isKept = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'changes'"
                guard try !connection.all(preparing: isKept, { $0.int(0) }).isEmpty else { return nil }
                let latest = "SELECT at FROM changes ORDER BY sequence DESC LIMIT 1"
                return try connection.all(preparing: latest) { $0.int64(0) }.first
            }
            var examination = DatabaseExamination(state: DatabaseExamination.State(state))
            if case .read(let bytes) = log { examination.logBytes = bytes }
            if case .notRead(let bytes) = log {
                examination.logBytes = bytes
                examination.isLogRead = false
            }
            examination.lastChange = last.flatMap { $0 }.map(Timestamp.init(millisecondsSince1970:))
            examination.writer = DatabaseExamination.Writer(WriterLock(database: file.path).holder)
            return examination
        } catch {
            return DatabaseExamination(state: .unusable("\(error)"))
        }
    }

    /// The version of the SQLite that this process has loaded.
    public static var libraryVersion: String { SQLiteLibrary.version }

    /// What the SQLite that this process has loaded lacks of what this program needs.
    public static var libraryFaults: [String] {
        var faults: [String] = []
        if SQLiteLibrary.versionNumber < SQLiteLibrary.leastVersionNumber { faults.append("is older than 3.37.0") }
        if !SQLiteLibrary.has("ENABLE_FTS5") { faults.append("has no full-text search (ENABLE_FTS5)") }
        if !SQLiteLibrary.isThreadSafe { faults.append("is compiled for one thread (THREADSAFE=0)") }
        return faults
    }

    /// Whether a file is a backup or an export of this program, by its first bytes.
    public static func isBackup(_ path: String) -> Bool {
        let head = DatabaseFile.head(of: path, count: 128)
        // The application id stands at byte 68 (sqlite.org/fileformat.html §1.3).
        let mark = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Array($0) }
        if head.starts(with: Array("SQLite format 3\0".utf8)) { return head.count > 72 && Array(head[68..<72]) == mark }
        return String(decoding: head, as: UTF8.self).contains(exportFormat)
    }

    /// The bytes that may still be written beside a file or in a folder; nil when the system does not tell.
    public static func freeBytes(under path: String) -> Int? { DiskRoom.freeBytes(under: path) }
}

extension DatabaseExamination.State {
    fileprivate init(_ state: DatabaseFile.State) {
        switch state {
        case .absent: self = .absent
        case .database(let version) where version < Schema.version:
            self = .older(version: version, needed: Schema.version)
        case .database(let version): self = .current(version: version)
        }
    }
}

extension DatabaseExamination.Writer {
    fileprivate init(_ holder: WriterLock.Holder) {
        switch holder {
        case .nobody: self = .nobody
        case .somebody: self = .somebody
        case .unknown(let words): self = .unknown(words)
        }
    }
}
