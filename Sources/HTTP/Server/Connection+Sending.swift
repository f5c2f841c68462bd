import HTTPTypes

extension Connection {
    /// How a response says where its content ends (RFC 9112 §6.3).
    private enum Delimiter {
        /// There is none and no field says so: 204 and 304.
        case absent
        case counted(Int)
        case chunked
        /// By the end of the connection: a stream to an HTTP/1.0 client.
        case end
    }

    /// Hands a response to the output: head, content and what goes with it.
    ///
    /// `hasRequest` is false when there is no whole request that it answers.
    func send(_ given: Response, hasRequest: Bool) {
        var response = given
        // Only final responses can be sent, and nothing else follows on one.
        if !(200...999).contains(response.status.code) {
            response = Response(status: .internalServerError)
        }
        if hasRequest, !isLast {
            let limit = loop.configuration.maximumRequestsPerConnection
            isLast = head?.keepsAlive != true || loop.drain != nil || (limit > 0 && served + 1 >= limit)
        }
        let delimiter = delimiter(of: response)
        if case .end = delimiter { isLast = true }

        let output = output
        let mark = output.mark
        let offsets = writeHead(of: response, delimiter, to: output)
        loop.counters.requests.add(1)

        let hasContent = if case .absent = delimiter { false } else { head?.method != .head }
        switch response.content {
        case _ where !hasContent:
            keepReady(response, content: [], mark, offsets)
            logAnswer(status: response.status, contentBytes: 0)
            requestEnded()
        case .bytes(let content):
            keepReady(response, content: content, mark, offsets)
            output.append(content: content)
            logAnswer(status: response.status, contentBytes: content.count)
            requestEnded()
        case .stream(let stream):
            status = response.status
            isChunked = if case .chunked = delimiter { true } else { false }
            promisedBytes = if case .counted(let count) = delimiter { count } else { nil }
            isEndless = response.isEndless
            if isEndless { keepLittleToSend(descriptor) }
            start(stream)
        }
    }

    private func delimiter(of response: Response) -> Delimiter {
        switch response.status.code {
        case 204, 304:
            return .absent
        default:
            break
        }
        switch response.content {
        case .bytes(let content):
            // A handler that answers HEAD itself may know the length without having the content.
            if content.isEmpty, head?.method == .head, let length = response.fields[.contentLength].flatMap(Int.init) {
                return .counted(max(length, 0))
            }
            return .counted(content.count)
        case .stream:
            if let length = response.streamLength { return .counted(max(length, 0)) }
            return head?.version == .http11 ? .chunked : .end
        }
    }

    /// Where date and identifier stand, counted from the first byte of the head.
    private func writeHead(
        of response: Response,
        _ delimiter: Delimiter,
        to output: OutputBuffer
    ) -> (date: Int, identifier: Int) {
        let mark = output.mark
        output.append("HTTP/1.1 ")
        output.append(decimal: response.status.code)
        output.append(.space)
        output.append(fieldText: response.status.reasonPhrase)
        output.append("\r\nDate: ")
        let dateOffset = output.mark - mark
        output.append(loop.date)
        output.append("\r\nRequest-Id: ")
        let identifierOffset = output.mark - mark
        output.append(fieldText: requestID)
        output.append("\r\n")
        for field in response.fields where !Self.isOurs(field.name) {
            output.append(fieldText: field.name.rawName)
            output.append(": ")
            output.append(fieldText: field.value)
            output.append("\r\n")
        }
        switch delimiter {
        case .absent, .end:
            break
        case .counted(let count):
            output.append("Content-Length: ")
            output.append(decimal: count)
            output.append("\r\n")
        case .chunked:
            output.append("Transfer-Encoding: chunked\r\n")
        }
        if isLast {
            output.append("Connection: close\r\n")
        } else if head?.version == .http10 {
            output.append("Connection: keep-alive\r\n")
        }
        output.append("\r\n")
        return (dateOffset, identifierOffset)
    }

    /// Fields that say how the message travels; a handler has no say in them.
    private static func isOurs(_ name: HTTPField.Name) -> Bool {
        name == .contentLength || name == .transferEncoding || name == .connection || name == .date
            || name == RequestIdentifier.field
    }

    // MARK: Ready answers

    /// Answers at once if this very head has been answered before and nothing has changed since.
    func answerReady(_ input: borrowing Span<UInt8>, from position: inout Int) -> Bool {
        guard loop.readyAnswers.isEnabled, loop.drain == nil, let end = ReadyAnswers.headEnd(in: input, from: position)
        else { return false }
        let limit = loop.configuration.maximumRequestsPerConnection
        guard limit == 0 || served + 1 < limit else { return false }
        guard let entry = loop.readyAnswers.entry(for: input, in: position..<end) else { return false }
        position = end
        served += 1
        loop.counters.requests.add(1)
        loop.counters.readyHits.add(1)
        let output = output
        let mark = output.mark
        output.append(entry.answer.head)
        output.patch(mark + entry.answer.dateOffset, count: HTTPDate.byteCount) { $0.copyBytes(from: loop.date) }
        output.patch(mark + entry.answer.identifierOffset, count: RequestIdentifier.byteCount) {
            loop.identifiers.writeNext(to: $0)
        }
        output.append(content: entry.answer.content)
        loop.meter?.count(route: entry.answer.route, status: entry.answer.status, nanoseconds: 0)
        if let log = loop.configuration.accessLog, var record = entry.answer.record {
            record.peer = peer
            record.requestID = output.text(at: mark + entry.answer.identifierOffset, count: RequestIdentifier.byteCount)
            log(record)
        }
        return true
    }

    /// Notes the head's bytes if an answer to it may be given to anyone who sends the same.
    func considerKeeping(_ input: borrowing Span<UInt8>, _ range: Range<Int>, _ head: RequestHead) {
        guard loop.readyAnswers.isEnabled, range.count <= ReadyAnswers.longestHead, loop.drain == nil,
            head.method == .get || head.method == .head, head.framing == .none, head.keepsAlive,
            head.version == .http11,
            input[range.lowerBound] == UInt8(ascii: "G") || input[range.lowerBound] == UInt8(ascii: "H")
        else { return }
        for field in head.fields
        where field.name == .authorization || field.name == .cookie || field.name == .range
            || field.name == RequestIdentifier.field
        {
            return
        }
        readyKey = input.withUnsafeBytes { Array($0[range]) }
    }

    private func keepReady(
        _ response: Response,
        content: [UInt8],
        _ mark: Int,
        _ offsets: (date: Int, identifier: Int)
    ) {
        guard let key = readyKey, let snapshot = readySnapshot, let tags = response.freshnessTags, !isLast,
            [200, 301, 304, 308].contains(response.status.code), !response.fields.contains(.setCookie),
            case .bytes = response.content, let head
        else { return }
        let target = head.target
        var record: AccessRecord?
        if loop.configuration.accessLog != nil {
            record = self.record(status: response.status, contentBytes: content.count)
            record?.duration = .zero
            record?.isReadyAnswer = true
        }
        loop.readyAnswers.store(
            ReadyAnswers.Answer(
                head: output.bytes(since: mark),
                dateOffset: offsets.date,
                identifierOffset: offsets.identifier,
                content: content,
                record: record,
                status: response.status.code,
                route: loop.meter?.index(method: head.method, path: head.path) ?? 0
            ),
            key: key,
            contentKey: response.fields[.eTag].map { "\($0) \(target)" },
            tags: tags,
            since: snapshot
        )
        loop.counters.readyAnswers.set(loop.readyAnswers.count)
        loop.counters.readyBytes.set(loop.readyAnswers.byteCount)
    }

    // MARK: Log

    func logAnswer(status: HTTPResponse.Status? = nil, contentBytes: Int) {
        if let meter = loop.meter {
            let elapsed = requestStart == 0 ? 0 : SystemClock.monotonicNanoseconds() - requestStart
            let code = (status ?? self.status).code
            if let head {
                let route = meter.index(method: head.method, path: head.path)
                meter.count(route: route, status: code, nanoseconds: elapsed)
            } else {
                meter.countUnread(status: code, nanoseconds: elapsed)
            }
        }
        guard let log = loop.configuration.accessLog else { return }
        log(record(status: status ?? self.status, contentBytes: contentBytes))
    }

    private func record(status: HTTPResponse.Status, contentBytes: Int) -> AccessRecord {
        let elapsed = requestStart == 0 ? 0 : SystemClock.monotonicNanoseconds() - requestStart
        return AccessRecord(
            method: head?.method.rawValue ?? "-",
            target: head?.target ?? "-",
            version: head?.version ?? .http11,
            status: status,
            contentBytes: contentBytes,
            duration: .nanoseconds(Int64(elapsed)),
            peer: peer,
            requestID: requestID,
            userAgent: head?.fields[.userAgent],
            referer: head?.fields[.referer],
            isReadyAnswer: false
        )
    }
}

extension RequestHead {
    /// Path and query as sent.
    var target: String {
        if let query { "\(path)?\(query)" } else { path }
    }
}
