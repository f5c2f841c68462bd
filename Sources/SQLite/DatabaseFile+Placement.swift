internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension DatabaseFile {
    /// Makes sure that there is neither a database nor what is left of one.
    func checkIsFree() throws(DatabaseFault) {
        guard access(path, F_OK) != 0 else { throw fault(.exists) }
        var log = stat()
        // A log would be taken for that of the new database.
        guard stat(path + "-wal", &log) != 0 || log.st_size == 0 else { throw fault(.leftLog) }
    }

    /// Gives a finished and flushed draft the database's name.
    ///
    /// A database that is replaced must not be in use: the lock that SQLite holds on the file of every open connection
    /// (sqlite.org/lockingv3.html) is asked for, and kept until the new file is there.
    func place(_ draft: String, isReplacing: Bool, lockMilliseconds: Int) throws {
        let lock = WriterLock(database: path)
        try lock.withLock(milliseconds: lockMilliseconds) {
            if isReplacing {
                let former = try lockOut()
                defer { if former >= 0 { close(former) } }
                // The log of the former database would be applied to the new one.
                for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
                guard rename(draft, path) == 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, path) }
            } else {
                try checkIsFree()
                for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
                if link(draft, path) != 0 {
                    guard errno != EEXIST else { throw fault(.exists) }
                    // File systems without hard links have no other way than the one that could replace.
                    guard rename(draft, path) == 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, path) }
                }
            }
            try FileSystem.synchronizeFolder(of: path)
        }
    }

    /// Locks all connections out of the database that is there, after its log was taken into it.
    ///
    /// - Returns: The open file, whose closing lets go of the lock; -1 when there is none.
    private func lockOut() throws -> Int32 {
        guard access(path, F_OK) == 0 else { return -1 }
        // Whoever falls between the end of the log and the new name has the former database whole. What can't be
        // opened has nothing to be saved.
        _ = try? Connection(.readWrite(path: path), busyMilliseconds: 0).checkpoint(.truncate)
        let file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw fault(.unreadable(String(cString: strerror(errno)))) }
        // From the pending byte on to the end of the shared range (SQLite's os.h).
        guard FileSystem.lock(file, from: 0x4000_0000, count: 512) else {
            close(file)
            throw fault(.inUse)
        }
        return file
    }

    /// Whether some process has the database open, or left a log; then it has to be read through that log.
    var mayBeWritten: Bool { access(path + "-wal", F_OK) == 0 }
}

extension DatabaseFile {
    /// Whether a file begins as every SQLite database does (sqlite.org/fileformat.html §1.3.1).
    ///
    /// Only for files on which this process holds no SQLite locks.
    public static func looksLikeDatabase(_ path: String) -> Bool {
        head(of: path, count: 16) == Array("SQLite format 3\0".utf8)
    }

    /// The first bytes of a file, fewer when it is shorter, none when it can't be read.
    ///
    /// Only for files on which this process holds no SQLite locks.
    public static func head(of path: String, count: Int) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var head = [UInt8](repeating: 0, count: count)
        return Array(head[..<max(0, read(file, &head, count))])
    }
}
