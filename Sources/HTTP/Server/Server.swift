import CSockets
import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An HTTP/1.1 server: event loops that read requests, hand each to one handler and write its response.
///
/// Handlers run on the loop of their connection; one that does not suspend costs no hop, and one that computes for
/// long holds up every other connection of its loop.
public final class Server: Sendable {
    private enum State {
        case idle
        case running([EventLoop], left: Int, drained: Bool)
        case ended
    }

    private let configuration: ServerConfiguration
    private let handler: Handler
    private let state = Mutex(State.idle)
    private let waiters = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let lastStatistics = Mutex(ServerStatistics())
    private let listening = Mutex<[Listener]>([])

    /// Creates a server that does not listen yet.
    public init(configuration: ServerConfiguration, handler: @escaping Handler) {
        self.configuration = configuration
        self.handler = handler
    }

    /// Listens and serves, in threads of its own, until `shutdown`; call it once.
    ///
    /// - Returns: where it listens, in the order of the endpoints, with the ports that the system chose; inherited sockets
    ///   come last, each address once.
    /// - Throws: the call that failed; then nothing listens.
    @discardableResult
    public func start() throws(SocketError) -> [BoundAddress] {
        let count = configuration.eventLoops > 0 ? configuration.eventLoops : Int(csockets_processor_count())
        var listeners = [[Listener]](repeating: [], count: count)
        var loops: [EventLoop] = []
        do throws(SocketError) {
            var inherited: [ListeningSocket] = []
            for endpoint in configuration.endpoints {
                if case .descriptor(let descriptor, let isOwned) = endpoint {
                    inherited.append(ListeningSocket(descriptor: descriptor, isOwned: isOwned))
                    continue
                }
                let opened = try Listener.open(endpoint, loops: count, backlog: configuration.backlog)
                for index in 0..<count { listeners[index] += opened[index] }
            }
            let adopted = try Listener.adopt(inherited, loops: count)
            for index in 0..<count { listeners[index] += adopted[index] }
            let admission = ConnectionAdmission(
                maximum: configuration.maximumConnections,
                maximumPerAddress: configuration.maximumConnectionsPerAddress
            )
            let series = UInt64.random(in: .min ... .max)
            for index in 0..<count {
                loops.append(
                    try EventLoop(
                        index: index,
                        configuration: configuration,
                        loops: count,
                        listeners: listeners[index],
                        admission: admission,
                        series: series,
                        handler: handler
                    )
                )
            }
        } catch {
            for listener in listeners.joined() { listener.release() }
            throw error
        }
        let isFirst = state.withLock { state in
            guard case .idle = state else { return false }
            state = .running(loops, left: loops.count, drained: false)
            return true
        }
        guard isFirst else {
            // A signal to end may come before the start.
            for listener in listeners.joined() { listener.release() }
            throw SocketError(operation: "start a server that was started or shut down before", code: ECANCELED)
        }
        listening.withLock { $0 = Listener.distinct(listeners) }
        for loop in loops {
            // A queue of its own lends each loop a thread for as long as it runs.
            DispatchQueue(label: "http.event-loop.\(loop.index)").async {
                loop.run()
                self.loopEnded(loop)
            }
        }
        return listeners[0].map(\.address).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Starts and returns when the server has been shut down.
    public func run() async throws {
        try start()
        await ended()
    }

    /// Returns when every loop has ended; at once when the server never ran.
    public func ended() async {
        await withCheckedContinuation { continuation in
            waiters.withLock { $0.append(continuation) }
            resumeWaitersIfEnded()
        }
    }

    /// Takes no more connections, lets running requests finish, and ends.
    ///
    /// Answers on the way out say `Connection: close`; idle connections are closed after a moment. What still runs
    /// after the grace period is cancelled and its connection closed. Endless streams run that long, so end them
    /// first. Returns when it is done.
    ///
    /// - Parameter farewell: As in `Timeouts`, which counts when it is nil; up to the grace period.
    public func shutdown(gracePeriod: Duration, farewell: Duration? = nil) async {
        let loops: [EventLoop] = state.withLock { state in
            switch state {
            case .idle:
                state = .ended
                return []
            case .running(let loops, let left, _):
                state = .running(loops, left: left, drained: true)
                return loops
            case .ended:
                return []
            }
        }
        for loop in loops { loop.post(.drain(gracePeriod: gracePeriod, farewell: farewell)) }
        await ended()
    }

    /// Runs `body` with all sockets that the server listens on, which stay open meanwhile; none after its end.
    ///
    /// For a process that takes them over. Until `relinquish` both accept connections.
    public func lendListeningSockets<Result>(_ body: ([ListeningSocket]) throws -> Result) rethrows -> Result {
        let lent = listening.withLock { $0 }.compactMap { listener in listener.lend().map { (listener, $0) } }
        defer { for (listener, _) in lent { listener.release() } }
        return try body(lent.map(\.1))
    }

    /// Leaves what waits to be accepted, and the files of Unix-domain sockets, to the process that took the sockets over.
    ///
    /// Call it before `shutdown`, which then is in nobody's way and can give clients a long farewell.
    public func relinquish() {
        for listener in listening.withLock({ $0 }) { listener.relinquish() }
    }

    /// Whether `shutdown` has been called.
    public var isShuttingDown: Bool {
        state.withLock { state in
            switch state {
            case .idle: false
            case .running(_, _, let drained): drained
            case .ended: true
            }
        }
    }

    /// What the server has done so far; cheap, at any time, from any thread.
    public var statistics: ServerStatistics {
        let loops: [EventLoop] = state.withLock { state in
            if case .running(let loops, _, _) = state { loops } else { [] }
        }
        guard !loops.isEmpty else { return lastStatistics.withLock { $0 } }
        return loops.reduce(ServerStatistics()) { $0 + $1.counters.statistics }
    }

    /// What has been answered by route, in the order of the routes; the last is what no route was found for.
    ///
    /// Empty without `ServerConfiguration.metering`, and when the server does not run.
    public var routeStatistics: [RouteStatistics] {
        let loops: [EventLoop] = state.withLock { state in
            if case .running(let loops, _, _) = state { loops } else { [] }
        }
        var sum: [RouteStatistics] = []
        for statistics in loops.compactMap({ $0.meter?.statistics }) {
            if sum.isEmpty {
                sum = statistics
            } else {
                for index in sum.indices { sum[index].add(statistics[index]) }
            }
        }
        return sum
    }

    /// The index of the event loop that this thread is of; nil on any other thread.
    ///
    /// For what each loop has one of, such as a database connection.
    public static var currentEventLoop: Int? {
        let index = csockets_loop_index()
        return index < 0 ? nil : Int(index)
    }

    private func loopEnded(_ loop: EventLoop) {
        let ended: [EventLoop]? = state.withLock { state in
            guard case .running(let loops, let left, let drained) = state else { return nil }
            state = left == 1 ? .ended : .running(loops, left: left - 1, drained: drained)
            return left == 1 ? loops : nil
        }
        guard let ended else { return }
        let sum = ended.reduce(ServerStatistics()) { $0 + $1.counters.statistics }
        lastStatistics.withLock { $0 = sum }
        resumeWaitersIfEnded()
    }

    private func resumeWaitersIfEnded() {
        let isRunning = state.withLock { state in
            if case .running = state { true } else { false }
        }
        guard !isRunning else { return }
        let waiters = waiters.withLock { waiters in
            defer { waiters = [] }
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
