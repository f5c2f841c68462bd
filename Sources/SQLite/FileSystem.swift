internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The few system calls that SQLite doesn't make for us.
enum FileSystem {
    /// Flushes a file or folder to the disk; only for files on which this process holds no SQLite locks.
    static func synchronize(_ path: String) throws(SQLiteError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(SQLITE_CANTOPEN, path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(CSQLITE_IOERR_FSYNC, path) }
    }

    /// Flushes the folder that holds a file, so that the file's name lasts.
    static func synchronizeFolder(of path: String) throws(SQLiteError) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        try synchronize(folder)
    }

    /// `F_OFD_SETLK`, which the Glibc module leaves out: locks that belong to the open file, not to the process.
    #if canImport(Darwin)
        static let setLockOfOpenFile: Int32 = 90
    #else
        static let setLockOfOpenFile: Int32 = 37
    #endif

    /// Takes a range of a file for this open file alone; false when another holds a lock in it.
    static func lock(_ file: Int32, from start: Int, count: Int) -> Bool {
        var range = flock()
        range.l_type = Int16(F_WRLCK)
        range.l_whence = Int16(SEEK_SET)
        range.l_start = off_t(start)
        range.l_len = off_t(count)
        return fcntl(file, setLockOfOpenFile, &range) == 0
    }

    /// An error that names the file.
    static func failure(_ code: Int32, _ path: String) -> SQLiteError {
        SQLiteError(code: code, message: "\(path): \(String(cString: strerror(errno)))")
    }
}
