import CSockets
import HTTPTypes

extension Connection {
    /// Takes what the socket has, once, and deals with it.
    func receive() {
        if phase == .lingering { return receiveAndDrop() }
        guard !inputEnded, phase != .closing else { return }
        guard pending.count - pendingStart < EventLoop.receiveCapacity else { return }
        let buffer = loop.receiveBuffer
        let count = csockets_receive(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else {
            if count == 0 {
                inputEnded = true
            } else if !lastCallWouldBlock() {
                close()
            }
            return
        }
        loop.counters.bytesReceived.add(count)
        let received = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
        guard phase == .reading, pending.isEmpty, blocked == nil else {
            if pendingStart > 0 {
                pending.removeSubrange(..<pendingStart)
                pendingStart = 0
            }
            pending.append(contentsOf: received)
            return
        }
        let rest = process(received.span, from: 0)
        if rest < count, phase != .closed { pending.append(contentsOf: received[rest...]) }
    }

    private func receiveAndDrop() {
        let buffer = loop.receiveBuffer
        // A few at once: the client is only waiting for its own sending to end.
        for _ in 0..<4 {
            let count = csockets_receive(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, lastCallWouldBlock() { return }
            lingeringBytes += count
            guard count > 0, lingeringBytes < loop.configuration.lingeringBytes else { return close() }
        }
    }

    func processPending() {
        // Taken out, so that nothing else can reach the bytes while they are being read.
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        let rest = process(bytes.span, from: pendingStart)
        pendingStart = 0
        guard rest < bytes.count, phase != .closed else { return }
        pending = bytes
        pendingStart = rest
    }

    /// Deals with as many requests as can be; where the rest begins.
    private func process(_ input: Span<UInt8>, from start: Int) -> Int {
        var position = start
        var headStart: Int?
        while phase == .reading {
            if output.byteCount > loop.configuration.gatheredOutputBytes {
                flush()
                guard phase == .reading, blocked == nil else {
                    isHeldUp = true
                    break
                }
            }
            if parser.isBetweenRequests {
                if position == input.count { break }
                if answerReady(input, from: &position) { continue }
                headStart = position
            }
            do {
                switch try parser.next(input, from: &position) {
                case .needsMoreInput:
                    if owesContinue {
                        owesContinue = false
                        output.append("HTTP/1.1 100 Continue\r\n\r\n")
                    }
                    return position
                case .head(let head):
                    begin(head)
                    if let headStart { considerKeeping(input, headStart..<position, head) }
                case .content(let range):
                    owesContinue = false
                    contentReceived += range.count
                    loop.heldContent += range.count
                    guard loop.heldContent <= loop.heldContentLimit else {
                        refuse(.unavailable, "Too much content is being received at once.")
                        continue
                    }
                    input.withUnsafeBufferPointer {
                        content.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
                    }
                case .end:
                    headStart = nil
                    startHandler()
                }
            } catch {
                refuse(error.problem, error.detail)
            }
        }
        return position
    }

    private func begin(_ head: RequestHead) {
        self.head = head
        requestID = RequestIdentifier.given(in: head.fields) ?? loop.identifiers.next()
        owesContinue = head.expectsContinue
        phaseStart = loop.now
        // What the client announces is believed only as far as is cheap.
        if case .counted(let count) = head.framing { content.reserveCapacity(min(count, 64 << 10)) }
    }
}
