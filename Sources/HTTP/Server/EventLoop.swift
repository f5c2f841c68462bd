import CSockets
import Dispatch
import Synchronization

/// A thread that waits for its sockets, and all that belongs to it.
///
/// It is also the executor of the handlers that it starts: after a suspension they go on here, so that a request
/// stays with one thread from its first byte to its last.
///
/// `@unchecked Sendable`: what any thread may touch is immutable or guarded by `inbox`; all other state is
/// reached only on the loop's own thread, which `assertOnThread` checks at every entry.
final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// What other threads ask of a loop.
    enum Command {
        /// Take no more connections, end those that there are, and stop when the time is over at the latest.
        case drain(gracePeriod: Duration, farewell: Duration?)
    }

    private struct Inbox {
        var jobs: [UnownedJob] = []
        var commands: [Command] = []
        var isStopped = false
        var isEmpty: Bool { jobs.isEmpty && commands.isEmpty }
    }

    /// The configuration's time-outs in milliseconds, which a `Duration` has to be computed to.
    struct Timeouts {
        let firstByte, idle, head, content, write, linger, farewell: UInt64
        let leastContentRate: Int

        init(_ configured: ServerConfiguration.Timeouts) {
            firstByte = configured.firstByte.milliseconds
            idle = configured.idle.milliseconds
            head = configured.head.milliseconds
            content = configured.content.milliseconds
            write = configured.write.milliseconds
            linger = configured.linger.milliseconds
            farewell = configured.farewell.milliseconds
            leastContentRate = configured.leastContentRate
        }
    }

    /// Milliseconds of a tick of the timers.
    static let tick: UInt64 = 50
    static let alarmToken = UInt64(UInt32.max)
    static let receiveCapacity = 64 << 10

    // What any thread may touch.
    let index: Int
    let configuration: ServerConfiguration
    let timeouts: Timeouts
    let handler: Handler
    let counters = LoopCounters()
    /// Nil when answers are not counted by route.
    let meter: RouteMeter?
    let admission: ConnectionAdmission
    private let inbox = Mutex(Inbox())
    private let thread = Atomic<UInt>(0)
    let alarm: (readEnd: Int32, writeEnd: Int32)

    // What belongs to the thread.
    let poller: any Poller
    var listeners: [Listener]
    var connections: [Connection?] = []
    var openCount = 0
    var generation: UInt32 = 0
    private var timers: TimerWheel
    /// Milliseconds on the monotonic clock, as of the last wake-up.
    private(set) var now: UInt64
    var acceptsAgainAt: UInt64?
    var turnedAway = 0
    /// Until when idle connections may send one more request, new ones their first, and all have to be done.
    private(set) var drain: (idleUntil: UInt64, newUntil: UInt64, until: UInt64)?
    private var spareOutputs: [OutputBuffer] = []
    /// Where a connection gathers what it sends in one turn; empty between turns.
    private(set) var batch = OutputBuffer()
    /// Where every connection receives; what is left over at the end of a turn is copied.
    let receiveBuffer: UnsafeMutableBufferPointer<UInt8>
    var readyAnswers: ReadyAnswers
    var identifiers: RequestIdentifier
    private(set) var queueDelay: QueueDelay
    /// Bytes of content that belong to requests without an answer.
    var heldContent = 0
    let heldContentLimit: Int
    private var dateSecond = -1
    private(set) var date: [UInt8] = []

    /// The series is random, and the same for all loops of a server.
    ///
    /// - Throws: when the system has no descriptors left.
    init(
        index: Int,
        configuration: ServerConfiguration,
        loops: Int,
        listeners: [Listener],
        admission: ConnectionAdmission,
        series: UInt64,
        handler: @escaping Handler
    ) throws(SocketError) {
        self.index = index
        self.configuration = configuration
        timeouts = Timeouts(configuration.timeouts)
        meter = configuration.metering.map(RouteMeter.init)
        self.listeners = listeners
        self.admission = admission
        self.handler = handler
        poller = try configuration.poller.makePoller()
        var readEnd: Int32 = -1
        var writeEnd: Int32 = -1
        guard csockets_open_alarm(&readEnd, &writeEnd) == 0 else {
            let error = SocketError(operation: "eventfd")
            poller.close()
            throw error
        }
        alarm = (readEnd, writeEnd)
        now = SystemClock.monotonicNanoseconds() / 1_000_000
        timers = TimerWheel(now: now / Self.tick)
        receiveBuffer = .allocate(capacity: Self.receiveCapacity)
        readyAnswers = ReadyAnswers(
            clock: configuration.changeClock,
            limit: configuration.readyAnswerBytes / loops,
            seed: series ^ 0x5851_F42D_4C95_7F2D
        )
        heldContentLimit = configuration.maximumHeldContentBytes / loops
        identifiers = RequestIdentifier(series: series, index: index)
        queueDelay = QueueDelay(target: configuration.queueLimit.milliseconds * 1_000_000)
    }

    deinit {
        poller.close()
        closeDescriptor(alarm.readEnd)
        if alarm.writeEnd != alarm.readEnd { closeDescriptor(alarm.writeEnd) }
        receiveBuffer.deallocate()
    }

    // MARK: From any thread

    /// Runs a job on the loop's thread; on another one when the loop has ended.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let (wasEmpty, isStopped) = inbox.withLock { inbox in
            let wasEmpty = inbox.isEmpty
            if !inbox.isStopped { inbox.jobs.append(job) }
            return (wasEmpty, inbox.isStopped)
        }
        if isStopped {
            // A handler that outlives the loop must be able to end, or it would leak.
            DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        } else if wasEmpty, !isOnThread {
            csockets_ring_alarm(alarm.writeEnd)
        }
    }

    func post(_ command: Command) {
        inbox.withLock { $0.commands.append(command) }
        csockets_ring_alarm(alarm.writeEnd)
    }

    var isOnThread: Bool { thread.load(ordering: .relaxed) == csockets_current_thread() }

    @inline(__always)
    func assertOnThread() {
        assert(isOnThread, "An event loop's state was touched on a foreign thread")
    }

    // MARK: The loop

    /// Serves until drained; called once, on the thread that becomes the loop's own.
    func run() {
        thread.store(csockets_current_thread(), ordering: .relaxed)
        csockets_set_loop_index(Int32(index))
        startListening()
        var events: [PollEvent] = []
        while drain == nil || openCount > 0 {
            poller.wait(milliseconds: patience(), into: &events)
            let start = SystemClock.monotonicNanoseconds()
            now = start / 1_000_000
            queueDelay.begin(at: start)
            renewDate()
            configuration.onWake?(index)
            for (position, event) in events.enumerated() {
                dispatch(event)
                // What has waited for the disk or another thread does not wait for all of the events as well.
                if position % 8 == 7 { runInbox() }
            }
            runInbox()
            runTimers()
            if drain != nil { goOnDraining() }
            let end = SystemClock.monotonicNanoseconds()
            queueDelay.end(at: end, events: events.count, mayHaveMore: poller.mayHaveMore, open: openCount)
            let nanoseconds = Int(end - start)
            counters.longestTurnNanoseconds.raise(to: nanoseconds)
            if nanoseconds >= ServerStatistics.stallNanoseconds { counters.stalls.add(1) }
        }
        end()
    }

    private func dispatch(_ event: PollEvent) {
        guard event.token >> 32 == 0 else {
            connection(event.token)?.socketIsReady(event)
            return
        }
        if event.token == Self.alarmToken {
            csockets_reset_alarm(alarm.readEnd)
        } else if Int(event.token) < listeners.count {
            accept(from: listeners[Int(event.token)])
        }
    }

    private func runInbox() {
        let (jobs, commands) = inbox.withLock { inbox in
            defer {
                inbox.jobs = []
                inbox.commands = []
            }
            return (inbox.jobs, inbox.commands)
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        for case .drain(let gracePeriod, let farewell) in commands { beginDraining(gracePeriod, farewell) }
    }

    /// How long the poller may wait, in milliseconds.
    private func patience() -> Int32 {
        if !inbox.withLock({ $0.isEmpty }) { return 0 }
        var next = acceptsAgainAt ?? .max
        if let tick = timers.nextTick { next = min(next, tick * Self.tick) }
        if drain != nil { next = min(next, now + Self.tick) }
        guard next < .max else { return -1 }
        return next <= now ? 0 : Int32(min(next - now, 60_000))
    }

    private func renewDate() {
        let second = SystemClock.unixSeconds()
        guard second != dateSecond else { return }
        dateSecond = second
        date = HTTPDate.bytes(unixSeconds: second)
    }

    // MARK: Timers

    private func runTimers() {
        for descriptor in timers.advance(to: now / Self.tick) {
            connections[descriptor]?.deadlineMayHavePassed()
        }
        if let at = acceptsAgainAt, at <= now {
            acceptsAgainAt = nil
            setAccepting(true)
        }
    }

    /// Has the connection looked at when `deadline` has passed; an earlier look is kept, and costs nothing.
    func wake(_ connection: Connection, at deadline: UInt64) {
        let tick = deadline / Self.tick + 1
        if let set = timers.deadline(of: Int(connection.descriptor)), set <= tick { return }
        timers.schedule(Int(connection.descriptor), at: tick)
    }

    // MARK: Connections

    func connection(_ token: UInt64) -> Connection? {
        assertOnThread()
        let descriptor = Int(token & 0xFFFF_FFFF)
        guard descriptor < connections.count, let connection = connections[descriptor], connection.token == token else {
            return nil
        }
        return connection
    }

    /// Called by a connection just before it closes its descriptor.
    func forget(_ connection: Connection) {
        assertOnThread()
        poller.willClose(connection.descriptor)
        timers.cancel(Int(connection.descriptor))
        connections[Int(connection.descriptor)] = nil
        openCount -= 1
        counters.open.set(openCount)
        if connection.isAdmitted {
            admission.release(connection.peer)
        } else {
            turnedAway -= 1
        }
    }

    /// Gives away the batch, which a socket did not take whole, and puts an empty one in its place.
    func giveBatch() -> OutputBuffer {
        let given = batch
        batch = spareOutputs.popLast() ?? OutputBuffer()
        return given
    }

    /// Takes back a batch that was given away.
    func takeBack(_ output: OutputBuffer) {
        output.clear()
        if spareOutputs.count < 16, output.isWorthKeeping { spareOutputs.append(output) }
    }

    /// Keeps the batch from staying as large as the largest answer ever sent.
    func shrinkBatch() {
        if !batch.isWorthKeeping { batch = OutputBuffer() }
    }

    // MARK: Ending

    private func beginDraining(_ gracePeriod: Duration, _ farewell: Duration?) {
        let grace = gracePeriod.milliseconds
        if let drain {
            // Asked again, the shorter of the two holds.
            self.drain = (drain.idleUntil, drain.newUntil, min(drain.until, now + grace))
            return
        }
        // What is in the backlog was promised an answer, by whoever goes on accepting.
        acceptsAgainAt = nil
        for listener in listeners {
            if listener.isOwned { while accept(from: listener) {} }
            poller.remove(listener.descriptor)
            listener.release()
        }
        listeners = []
        acceptsAgainAt = nil
        let farewell = farewell.map { min($0.milliseconds, grace) } ?? min(timeouts.farewell, grace / 4)
        drain = (now + farewell, now + max(farewell, min(1_000, grace / 2)), now + grace)
    }

    private func goOnDraining() {
        guard let drain, now >= drain.idleUntil else { return }
        let isOver = now >= drain.until
        for connection in connections {
            guard let connection else { continue }
            if isOver || connection.isIdle && (now >= drain.newUntil || !connection.isNew) { connection.close() }
        }
    }

    private func end() {
        counters.readyAnswers.set(0)
        counters.readyBytes.set(0)
        let jobs = inbox.withLock { inbox in
            inbox.isStopped = true
            defer { inbox.jobs = [] }
            return inbox.jobs
        }
        thread.store(0, ordering: .relaxed)
        csockets_set_loop_index(-1)
        for job in jobs {
            DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Duration {
    /// Whole milliseconds, none for a negative duration.
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(min(seconds, 1 << 40)) * 1000 + UInt64(attoseconds / 1_000_000_000_000_000)
    }
}
