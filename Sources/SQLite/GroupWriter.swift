internal import CSQLite
internal import Dispatch
internal import Synchronization

/// The one connection of a process that writes, and the queue before it.
///
/// Writes that wait are taken as a group: one transaction, one commit and so one `fsync`, and only then the answers. A
/// write that throws loses what it wrote itself and nothing else.
///
/// A savepoint around each would have SQLite copy every page before its first change, and writes that throw have hardly
/// ever written before. So there is none until one has: then the group is begun anew, with savepoints, and those that
/// went before run again.
///
/// - `Effect`: What a write reports to have changed, for `Events.onCommit`.
public final class GroupWriter<Effect: Hashable & Sendable>: Sendable {
    /// Bounds on what is taken on at once.
    public struct Limits: Sendable {
        /// Writes that may wait; one more is refused with `.queueFull`.
        public var waiting = 1_024
        /// Writes in one transaction.
        public var group = 256
        /// After so much work the group is committed, even if more are waiting.
        public var groupMilliseconds = 10
        /// How long another process may keep the writer lock.
        public var lockMilliseconds = 5_000
        /// Pages in the log after which those that no reader needs are taken over.
        public var checkpointPages = 1_000
        /// Pages in the log after which all are taken over and the log is emptied: 64 MiB of 4 KiB pages.
        public var truncatePages = 16_384

        /// The default limits.
        public init() {}
    }

    /// What the writer tells; all but the first are called on its queue, holding no lock.
    public struct Events: Sendable {
        /// Adds to a group's transaction before its commit what is cheaper done once for all; when it throws, the group
        /// is undone.
        public var beforeCommit: @Sendable (Connection) throws -> Void = { _ in }
        /// After a commit and before the writes of its group are answered.
        public var onCommit: @Sendable (Set<Effect>) -> Void = { _ in }
        /// After another connection's commit was seen.
        public var onForeignCommit: @Sendable () -> Void = {}
        /// After a failed `fsync`; nothing is written any more.
        ///
        /// The kernel may have dropped pages of earlier commits, and only a restart, which reads the file anew, is safe.
        public var onFatal: @Sendable (SQLiteError) -> Void = { _ in }

        /// No listeners.
        public init() {}
    }

    /// What there is to see from outside.
    public struct Statistics: Sendable, Equatable {
        /// Writes that wait now.
        public var waiting = 0
        /// Transactions committed.
        public var groups = 0
        /// Writes committed.
        public var writes = 0
        /// Pages in the log after the last commit.
        public var logPages = 0
        /// Transactions by the number of writes in them: up to 1, 2, 4 … 256; more can't be in one.
        public var groupSizes = [Int](repeating: 0, count: 9)
        /// What all commits took together, the disk's part of a write.
        public var commitNanoseconds: UInt64 = 0
        /// Whether writing has ended for good: closed, or stopped after a failed `fsync`.
        public var isStopped = false
    }

    private struct Job: Sendable {
        /// Does the work; what it returns is kept back until the commit.
        let run: @Sendable (Connection) throws -> Done
        let fail: @Sendable (any Error) -> Void
    }

    private struct Done: Sendable {
        let effects: Set<Effect>
        let succeed: @Sendable () -> Void
    }

    private struct Waiting {
        /// Taken from the front; `first` is the first that is still waiting.
        var jobs: [Job] = []
        var first = 0
        var isDraining = false
        var isClosed = false
        var count: Int { jobs.count - first }
    }

    struct Engine {
        /// Nil after closing.
        var connection: Connection?
        var dataVersion: Int64
        let hasLog: Bool
        /// As it was at or before the look that gave `dataVersion`.
        var logIndexHead: LogIndexHead?
        var pagesAtCheckpoint = 0
        /// A failed `fsync` ended all writing.
        var isStopped = false
    }

    let queue: DispatchQueue
    let limits: Limits
    let events: Events
    let lock: WriterLock?
    private let waiting = Mutex(Waiting())
    let engine: Mutex<Engine>
    private let groups = Atomic<Int>(0)
    private let writes = Atomic<Int>(0)
    let logPages = Atomic<Int>(0)
    private let commits = Mutex((sizes: [Int](repeating: 0, count: 9), nanoseconds: 0 as UInt64))
    let hasFailed = Atomic<Bool>(false)

    /// A writer on a connection that from now on belongs to it.
    ///
    /// - Parameter lock: The lock of the database; nil for one in memory, which no other process can see.
    public init(
        _ connection: sending Connection,
        lock: WriterLock?,
        limits: Limits = Limits(),
        events: Events = Events()
    ) throws {
        let version = try connection.dataVersion()
        engine = Mutex(Engine(connection: connection, dataVersion: version, hasLog: try connection.hasLog()))
        self.lock = lock
        self.limits = limits
        self.events = events
        queue = DispatchQueue(label: "sqlite.writer", qos: .userInitiated)
    }

    /// Runs `body` in a transaction and returns once it is on disk.
    ///
    /// It may run more than once, the last time counts: it must change nothing but the database.
    ///
    /// - Throws: `WriteFailure`, or what `body` throws.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> (Result, Set<Effect>)
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(
                run: { connection in
                    let (result, effects) = try body(connection)
                    return Done(effects: effects, succeed: { continuation.resume(returning: result) })
                },
                fail: { continuation.resume(throwing: $0) }
            )
            do throws(WriteFailure) {
                try enqueue(job)
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Runs `body` with the connection between two groups; what it changes is not committed as a write is.
    ///
    /// Waits for the group that is being written, so it blocks for some milliseconds at worst.
    public func withConnection<Result: Sendable>(_ body: @Sendable (Connection) throws -> Result) throws -> Result {
        try engine.withLock { engine in
            guard let connection = engine.connection else { throw WriteFailure.stopped }
            return try body(connection)
        }
    }

    /// What there is to see from outside; never waits for the group that is being written.
    public var statistics: Statistics {
        let (count, isClosed) = waiting.withLock { ($0.count, $0.isClosed) }
        let commits = commits.withLock { $0 }
        return Statistics(
            waiting: count,
            groups: groups.load(ordering: .relaxed),
            writes: writes.load(ordering: .relaxed),
            logPages: logPages.load(ordering: .relaxed),
            groupSizes: commits.sizes,
            commitNanoseconds: commits.nanoseconds,
            isStopped: isClosed || hasFailed.load(ordering: .relaxed)
        )
    }

    /// Writes what is waiting, empties the log and closes the connection; later writes throw `.stopped`.
    public func close() async {
        waiting.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                self.engine.withLock { engine in
                    self.checkpointAtEnd(&engine)
                    engine.connection = nil
                }
                continuation.resume()
            }
        }
    }

    // MARK: Queue

    private func enqueue(_ job: Job) throws(WriteFailure) {
        let isFirst = try waiting.withLock { waiting throws(WriteFailure) in
            guard !waiting.isClosed else { throw .stopped }
            guard waiting.count < limits.waiting else { throw .queueFull }
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return !waiting.isDraining
        }
        if isFirst { queue.async { self.drain() } }
    }

    private func drain() {
        while true {
            let group = waiting.withLock { waiting in
                let end = min(waiting.jobs.count, waiting.first + limits.group)
                let group = Array(waiting.jobs[waiting.first..<end])
                waiting.first = end
                if waiting.first == waiting.jobs.count {
                    waiting.jobs.removeAll(keepingCapacity: true)
                    waiting.first = 0
                } else if waiting.first > limits.waiting {
                    waiting.jobs.removeFirst(waiting.first)
                    waiting.first = 0
                }
                if group.isEmpty { waiting.isDraining = false }
                return group
            }
            if group.isEmpty { return }
            var rest = group[...]
            while !rest.isEmpty { rest = write(rest) }
        }
    }

    // MARK: Groups

    /// Writes the first of some jobs as one transaction, and answers them.
    ///
    /// - Returns: The jobs that there was no time for.
    private func write(_ jobs: ArraySlice<Job>) -> ArraySlice<Job> {
        do {
            try lock?.lock(milliseconds: limits.lockMilliseconds)
        } catch {
            for job in jobs { job.fail(WriteFailure.notBegun(error)) }
            return []
        }
        defer { lock?.unlock() }
        let outcome = engine.withLock { transact(jobs, &$0) }
        if outcome.isForeign { events.onForeignCommit() }
        if !outcome.effects.isEmpty { events.onCommit(outcome.effects) }
        for answer in outcome.answers { answer() }
        if let error = outcome.fatal ?? engine.withLock({ checkpointIfDue(&$0) }) { events.onFatal(error) }
        return outcome.rest
    }

    private struct Outcome: Sendable {
        var answers: [@Sendable () -> Void] = []
        var effects: Set<Effect> = []
        var rest: ArraySlice<Job> = []
        var isForeign = false
        var fatal: SQLiteError?
    }

    private func transact(_ jobs: ArraySlice<Job>, _ engine: inout Engine) -> Outcome {
        var outcome = Outcome()
        func failAll(_ failure: WriteFailure) {
            outcome.answers = jobs.map { job in { job.fail(failure) } }
            outcome.effects = []
        }
        guard let connection = engine.connection, !engine.isStopped else {
            failAll(.stopped)
            return outcome
        }
        func begin() -> Bool {
            do {
                try connection.begin()
                let version = try connection.dataVersion()
                if version != engine.dataVersion { outcome.isForeign = true }
                engine.dataVersion = version
                return true
            } catch {
                connection.rollback()
                failAll(.notBegun(error as? SQLiteError ?? SQLiteError(code: SQLITE_ERROR, message: "\(error)")))
                return false
            }
        }
        guard begin() else { return outcome }
        let end = Uptime.after(milliseconds: limits.groupMilliseconds)
        // Of jobs that have thrown, by their position; they don't run again.
        var errors: [Int: any Error] = [:]
        var hasSavepoints = false
        var written = 0
        var position = jobs.startIndex
        while position < jobs.endIndex {
            let job = jobs[position]
            let changes = connection.totalChanges
            do {
                if let error = errors[position] { throw error }
                let done = try hasSavepoints ? connection.savepoint { try run(job, connection) } : run(job, connection)
                outcome.answers.append(done.succeed)
                outcome.effects.formUnion(done.effects)
                written += 1
            } catch {
                outcome.answers.append { job.fail(error) }
                if connection.isAutocommitting {
                    // SQLite gave the whole transaction up (a full disk, an I/O error): nothing of it is there.
                    position += 1
                    outcome.effects = []
                    let lost = error as? SQLiteError ?? SQLiteError(code: CSQLITE_ABORT_ROLLBACK, message: "\(error)")
                    outcome.answers = jobs[..<position].map { job in { job.fail(WriteFailure.rolledBack(lost)) } }
                    if lost.kind == .lostWrites { stop(&engine, &outcome, lost) }
                    outcome.rest = jobs[position...]
                    return outcome
                }
                if !hasSavepoints, connection.totalChanges != changes {
                    errors[position] = error
                    hasSavepoints = true
                    connection.rollback()
                    outcome.answers = []
                    outcome.effects = []
                    guard begin() else { return outcome }
                    written = 0
                    position = jobs.startIndex
                    continue
                }
                errors[position] = error
            }
            position += 1
            if Uptime.now >= end { break }
        }
        outcome.rest = jobs[position...]
        do {
            try events.beforeCommit(connection)
        } catch {
            connection.rollback()
            outcome.effects = []
            let lost = error as? SQLiteError ?? SQLiteError(code: CSQLITE_ABORT_ROLLBACK, message: "\(error)")
            outcome.answers = jobs[..<position].map { job in { job.fail(WriteFailure.rolledBack(lost)) } }
            if lost.kind == .lostWrites { stop(&engine, &outcome, lost) }
            return outcome
        }
        do {
            let start = Uptime.now
            try connection.commit()
            let nanoseconds = Uptime.now - start
            commits.withLock { commits in
                commits.sizes[min(Int.bitWidth - (max(written, 1) - 1).leadingZeroBitCount, 8)] += 1
                commits.nanoseconds &+= nanoseconds
            }
            groups.wrappingAdd(1, ordering: .relaxed)
            writes.wrappingAdd(written, ordering: .relaxed)
            logPages.store(connection.logPages, ordering: .relaxed)
        } catch {
            connection.rollback()
            outcome.effects = []
            outcome.answers = jobs[..<position].map { job in { job.fail(WriteFailure.outcomeUnknown(error)) } }
            if error.kind == .lostWrites { stop(&engine, &outcome, error) }
        }
        return outcome
    }

    private func run(_ job: Job, _ connection: Connection) throws -> Done {
        connection.requiresTransaction = true
        defer { connection.requiresTransaction = false }
        let done = try job.run(connection)
        // Swallowing the error of a full disk does not bring back the transaction that SQLite gave up.
        guard !connection.isAutocommitting else {
            throw SQLiteError(code: CSQLITE_ABORT_ROLLBACK, message: "the transaction was rolled back")
        }
        return done
    }

    private func stop(_ engine: inout Engine, _ outcome: inout Outcome, _ error: SQLiteError) {
        engine.isStopped = true
        hasFailed.store(true, ordering: .relaxed)
        outcome.fatal = error
    }
}
