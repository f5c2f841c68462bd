/// Reads requests off a connection (RFC 9112): bytes in, events out; no socket, no clock.
///
/// It is strict: whatever two parsers could read differently is refused. Each byte is looked at a bounded
/// number of times, however the bytes are cut. The same bytes give the same events, however they are cut, but
/// for the borders between pieces of content.
public struct RequestParser {
    /// What the next bytes of a connection amount to.
    public enum Event: Equatable, Sendable {
        /// What is there is consumed or, where it is the start of a line, to be given again with more behind it.
        case needsMoreInput
        case head(RequestHead)
        /// A piece of content, as a range of the input.
        case content(Range<Int>)
        /// The request is whole; the next one begins where the position now is.
        case end
    }

    private enum State {
        case betweenRequests
        case fields
        case content(remaining: Int)
        case chunkLine
        case chunkData(remaining: Int)
        case chunkEnd
        case trailers
        case end
        case failed(HTTPParseError)
    }

    private enum Line {
        case line(Range<Int>)
        case incomplete
        case tooLong
    }

    private let limits: ParsingLimits
    private var state = State.betweenRequests
    /// Bytes after the position that are known to hold no line feed.
    private(set) var scanned = 0
    private var builder: HeadBuilder?
    /// What the head just given out is refused for; said once the head is known, so that its fields can be used.
    private var refusal: HTTPParseError?
    private var emptyLines = 0
    private var headBytesLeft = 0
    private var contentBytesLeft = 0
    private var extensionBytesLeft = 0
    private var trailerBytesLeft = 0
    private var trailerCount = 0

    /// Creates a parser for one connection.
    public init(limits: ParsingLimits = ParsingLimits()) {
        self.limits = limits
    }

    /// Whether the next byte would be the first of a request.
    public var isBetweenRequests: Bool {
        if case .betweenRequests = state { scanned == 0 } else { false }
    }

    /// Whether a head has been given out and its content is not whole yet.
    public var isInContent: Bool {
        switch state {
        case .content, .chunkLine, .chunkData, .chunkEnd, .trailers: true
        default: false
        }
    }

    /// Reads on at `position` and moves it past what is dealt with.
    ///
    /// Call it until it says `needsMoreInput`, then again with the bytes from `position` on and more behind them.
    /// - Throws: the reason for which the request is refused, and at every later call the same.
    public mutating func next(
        _ input: borrowing Span<UInt8>,
        from position: inout Int
    ) throws(HTTPParseError) -> Event {
        do {
            return try step(input, &position)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    private mutating func step(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPParseError) -> Event {
        while true {
            switch state {
            case .betweenRequests:
                guard try readRequestLine(input, &position) else { return .needsMoreInput }
            case .fields:
                return try readFields(input, &position)
            case .content(let remaining):
                if let refusal { throw refusal }
                guard remaining > 0 else {
                    state = .end
                    continue
                }
                guard let range = take(remaining, of: input, &position) else { return .needsMoreInput }
                state = .content(remaining: remaining - range.count)
                return .content(range)
            case .chunkLine:
                if let refusal { throw refusal }
                guard try readChunkLine(input, &position) else { return .needsMoreInput }
            case .chunkData(let remaining):
                guard let range = take(remaining, of: input, &position) else { return .needsMoreInput }
                state = range.count == remaining ? .chunkEnd : .chunkData(remaining: remaining - range.count)
                return .content(range)
            case .chunkEnd:
                guard try readLineEnd(input, &position, orThrow: .malformedChunk) else { return .needsMoreInput }
                state = .chunkLine
            case .trailers:
                guard try readTrailers(input, &position) else { return .needsMoreInput }
            case .end:
                state = .betweenRequests
                emptyLines = 0
                return .end
            case .failed(let error):
                throw error
            }
        }
    }

    /// False when more input is needed.
    private mutating func readRequestLine(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPParseError) -> Bool {
        // A server should ignore an empty line or two here (RFC 9112 §2.2).
        while position < input.count, input[position] == .carriageReturn || input[position] == .lineFeed {
            guard input[position] == .carriageReturn else { throw .bareLineFeed }
            guard try readLineEnd(input, &position, orThrow: .bareCarriageReturn) else { return false }
            emptyLines += 1
            guard emptyLines <= limits.leadingEmptyLines else { throw .tooManyEmptyLines }
        }
        guard position < input.count else { return false }
        // Tells a TLS handshake or other noise at its first byte, which need not ever hold a line feed.
        guard ByteSet.token.contains(input[position]) else { throw .malformedRequestLine }
        let start = position
        switch try nextLine(input, &position, limit: limits.requestLineBytes) {
        case .incomplete:
            return false
        case .tooLong:
            throw Self.reasonForLongLine(input, from: start)
        case .line(let line):
            builder = HeadBuilder(try RequestLine(input, in: line, limits: limits))
            headBytesLeft = limits.effectiveHeadBytes - (position - start)
            state = .fields
            return true
        }
    }

    /// Looks only at the bytes that a method may take, so that the answer does not depend on how many there are.
    private static func reasonForLongLine(_ input: borrowing Span<UInt8>, from start: Int) -> HTTPParseError {
        let range = start..<min(start + ParsingLimits.methodBytes + 1, input.count)
        guard let space = input.first(.space, in: range) else {
            return input.contains(only: .token, in: range) ? .methodTooLong : .malformedRequestLine
        }
        return input.contains(only: .token, in: start..<space) ? .targetTooLong : .malformedRequestLine
    }

    private mutating func readFields(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPParseError) -> Event {
        while true {
            let start = position
            switch try nextLine(input, &position, limit: headBytesLeft - 2) {
            case .incomplete:
                return .needsMoreInput
            case .tooLong:
                throw .headTooLarge
            case .line(let line):
                headBytesLeft -= position - start
                if line.isEmpty { return .head(try finishHead()) }
                guard let count = builder?.fieldCount, count < limits.fieldCount else { throw .tooManyFields }
                try builder?.add(try FieldLine(input, in: line), of: input)
            }
        }
    }

    private mutating func finishHead() throws(HTTPParseError) -> RequestHead {
        guard let finished = try builder.take()?.finish(limits: limits) else { throw .malformedRequestLine }
        refusal = finished.refusal
        switch finished.head.framing {
        case .none:
            state = .content(remaining: 0)
        case .counted(let length):
            state = .content(remaining: length)
        case .chunked:
            state = .chunkLine
            contentBytesLeft = limits.contentBytes(finished.head)
            extensionBytesLeft = limits.chunkExtensionBytes
            trailerBytesLeft = limits.trailerBytes
            trailerCount = 0
        }
        return finished.head
    }

    private mutating func readChunkLine(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPParseError) -> Bool {
        let start = position
        switch try nextLine(input, &position, limit: ChunkLine.sizeDigits + extensionBytesLeft) {
        case .incomplete:
            return false
        case .tooLong:
            let beginning = start..<min(start + ChunkLine.sizeDigits + 1, input.count)
            throw input.first(UInt8(ascii: ";"), in: beginning) == nil ? .malformedChunk : .chunkExtensionsTooLarge
        case .line(let range):
            let line = try ChunkLine(input, in: range)
            extensionBytesLeft -= line.extensionBytes
            guard extensionBytesLeft >= 0 else { throw .chunkExtensionsTooLarge }
            guard line.size <= UInt64(max(contentBytesLeft, 0)) else { throw .contentTooLarge }
            contentBytesLeft -= Int(line.size)
            state = line.size == 0 ? .trailers : .chunkData(remaining: Int(line.size))
            return true
        }
    }

    /// Trailer fields are checked like others and then dropped: none is defined that an API would need.
    private mutating func readTrailers(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPParseError) -> Bool {
        while true {
            let start = position
            switch try nextLine(input, &position, limit: trailerBytesLeft) {
            case .incomplete:
                return false
            case .tooLong:
                throw .trailersTooLarge
            case .line(let line):
                if line.isEmpty {
                    state = .end
                    return true
                }
                _ = try FieldLine(input, in: line)
                trailerBytesLeft -= position - start
                trailerCount += 1
                guard trailerCount <= limits.fieldCount else { throw .tooManyFields }
                guard trailerBytesLeft >= 0 else { throw .trailersTooLarge }
            }
        }
    }

    /// The next line without its end, if it is no longer than `limit`; how much of it is there makes no difference.
    private mutating func nextLine(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int,
        limit: Int
    ) throws(HTTPParseError) -> Line {
        guard let end = input.firstLineFeed(from: position + scanned) else {
            scanned = input.count - position
            return scanned >= limit + 2 ? .tooLong : .incomplete
        }
        guard end + 1 - position <= limit + 2 else { return .tooLong }
        guard end > position, input[end - 1] == .carriageReturn else { throw .bareLineFeed }
        let line = position..<end - 1
        position = end + 1
        scanned = 0
        return .line(line)
    }

    /// Passes over a CRLF; false when its second byte is not there yet.
    private func readLineEnd(
        _ input: borrowing Span<UInt8>,
        _ position: inout Int,
        orThrow error: HTTPParseError
    ) throws(HTTPParseError) -> Bool {
        guard position < input.count else { return false }
        guard input[position] == .carriageReturn else { throw error }
        guard position + 1 < input.count else { return false }
        guard input[position + 1] == .lineFeed else { throw error }
        position += 2
        return true
    }

    private func take(_ count: Int, of input: borrowing Span<UInt8>, _ position: inout Int) -> Range<Int>? {
        let end = min(position + count, input.count)
        guard end > position else { return nil }
        defer { position = end }
        return position..<end
    }
}
