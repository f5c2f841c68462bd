import Synchronization

/// Work that takes so long that the other connections of an event loop would notice.
///
/// One is shared by all routes that have such work, so that it knows all that waits.
public final class LongWork: Sendable {
    /// What waits, and what has waited so far.
    public struct Statistics: Sendable, Equatable {
        /// Requests that wait for a thread now.
        public var waiting = 0
        /// The longest that a request has waited for one.
        public var longestWait = Duration.zero
        /// Requests answered with 503 because they would have waited for longer than the limit.
        public var shed = 0

        /// Nothing done yet.
        public init() {}
    }

    private let state: Mutex<(queue: LongWorkQueue, statistics: Statistics)>
    private let now: @Sendable () -> UInt64

    /// - Parameter limit: How long requests may have to wait for a thread where too much has come for a second; beyond it
    ///   they are refused with 503 at once. Zero is no limit.
    public convenience init(limit: Duration = .zero) {
        self.init(limit: limit, now: SystemClock.monotonicNanoseconds)
    }

    init(limit: Duration, now: @escaping @Sendable () -> UInt64) {
        state = Mutex((LongWorkQueue(limit: limit.milliseconds * 1_000_000), Statistics()))
        self.now = now
    }

    /// What waits now, and what has waited so far; from any thread.
    public var statistics: Statistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.waiting = state.queue.waiting
            return statistics
        }
    }

    /// Runs handlers on Swift's own threads, one a processor, and goes on on the event loop afterwards.
    ///
    /// That costs some 30 µs; the loop can serve others meanwhile. A refusal costs no thread, and says what the loop's own
    /// refusal says.
    public var middleware: Middleware {
        { [self] request, next in
            guard let entered = enter() else { throw Problem.overload }
            return try await Self.run {
                begin(enteredAt: entered)
                return try await next(request)
            }
        }
    }

    static func run<Result, Failure: Error>(
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await withTaskExecutorPreference(globalConcurrentExecutor, operation: body)
    }

    /// Takes work on, which must `begin`, and says when that was; nil when it has to be refused.
    func enter() -> UInt64? {
        let now = now()
        return state.withLock { state in
            guard state.queue.enter(at: now) else {
                state.statistics.shed += 1
                return nil
            }
            return now
        }
    }

    /// A thread has begun with work that was taken on.
    func begin(enteredAt entered: UInt64) {
        let now = now()
        state.withLock { state in
            state.queue.begin(at: now)
            // Threads may read the clock in another order than they come here.
            let waited = Duration.nanoseconds(now > entered ? Int64(now - entered) : 0)
            state.statistics.longestWait = max(state.statistics.longestWait, waited)
        }
    }
}
