internal import CSQLite
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An advisory lock on a file beside the database, held for every write transaction and every checkpoint.
///
/// SQLite 3.7.0…3.51.2 can damage a database in WAL mode when one connection writes while another takes a checkpoint
/// (sqlite.org/wal.html, fixed in 3.51.3). Processes that go through this lock never do. It belongs to the open file
/// (`flock`), so two stores in one process exclude each other too, and a killed process lets go of it.
public final class WriterLock: Sendable {
    /// The lock file; never removed, because a process that waits for a removed file's lock excludes nobody.
    public let path: String
    private let descriptor = Mutex<Int32>(-1)

    /// The lock of a database; no file is made before the lock is first taken.
    public init(database path: String) {
        self.path = path + "-lock"
    }

    deinit {
        descriptor.withLock { if $0 >= 0 { _ = close($0) } }
    }

    /// Whether some process has ever taken the lock.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Who has the lock at this moment.
    public enum Holder: Sendable, Equatable {
        case nobody
        case somebody
        /// The lock file is there and can't be used; with the system's words.
        case unknown(String)
    }

    /// Looks who has the lock, without waiting and without making its file; whoever has let go of it may take it the
    /// moment after.
    public var holder: Holder {
        guard exists else { return .nobody }
        do {
            return try isFree() ? .nobody : .somebody
        } catch {
            return .unknown(error.message)
        }
    }

    private func isFree() throws(SQLiteError) -> Bool {
        let file = try open()
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw failure(CSQLITE_IOERR_LOCK, errno) }
            return false
        }
        unlock()
        return true
    }

    /// Takes the lock; a new lock file gets the database's permissions, the owner's alone while there is no database.
    ///
    /// Whoever wants the lock first takes the turn, and gives it up when the lock is his. So a process that takes the
    /// lock again as soon as it has let go of it can't keep out one that only looks for it now and then.
    ///
    /// - Throws: `.busy` when another holds it past the deadline, `.cannotOpen` or `.inputOutput` when the file can't be
    ///   used.
    func lock(milliseconds: Int) throws(SQLiteError) {
        let deadline = Uptime.after(milliseconds: milliseconds)
        while true {
            let file = try open()
            try wait(until: deadline) { Self.setTurn(of: file, to: Int16(F_WRLCK)) }
            do {
                try wait(until: deadline) { flock(file, LOCK_EX | LOCK_NB) }
            } catch {
                _ = Self.setTurn(of: file, to: Int16(F_UNLCK))
                throw error
            }
            if isCurrent(file) {
                _ = Self.setTurn(of: file, to: Int16(F_UNLCK))
                return
            }
            // The file was removed or replaced between opening and locking; closing it lets go of both locks.
            reopen()
        }
    }

    /// Tries again and again, at growing intervals, until a system call no longer says that another has the lock.
    private func wait(until deadline: UInt64, _ attempt: () -> Int32) throws(SQLiteError) {
        var pause: UInt32 = 100
        while attempt() != 0 {
            let error = errno
            guard [EWOULDBLOCK, EAGAIN, EACCES, EINTR].contains(error) else { throw failure(CSQLITE_IOERR_LOCK, error) }
            guard Uptime.now < deadline else {
                throw SQLiteError(code: SQLITE_BUSY, message: "another process holds \(path)")
            }
            usleep(pause)
            pause = min(pause * 2, 2_000)
        }
    }

    /// Locks or unlocks the first byte for this open file, which is independent of `flock`.
    private static func setTurn(of file: Int32, to type: Int16) -> Int32 {
        var range = flock()
        range.l_type = type
        range.l_whence = Int16(SEEK_SET)
        range.l_len = 1
        let result = fcntl(file, FileSystem.setLockOfOpenFile, &range)
        // Where there are no such locks nobody takes turns, which is unfair and nothing worse.
        return result != 0 && errno == EINVAL ? 0 : result
    }

    /// Lets go of the lock.
    func unlock() {
        descriptor.withLock { if $0 >= 0 { _ = flock($0, LOCK_UN) } }
    }

    /// Runs `body` while holding the lock.
    @discardableResult
    public func withLock<Result>(milliseconds: Int, _ body: () throws -> Result) throws -> Result {
        try lock(milliseconds: milliseconds)
        defer { unlock() }
        return try body()
    }

    private func open() throws(SQLiteError) -> Int32 {
        try descriptor.withLock { descriptor throws(SQLiteError) in
            if descriptor >= 0 { return descriptor }
            var database = stat()
            let known = stat(String(path.dropLast("-lock".count)), &database) == 0
            let mode = known ? database.st_mode & 0o666 : 0o600
            #if canImport(Darwin)
                let file = Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
            #elseif canImport(Musl)
                let file = Musl.open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
            #else
                let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
            #endif
            guard file >= 0 else { throw failure(SQLITE_CANTOPEN, errno) }
            descriptor = file
            return file
        }
    }

    private func reopen() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { _ = close(descriptor) }
            descriptor = -1
        }
    }

    private func isCurrent(_ file: Int32) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(file, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private func failure(_ code: Int32, _ error: Int32) -> SQLiteError {
        SQLiteError(code: code, message: "\(path): \(String(cString: strerror(error)))")
    }
}
