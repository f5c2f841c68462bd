internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A copy of a database in use: whole, checked, on the disk, or not there at all.
public struct Backup: Sendable {
    private let file: DatabaseFile

    /// A copy that will stand at `file.path`.
    public init(to file: DatabaseFile) {
        self.file = file
    }

    /// Copies the state that the database has now, while others go on reading and writing.
    ///
    /// The log can't be emptied while the copy is being made. The copy is written beside its place, checked by
    /// `quick_check`, flushed and then given its name.
    ///
    /// - Parameters:
    ///   - source: A connection with no transaction open.
    ///   - isReplacing: Whether a file that is there already may be replaced.
    ///   - progress: Called with the pages copied and the pages in all; what it throws ends the copying.
    /// - Throws: `DatabaseFault.exists`, `.damaged`; `SQLiteError`.
    public func make(
        from source: Connection,
        isReplacing: Bool = false,
        progress: (_ copied: Int, _ pages: Int) throws -> Void = { _, _ in }
    ) throws {
        guard isReplacing || access(file.path, F_OK) != 0 else { throw file.fault(.exists) }
        let draft = "\(file.path)-partial-\(getpid())"
        defer { Self.remove(draft) }
        try makeChecked(draft, from: source, progress)
        try FileSystem.synchronize(draft)
        if isReplacing {
            guard rename(draft, file.path) == 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, file.path) }
        } else if link(draft, file.path) != 0 {
            guard errno != EEXIST else { throw file.fault(.exists) }
            guard rename(draft, file.path) == 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, file.path) }
        }
        try FileSystem.synchronizeFolder(of: file.path)
    }

    /// Copies the state that the database has now to a file without a name, which is gone when nobody reads it any more.
    ///
    /// It is checked as `make` does, and not flushed. While it is being made it stands beside `file.path`; what a process
    /// that was killed meanwhile has left there is removed. One at a time in a process.
    ///
    /// - Parameter progress: As for `make`.
    /// - Throws: As `make`.
    public func makeNameless(
        from source: Connection,
        progress: (_ copied: Int, _ pages: Int) throws -> Void = { _, _ in }
    ) throws -> NamelessFile {
        removeLeftDrafts()
        let draft = "\(file.path)-partial-\(getpid())"
        defer { Self.remove(draft) }
        try makeChecked(draft, from: source, progress)
        return try NamelessFile(path: draft)
    }

    private func makeChecked(
        _ draft: String,
        from source: Connection,
        _ progress: (_ copied: Int, _ pages: Int) throws -> Void
    ) throws {
        try Self.copy(from: source, to: draft, progress)
        let copied = DatabaseFile(path: draft, applicationID: file.applicationID, knownVersion: file.knownVersion)
        do {
            _ = try copied.inspect(checkMilliseconds: nil)
        } catch let fault as DatabaseFault {
            throw file.fault(fault.reason)
        }
    }

    private static func remove(_ draft: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
    }

    /// Removes drafts of processes that are no more, and of this one's forerunner with the same number.
    private func removeLeftDrafts() {
        let slash = file.path.lastIndex(of: "/")
        let folder = slash.map { String(file.path[...$0]) } ?? "./"
        let start = file.path[(slash.map { file.path.index(after: $0) } ?? file.path.startIndex)...] + "-partial-"
        guard let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            guard name.hasPrefix(start), let process = pid_t(name.dropFirst(start.count)) else { continue }
            if process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) { Self.remove(folder + name) }
        }
    }

    /// Copies the pages of a database to a file that is neither checked nor flushed.
    static func copy(
        from source: Connection,
        to draft: String,
        _ progress: (_ copied: Int, _ pages: Int) throws -> Void
    ) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
        let target = try Connection(.create(path: draft))
        // One read transaction round all steps: without it, each commit of another would start the copy anew.
        try source.reading {
            _ = try source.all(preparing: "SELECT count(*) FROM sqlite_schema") { $0.int(0) }
            guard let backup = sqlite3_backup_init(target.database, "main", source.database, "main") else {
                throw SQLiteError(of: target.database, code: sqlite3_errcode(target.database), sql: "backup")
            }
            var code = SQLITE_OK
            do {
                while code == SQLITE_OK {
                    code = sqlite3_backup_step(backup, 1_024)
                    let pages = Int(sqlite3_backup_pagecount(backup))
                    try progress(pages - Int(sqlite3_backup_remaining(backup)), pages)
                }
            } catch {
                sqlite3_backup_finish(backup)
                throw error
            }
            let finished = sqlite3_backup_finish(backup)
            guard code == SQLITE_DONE, finished == SQLITE_OK else {
                throw SQLiteError(of: target.database, code: code == SQLITE_DONE ? finished : code, sql: "backup")
            }
        }
    }
}
