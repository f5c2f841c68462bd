import CSockets
import HTTPTypes

extension Connection {
    /// Runs the handler: to its end if it does not suspend, otherwise it goes on when it can.
    func startHandler() {
        guard let head else { return }
        let request = Request(
            method: head.method,
            path: head.path,
            query: head.query,
            version: head.version,
            fields: head.fields,
            content: content,
            peer: peer,
            requestID: requestID
        )
        content = []
        let start = SystemClock.monotonicNanoseconds()
        requestStart = start
        if loop.queueDelay.refuses(at: start), !loop.configuration.isEssential(head) { return refuseForLoad() }
        phase = .handling
        isStarting = true
        if readyKey != nil { readySnapshot = loop.readyAnswers.snapshot }
        loop.counters.running.add(1)
        let (loop, token, handler) = (loop, token, loop.handler)
        // The task knows the connection by its token alone: it may be gone when the handler ends.
        let task = Task.immediate(executorPreference: loop) {
            let outcome: Result<Response, any Error>
            do {
                outcome = .success(try await handler(request))
            } catch {
                outcome = .failure(error)
            }
            loop.handlerEnded(outcome, token)
        }
        isStarting = false
        loop.counters.longestHandlerNanoseconds.raise(to: Int(SystemClock.monotonicNanoseconds() - start))
        guard let outcome else {
            self.task = task
            return
        }
        self.outcome = nil
        respond(outcome)
    }

    /// Says that there is too much to do; the connection stays, so that trying again costs no new one.
    private func refuseForLoad() {
        loop.counters.shed.add(1)
        readyKey = nil
        send(loop.configuration.problemResponse(.overload, requestID), hasRequest: true)
    }

    func respond(_ outcome: Result<Response, any Error>) {
        switch outcome {
        case .success(let response):
            send(response, hasRequest: true)
        case .failure(let problem as Problem):
            send(loop.configuration.problemResponse(problem, requestID), hasRequest: true)
        case .failure(let error):
            loop.configuration.errorLog?(error, requestID)
            let problem = Problem(.internalError, detail: "Something went wrong here; it has been logged.")
            send(loop.configuration.problemResponse(problem, requestID), hasRequest: true)
        }
    }

    // MARK: Streams

    /// Pulls chunks one at a time, each when the socket has taken the one before.
    func start(_ stream: AsyncStream<[UInt8]>) {
        phase = .streaming
        streamedBytes = 0
        isStarting = true
        let (loop, token) = (loop, token)
        let task = Task.immediate(executorPreference: loop) {
            for await chunk in stream where !chunk.isEmpty {
                let isTaken = await withCheckedContinuation { loop.send(chunk, token, $0) }
                guard isTaken else { return }
            }
            loop.streamEnded(token)
        }
        isStarting = false
        if phase == .streaming { self.task = task }
    }

    /// Sends a chunk of a stream; `continuation` learns when it is taken, or that the client is gone.
    func send(_ chunk: [UInt8], _ continuation: CheckedContinuation<Bool, Never>) {
        guard phase == .streaming else { return continuation.resume(returning: false) }
        if let promisedBytes, chunk.count > promisedBytes - streamedBytes {
            // More than was promised would be taken for the next answer.
            continuation.resume(returning: false)
            return close(resetting: true)
        }
        let output = output
        if isChunked {
            output.append(hexadecimal: chunk.count)
            output.append("\r\n")
            output.append(content: chunk)
            output.append("\r\n")
        } else {
            output.append(content: chunk)
        }
        streamedBytes += chunk.count
        drainWaiter = continuation
        if !isStarting { turn() }
    }

    func streamEnded() {
        guard phase == .streaming else { return }
        task = nil
        isEndless = false
        // RFC 9112 §8: a content that is too short is told by the end of the connection alone.
        if let promisedBytes, streamedBytes < promisedBytes { return close(resetting: true) }
        if isChunked { output.append("0\r\n\r\n") }
        logAnswer(contentBytes: streamedBytes)
        requestEnded()
        if !isStarting { turn() }
    }
}

extension EventLoop {
    /// Called by a handler's task; its connection may be gone, or the loop.
    fileprivate func handlerEnded(_ outcome: Result<Response, any Error>, _ token: UInt64) {
        guard isOnThread else { return }
        counters.running.add(-1)
        guard let connection = connection(token) else { return }
        if connection.isStarting {
            connection.outcome = outcome
        } else {
            connection.handlerEnded(outcome)
        }
    }

    fileprivate func send(_ chunk: [UInt8], _ token: UInt64, _ continuation: CheckedContinuation<Bool, Never>) {
        guard isOnThread, let connection = connection(token) else { return continuation.resume(returning: false) }
        connection.send(chunk, continuation)
    }

    fileprivate func streamEnded(_ token: UInt64) {
        guard isOnThread else { return }
        connection(token)?.streamEnded()
    }
}
