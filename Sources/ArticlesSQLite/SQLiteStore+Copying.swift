public import Articles
internal import Dispatch
internal import SQLite
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension SQLiteStore {
    /// Copies the database as it is now to another file, whole and checked or not at all; reads and writes go on.
    ///
    /// - Throws: `StoreError`, or an error that names the file and says what is wrong with it.
    public func backUp(
        to path: String,
        isReplacing: Bool = false,
        progress: @escaping @Sendable (_ copied: Int, _ pages: Int) -> Void = { _, _ in }
    ) async throws {
        let backup = Backup(to: Schema.file(path))
        try await copying { source in
            try backup.make(from: source, isReplacing: isReplacing, progress: progress)
        }
    }

    /// As `backUp`, to a file without a name that stands beside the database while it is made.
    ///
    /// One at a time in a process. A task that is cancelled stops the copying.
    ///
    /// - Parameter temporaryFolder: Where the file stands when the database is in memory.
    /// - Throws: `CancellationError`, or `StoreError`: `corrupt` where the copy is not sound, `full` where the disk would be left with less than `roomBesideCopy`.
    func copy(temporaryFolder: String) async throws -> StoreCopy {
        if let path, let free = DiskRoom.freeBytes(under: path),
            free - Self.roomBesideCopy < Self.size(path) + Self.size(path + "-wal")
        {
            throw StoreError.full
        }
        let backup = Backup(to: Schema.file("\(path ?? temporaryFolder + "/marginalia")-download"))
        let isCancelled = Flag()
        let file: NamelessFile
        do {
            file = try await withTaskCancellationHandler {
                try await copying { source in
                    try backup.makeNameless(from: source) { _, _ in
                        if isCancelled.value.load(ordering: .relaxed) { throw CancellationError() }
                    }
                }
            } onCancel: {
                isCancelled.value.store(true, ordering: .relaxed)
            }
        } catch let fault as DatabaseFault {
            throw StoreError.corrupt(fault.description)
        }
        return StoreCopy(byteCount: file.size) {
            do {
                return try await file.next()
            } catch {
                throw StoreError.translated(error)
            }
        }
    }

    /// Copies of this store, as databases that `marginalia restore` takes; the media type is registered with IANA.
    public func copier(temporaryFolder: String) -> StoreCopier {
        StoreCopier(mediaType: "application/vnd.sqlite3", fileExtension: "sqlite") {
            try await self.copy(temporaryFolder: temporaryFolder)
        }
    }

    /// The free bytes that a copy must leave to those who write meanwhile.
    static let roomBesideCopy = 16 << 20

    private final class Flag: Sendable {
        let value = Atomic(false)
    }

    /// Runs what takes as long as the database is large on a thread of its own.
    private func copying<Result: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Result
    ) async throws -> Result {
        let (source, writer) = (path, writer)
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                do {
                    if let source {
                        continuation.resume(returning: try body(Connection(.readOnly(path: source))))
                    } else {
                        continuation.resume(returning: try writer.withConnection { try body($0) })
                    }
                } catch {
                    continuation.resume(throwing: StoreError.translated(error))
                }
            }
        }
    }

    private static func size(_ path: String) -> Int {
        var file = stat()
        return stat(path, &file) == 0 ? Int(file.st_size) : 0
    }
}
