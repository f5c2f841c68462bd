public import Articles
internal import Dispatch
internal import SQLite
internal import Synchronization

/// Articles and comments in one SQLite database.
///
/// Reads run on the calling thread, about as fast as a function call; writes wait for the one writer, which commits all
/// that are waiting at once and answers when they are on disk. Other processes may read and write the same file through
/// this type. A database in memory is private to its store and has one connection, which reads and writes in turn.
public final class SQLiteStore: Store {
    /// The database's file, symbolic links resolved; nil for one in memory.
    public let path: String?
    let writer: GroupWriter<Change>
    /// Nil for a database in memory.
    private let readers: ReaderPool?
    private let configuration: Configuration
    /// The request that the writer's thread is at work for, which is not the task of any.
    @TaskLocal static var writingFor: String?
    private let reads = Atomic<Int>(0)
    private let readNanoseconds = Atomic<UInt64>(0)

    init(path: String?, writer: GroupWriter<Change>, readers: ReaderPool?, configuration: Configuration) {
        self.path = path
        self.writer = writer
        self.readers = readers
        self.configuration = configuration
    }

    /// As `Store.read`, on the calling thread.
    ///
    /// It throws `.busy` when all connections are in use or `Configuration.readMilliseconds` are over.
    public func read<Result: Sendable>(
        _ body: @Sendable (any ReadRepositories) throws -> Result
    ) async throws -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        defer {
            reads.wrappingAdd(1, ordering: .relaxed)
            readNanoseconds.wrappingAdd(DispatchTime.now().uptimeNanoseconds - start, ordering: .relaxed)
        }
        return try StoreError.translating {
            if let readers {
                return try readers.read { try body(SQLiteReadRepositories(connection: $0)) }
            }
            return try writer.withConnection { connection in
                try connection.withTimeLimit(milliseconds: configuration.readMilliseconds) {
                    try connection.reading { try body(SQLiteReadRepositories(connection: connection)) }
                }
            }
        }
    }

    /// As `Store.write`, on the writer's thread, as a part of the transaction of all writes that wait.
    ///
    /// A write that changes nothing costs no `fsync`.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteRepositories) throws -> Result
    ) async throws -> Result {
        let now = configuration.now
        let request = configuration.currentRequest()
        do {
            return try await writer.write { connection in
                try Self.$writingFor.withValue(request) {
                    let changes = ChangeLog(now: now)
                    let result = try body(SQLiteWriteRepositories(connection: connection, changes: changes))
                    return (result, changes.changes)
                }
            }
        } catch {
            throw StoreError.translated(error)
        }
    }

    /// Looks whether another process has written; if so, calls `onForeignChange` on this thread.
    ///
    /// To be called many times a second, by as many threads as like: about 1 µs, and less while the writer is at work.
    public func noticeForeignWrites() {
        writer.noticeForeignCommits()
    }

    /// As `Store.emptyLog`; a database in memory has no log.
    public func emptyLog() async throws -> Bool {
        do {
            return try await writer.emptyLog()
        } catch {
            throw StoreError.translated(error)
        }
    }

    /// Thirty-two random bytes that belong to the database, made with it; another name gives others, made at first use.
    public func secret(named name: String = Schema.defaultSecret) async throws -> [UInt8] {
        do {
            return try await writer.write { connection in (try Schema.secret(named: name, on: connection), []) }
        } catch {
            throw StoreError.translated(error)
        }
    }

    /// Finishes the writes that are waiting, takes the log into the database and closes it; what comes later throws.
    public func close() async {
        readers?.close()
        await writer.close()
    }

    /// What there is to see of the writer.
    public var statistics: Statistics {
        let statistics = writer.statistics
        return Statistics(
            waitingWrites: statistics.waiting,
            committedGroups: statistics.groups,
            committedWrites: statistics.writes,
            logPages: statistics.logPages,
            groupSizes: statistics.groupSizes,
            commitNanoseconds: statistics.commitNanoseconds,
            reads: reads.load(ordering: .relaxed),
            readNanoseconds: readNanoseconds.load(ordering: .relaxed)
        )
    }

    /// What there is to see of the writer.
    public struct Statistics: Sendable, Equatable {
        /// Writes in the queue.
        public var waitingWrites: Int
        /// Transactions since the store was opened.
        public var committedGroups: Int
        /// Writes in them.
        public var committedWrites: Int
        /// Pages of 4 KiB in the write-ahead log.
        public var logPages: Int
        /// Transactions by the number of writes in them: up to 1, 2, 4 … 256.
        public var groupSizes: [Int]
        /// What all commits took together.
        public var commitNanoseconds: UInt64
        /// Reads, failed ones too.
        public var reads: Int
        /// What all reads took together.
        public var readNanoseconds: UInt64

        /// Those of a store that has done nothing yet.
        public static let none = Statistics(
            waitingWrites: 0,
            committedGroups: 0,
            committedWrites: 0,
            logPages: 0,
            groupSizes: [Int](repeating: 0, count: 9),
            commitNanoseconds: 0,
            reads: 0,
            readNanoseconds: 0
        )
    }

    /// Looks whether writing could succeed, without writing: the writer is at work, the disk takes writes and has room.
    ///
    /// - Throws: `StoreError` `unavailable` or `full`.
    public func checkWritable() throws {
        if writer.statistics.isStopped { throw StoreError.unavailable("the writer has stopped") }
        guard let path else { return }
        switch DiskRoom.under(path) {
        case .enough: return
        case .none: throw StoreError.full
        case .readOnly(let reason): throw StoreError.unavailable("\(path) can't be written to: \(reason)")
        }
    }

    /// Runs `body` with the writer's connection, between two groups; for tests that bring about faults.
    func withWriterConnection<Result: Sendable>(_ body: @Sendable (Connection) throws -> Result) throws -> Result {
        try writer.withConnection(body)
    }
}
