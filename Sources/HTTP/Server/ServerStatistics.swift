import Synchronization

/// What a server has done so far; sums over its event loops.
public struct ServerStatistics: Sendable, Equatable {
    /// Connections taken from the system.
    public var accepted = 0
    /// Connections open now.
    public var open = 0
    /// Connections turned away with 503 because a limit was reached.
    public var rejected = 0
    /// Requests answered, by a handler or not.
    public var requests = 0
    /// Requests answered with bytes that were kept ready.
    public var readyHits = 0
    /// Answers kept ready now.
    public var readyAnswers = 0
    /// Bytes of memory that these answers take.
    public var readyBytes = 0
    /// Requests refused by the parser or a time-out.
    public var refused = 0
    /// Requests answered with 503 because they had waited for an event loop longer than `ServerConfiguration.queueLimit`.
    public var shed = 0
    /// Bytes read from sockets.
    public var bytesReceived = 0
    /// Bytes written to sockets.
    public var bytesSent = 0
    /// Requests whose handler is running now.
    public var running = 0
    /// Turns in which an event loop was away from its poller for a tenth of a second or more.
    public var stalls = 0
    /// The longest that an event loop has been away from its poller, handlers that don't suspend included.
    public var longestTurn = Duration.zero
    /// The longest time in which an event loop ran one handler without its suspending.
    public var longestHandler = Duration.zero

    /// Nothing done yet.
    public init() {}

    static let stallNanoseconds = 100_000_000

    static func + (one: ServerStatistics, other: ServerStatistics) -> ServerStatistics {
        var sum = one
        sum.accepted += other.accepted
        sum.open += other.open
        sum.rejected += other.rejected
        sum.requests += other.requests
        sum.readyHits += other.readyHits
        sum.readyAnswers += other.readyAnswers
        sum.readyBytes += other.readyBytes
        sum.refused += other.refused
        sum.shed += other.shed
        sum.bytesReceived += other.bytesReceived
        sum.bytesSent += other.bytesSent
        sum.running += other.running
        sum.stalls += other.stalls
        sum.longestTurn = max(sum.longestTurn, other.longestTurn)
        sum.longestHandler = max(sum.longestHandler, other.longestHandler)
        return sum
    }
}

/// The figures of one event loop: written on its thread, read on any.
final class LoopCounters: Sendable {
    let accepted = Count()
    let open = Count()
    let rejected = Count()
    let requests = Count()
    let readyHits = Count()
    let readyAnswers = Count()
    let readyBytes = Count()
    let refused = Count()
    let shed = Count()
    let bytesReceived = Count()
    let bytesSent = Count()
    let running = Count()
    let stalls = Count()
    let longestTurnNanoseconds = Count()
    let longestHandlerNanoseconds = Count()

    /// A number that only one thread writes, so that adding needs no locked instruction.
    struct Count: ~Copyable, Sendable {
        private let value = Atomic<Int>(0)

        var current: Int { value.load(ordering: .relaxed) }

        @inline(__always)
        func add(_ amount: Int) {
            value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
        }

        func set(_ amount: Int) {
            value.store(amount, ordering: .relaxed)
        }

        @inline(__always)
        func raise(to amount: Int) {
            if amount > value.load(ordering: .relaxed) { value.store(amount, ordering: .relaxed) }
        }
    }

    var statistics: ServerStatistics {
        var sum = ServerStatistics()
        sum.accepted = accepted.current
        sum.open = open.current
        sum.rejected = rejected.current
        sum.requests = requests.current
        sum.readyHits = readyHits.current
        sum.readyAnswers = readyAnswers.current
        sum.readyBytes = readyBytes.current
        sum.refused = refused.current
        sum.shed = shed.current
        sum.bytesReceived = bytesReceived.current
        sum.bytesSent = bytesSent.current
        sum.running = running.current
        sum.stalls = stalls.current
        sum.longestTurn = .nanoseconds(longestTurnNanoseconds.current)
        sum.longestHandler = .nanoseconds(longestHandlerNanoseconds.current)
        return sum
    }
}
