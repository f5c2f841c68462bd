internal import CSQLite
internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that has lost its name and is read from its beginning to its end; the system removes it when this is gone.
public final class NamelessFile: Sendable {
    /// In bytes.
    public let size: Int
    private let descriptor: Int32
    private let position = Mutex(0)

    /// Opens a file and takes its name away.
    ///
    /// - Throws: `SQLiteError` that names the file.
    init(path: String) throws(SQLiteError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileSystem.failure(SQLITE_CANTOPEN, path) }
        var state = stat()
        guard fstat(file, &state) == 0, unlink(path) == 0 else {
            let error = FileSystem.failure(SQLITE_IOERR, path)
            close(file)
            throw error
        }
        descriptor = file
        size = Int(state.st_size)
    }

    deinit { _ = close(descriptor) }

    /// The next bytes, none at the end; read on a thread that may wait for the disk.
    ///
    /// - Parameter limit: The most bytes, above 0.
    /// - Throws: `SQLiteError` when the disk fails.
    public func next(limit: Int = 256 << 10) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try self.read(limit) })
            }
        }
    }

    private func read(_ limit: Int) throws -> [UInt8] {
        try position.withLock { position in
            var count = 0
            let offset = position
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
                repeat {
                    count = pread(descriptor, buffer.baseAddress, limit, off_t(offset))
                } while count < 0 && errno == EINTR
                filled = max(0, count)
            }
            guard count >= 0 else { throw FileSystem.failure(SQLITE_IOERR, "a copy of the database") }
            position += count
            return bytes
        }
    }
}
