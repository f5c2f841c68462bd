internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A database of another program, read and never written.
public struct ForeignDatabase: Sendable {
    /// The file.
    public let path: String

    /// A file that need not exist.
    public init(path: String) {
        self.path = path
    }

    /// Runs `body` on one snapshot of the database, its pages looked at before.
    ///
    /// No file is made beside it: in WAL mode without a log the file alone is read.
    ///
    /// - Throws: `DatabaseFault`, or what `body` throws.
    public func reading<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        let head = try head()
        let log = path + "-wal"
        // The eighteenth byte tells the mode (sqlite.org/fileformat.html §1.3.3).
        let isLogged = head[18] == 2
        var status = stat()
        let hasLog = stat(log, &status) == 0 && status.st_size > 0
        do {
            let connection = try Connection(
                isLogged && !hasLog ? .immutable(path: path) : .readOnly(path: path),
                busyMilliseconds: 2_000
            )
            return try connection.reading {
                let lines = try connection.all(preparing: "PRAGMA quick_check(1)") { $0.text(0) }
                guard lines == ["ok"] else { throw fault(.damaged(lines.first ?? "")) }
                return try body(connection)
            }
        } catch let error as SQLiteError {
            throw fault(of: error)
        }
    }

    private func head() throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw fault(errno == ENOENT ? .absent : .unreadable(String(cString: strerror(errno))))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw fault(.notAFile) }
        guard status.st_size > 0 else { throw fault(.empty) }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw fault(.unreadable(String(cString: strerror(errno)))) }
        defer { close(file) }
        var head = [UInt8](repeating: 0, count: 100)
        guard read(file, &head, 100) == 100, head.starts(with: "SQLite format 3\0".utf8), status.st_size >= 512 else {
            throw fault(.notADatabase)
        }
        return head
    }

    private func fault(_ reason: DatabaseFault.Reason) -> DatabaseFault { DatabaseFault(path: path, reason: reason) }

    private func fault(of error: SQLiteError) -> DatabaseFault {
        switch error.kind {
        case .busy: fault(.unreadable("another program is writing to it"))
        case .notADatabase: fault(.notADatabase)
        case .corrupt: fault(.damaged(error.message))
        // A journal that only a writer could undo.
        case .readOnly: fault(.unreadable("its program was stopped while it wrote; start that program once"))
        default: fault(.unreadable(error.description))
        }
    }
}
