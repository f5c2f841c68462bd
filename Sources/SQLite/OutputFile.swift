internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is there whole and flushed, or not at all; readable by its owner alone.
public struct OutputFile: ~Copyable {
    private let path: String
    private let draft: String
    private let descriptor: Int32

    /// Starts a file under another name; `-` is standard output.
    ///
    /// - Throws: `DatabaseFault.exists` when there is such a file.
    public init(path: String) throws {
        let draft = "\(path)-partial-\(getpid())"
        let descriptor = path == "-" ? 1 : try Self.make(draft, for: path)
        self.path = path
        self.draft = draft
        self.descriptor = descriptor
    }

    private static func make(_ draft: String, for path: String) throws -> Int32 {
        guard access(path, F_OK) != 0 else { throw DatabaseFault(path: path, reason: .exists) }
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, path) }
        return descriptor
    }

    deinit {
        guard descriptor > 1 else { return }
        close(descriptor)
        unlink(draft)
    }

    /// Writes all of the bytes.
    public func write(_ bytes: [UInt8]) throws(SQLiteError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                #elseif canImport(Musl)
                    Musl.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                #else
                    Darwin.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileSystem.failure(errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR, path)
            }
            written += count
        }
    }

    /// Flushes the file and gives it its name.
    ///
    /// - Throws: `DatabaseFault.exists` when another has made such a file meanwhile.
    public func finish() throws {
        guard descriptor > 1 else { return }
        guard fsync(descriptor) == 0 else { throw FileSystem.failure(CSQLITE_IOERR_FSYNC, path) }
        if link(draft, path) != 0 {
            guard errno != EEXIST else { throw DatabaseFault(path: path, reason: .exists) }
            guard rename(draft, path) == 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, path) }
        }
        try FileSystem.synchronizeFolder(of: path)
    }
}
