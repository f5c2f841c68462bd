import CSockets
import HTTPTypes

/// One client: requests in, responses out, strictly in order, one handler at a time.
///
/// Belongs to its event loop and is touched on the loop's thread only.
final class Connection {
    enum Phase {
        /// Requests are read as they come.
        case reading
        /// A handler runs; what the client sends meanwhile waits, up to a bound.
        case handling
        /// A response whose length is not known is on its way.
        case streaming
        /// The last response is on its way.
        case closing
        /// Waits for the client to close, so that it gets to see the last response.
        case lingering
        case closed
    }

    /// What the deadline is for.
    private enum Wait {
        case nothing
        case idle
        case head
        case content
        case write
        case linger
    }

    let loop: EventLoop
    let descriptor: Int32
    let token: UInt64
    let peer: PeerAddress
    /// False for a connection that is only here to be told that there is no room.
    let isAdmitted: Bool

    var phase = Phase.reading {
        didSet { assert(oldValue != .closed || phase == .closed) }
    }

    // Input.
    var parser: RequestParser
    /// Bytes that are received and not dealt with, from `pendingStart` on.
    var pending: [UInt8] = []
    var pendingStart = 0
    var inputEnded = false
    var lingeringBytes = 0

    // The request at hand.
    var head: RequestHead?
    var content: [UInt8] = []
    var requestID = "-"
    /// Counted by the loop until the request is answered.
    var contentReceived = 0
    var owesContinue = false
    /// The head's bytes, when the answer may be kept ready.
    var readyKey: [UInt8]?
    var readySnapshot: ChangeClock.Snapshot?
    var requestStart: UInt64 = 0
    /// The running handler or stream, for it to be cancelled when the client goes.
    var task: Task<Void, Never>?
    /// True while a handler or stream runs up to its first suspension.
    var isStarting = false
    /// What the handler came to while it was being started.
    var outcome: Result<Response, any Error>?

    // Output.
    /// What the socket did not take; nil while it takes everything.
    var blocked: OutputBuffer?
    /// Input waits until the socket has taken what is blocked.
    var isHeldUp = false
    /// A stream that waits for the socket to take its last chunk.
    var drainWaiter: CheckedContinuation<Bool, Never>?
    /// Of the stream that is on its way: its status, and how much of it has been sent.
    var status = HTTPResponse.Status.ok
    var streamedBytes = 0
    /// How to end the stream that is on its way.
    var isChunked = false
    /// What the head says of how long it is.
    var promisedBytes: Int?
    /// What is on its way need not be sent to its end when the server drains.
    var isEndless = false
    /// This response is the last.
    var isLast = false
    /// The client knows that the response is the last, and sends nothing more.
    private var isClosedByClient = false
    /// The client may still be sending what was not taken.
    private var wasRefused = false
    var served = 0

    private var interest = Interest.reading
    private var wait = Wait.nothing
    private var deadline: UInt64 = 0
    var phaseStart: UInt64 = 0

    init(loop: EventLoop, descriptor: Int32, token: UInt64, peer: PeerAddress, isAdmitted: Bool) {
        self.loop = loop
        self.descriptor = descriptor
        self.token = token
        self.peer = peer
        self.isAdmitted = isAdmitted
        parser = RequestParser(limits: loop.configuration.limits)
    }

    /// Where the next bytes of output go.
    var output: OutputBuffer { blocked ?? loop.batch }

    private var timeouts: EventLoop.Timeouts { loop.timeouts }

    /// Whether no request has begun and no answer is on its way that has an end.
    var isIdle: Bool {
        isEndless || phase == .reading && blocked == nil && pending.isEmpty && parser.isBetweenRequests
    }

    /// Whether no request has come in.
    var isNew: Bool { served == 0 && head == nil }

    // MARK: Entries

    func begin() {
        setDeadline(.idle, after: timeouts.firstByte)
    }

    /// Says that there is no room, without reading anything.
    func turnAway() {
        refuse(.unavailable, "Too many connections are open.")
        turn()
    }

    func socketIsReady(_ event: PollEvent) {
        loop.assertOnThread()
        // Nothing that we send can reach the client any more.
        if event.isHungUp { return close() }
        if event.isReadable { receive() }
        if phase != .closed { turn() }
    }

    /// Called when a handler has come to an end after it was suspended.
    func handlerEnded(_ outcome: Result<Response, any Error>) {
        guard phase == .handling else { return }
        task = nil
        respond(outcome)
        if phase != .closed { turn() }
    }

    func deadlineMayHavePassed() {
        loop.assertOnThread()
        guard wait != .nothing else { return }
        guard loop.now >= deadline else { return loop.wake(self, at: deadline) }
        switch wait {
        case .nothing: break
        case .idle, .linger: close()
        case .write: close(resetting: true)
        case .head: timeOut("The head of the request did not arrive in time.")
        case .content: timeOut("The content of the request did not arrive in time.")
        }
    }

    private func timeOut(_ detail: String) {
        refuse(.requestTimeout, detail)
        turn()
    }

    // MARK: Answering

    /// Sends an answer to what can't be served, and closes.
    func refuse(_ code: ProblemCode, _ detail: String) {
        if head == nil { requestID = loop.identifiers.next() }
        loop.counters.refused.add(1)
        isLast = true
        wasRefused = true
        readyKey = nil
        requestStart = 0
        var problem = Problem(code, detail: detail)
        if code == .unavailable { problem.fields[.retryAfter] = "1" }
        send(loop.configuration.problemResponse(problem, requestID), hasRequest: false)
    }

    /// The response has been handed to the output whole.
    func requestEnded() {
        isClosedByClient = !wasRefused && head?.keepsAlive == false
        head = nil
        content = []
        loop.heldContent -= contentReceived
        contentReceived = 0
        readyKey = nil
        readySnapshot = nil
        served += 1
        phase = isLast ? .closing : .reading
    }

    /// Sends what there is, and settles what to wait for.
    func turn() {
        while true {
            if blocked != nil {
                isHeldUp = true
            } else if phase == .reading, !pending.isEmpty {
                processPending()
            }
            flush()
            guard blocked == nil, phase != .closed else { break }
            if let waiter = drainWaiter {
                drainWaiter = nil
                waiter.resume(returning: true)
            }
            if isHeldUp {
                isHeldUp = false
                continue
            }
            if phase == .reading, inputEnded {
                // Nothing that is left could become a request.
                close()
            } else if phase == .closing {
                finishClosing()
            }
            break
        }
        if phase == .closed { return }
        settleInterest()
        settleDeadline()
    }

    func flush() {
        let output = output
        guard phase != .closed, !output.isEmpty else { return }
        var sent = 0
        let progress = output.send(to: descriptor, sent: &sent)
        loop.counters.bytesSent.add(sent)
        switch progress {
        case .done:
            if blocked != nil {
                blocked = nil
                loop.takeBack(output)
            } else {
                loop.shrinkBatch()
            }
        case .blocked:
            if blocked == nil { blocked = loop.giveBatch() }
            if sent > 0 || wait != .write { setDeadline(.write, after: timeouts.write) }
        case .failed:
            close()
        }
    }

    private func settleInterest() {
        var wanted: Interest = []
        if blocked != nil { wanted.insert(.writing) }
        switch phase {
        case .lingering:
            wanted.insert(.reading)
        case .reading where blocked == nil && !inputEnded:
            wanted.insert(.reading)
        case .handling where !inputEnded, .streaming where !inputEnded:
            // Left as it is until the client does send something that has to wait too long.
            if pending.count - pendingStart < EventLoop.receiveCapacity, blocked == nil { wanted.insert(.reading) }
        default:
            break
        }
        guard wanted != interest else { return }
        interest = wanted
        loop.poller.modify(descriptor, token: token, interest: wanted)
    }

    private func settleDeadline() {
        if blocked != nil { return }  // set when it blocked
        switch phase {
        case .reading:
            if parser.isInContent {
                var milliseconds = timeouts.content
                if timeouts.leastContentRate > 0 {
                    milliseconds += UInt64(contentReceived) * 1000 / UInt64(timeouts.leastContentRate)
                }
                setDeadline(.content, at: phaseStart + milliseconds)
            } else if parser.isBetweenRequests {
                setDeadline(.idle, after: served == 0 ? timeouts.firstByte : timeouts.idle)
            } else if wait != .head {
                setDeadline(.head, after: timeouts.head)
            }
        case .handling, .streaming:
            wait = .nothing
        case .closing, .lingering, .closed:
            break
        }
    }

    private func setDeadline(_ wait: Wait, after milliseconds: UInt64) {
        setDeadline(wait, at: loop.now + milliseconds)
    }

    private func setDeadline(_ wait: Wait, at deadline: UInt64) {
        self.wait = wait
        self.deadline = deadline
        loop.wake(self, at: deadline)
    }

    // MARK: Closing

    /// Everything is sent: close, or let the client do it first.
    private func finishClosing() {
        // With bytes unread close(2) resets the connection, and the client may lose the answer (RFC 9112 §9.6).
        if inputEnded || (isClosedByClient && pending.isEmpty) { return close() }
        shutDownWriting(descriptor)
        pending = []
        pendingStart = 0
        phase = .lingering
        setDeadline(.linger, after: timeouts.linger)
    }

    /// Ends everything that belongs to the connection.
    func close(resetting: Bool = false) {
        guard phase != .closed else { return }
        phase = .closed
        if let blocked {
            self.blocked = nil
            loop.takeBack(blocked)
        } else {
            loop.batch.clear()
        }
        loop.heldContent -= contentReceived
        loop.forget(self)
        if resetting { resetOnClose(descriptor) }
        closeDescriptor(descriptor)
        task?.cancel()
        task = nil
        if let waiter = drainWaiter {
            drainWaiter = nil
            waiter.resume(returning: false)
        }
    }
}
