#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension DatabaseFile {
    /// Makes the database, whole or not at all: it is filled under another name, flushed, and then given its own.
    ///
    /// A process that is killed on the way leaves no half-made database that the next start would have to refuse. When
    /// another process was quicker, its database is left as it is.
    ///
    /// - Parameter fill: Makes tables and first rows; `application_id` is set already.
    public func create(under lock: WriterLock, lockMilliseconds: Int, fill: (Connection) throws -> Void) throws {
        try lock.withLock(milliseconds: lockMilliseconds) {
            guard access(path, F_OK) != 0 else { return }
            let draft = path + "-new"
            removeDraft(draft)
            do {
                try fillDraft(draft, fill)
                // Not `rename`, which would replace a file that a program without our lock has put there meanwhile.
                guard link(draft, path) == 0 else {
                    let error = errno
                    if error == EEXIST { throw fault(.exists) }
                    // File systems without hard links have no other way than the one that could replace.
                    guard rename(draft, path) == 0 else { throw fault(.unreadable(String(cString: strerror(error)))) }
                    try FileSystem.synchronizeFolder(of: path)
                    return
                }
                try FileSystem.synchronizeFolder(of: path)
                removeDraft(draft)
            } catch {
                removeDraft(draft)
                throw error
            }
        }
    }

    private func fillDraft(_ draft: String, _ fill: (Connection) throws -> Void) throws {
        do {
            let connection = try Connection(.create(path: draft))
            // A log would hold every page once a migration, and a small disk has no room for that; what fails here is thrown
            // away whole, so that nothing has to be taken back.
            try connection.execute("PRAGMA journal_mode = MEMORY; PRAGMA application_id = \(applicationID);")
            try fill(connection)
            try connection.execute("PRAGMA journal_mode = WAL")
            // Takes the log into the file and flushes it; the log itself goes with the connection.
            try connection.checkpoint(.truncate)
        }
        try FileSystem.synchronize(draft)
    }

    private func removeDraft(_ draft: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
    }
}
