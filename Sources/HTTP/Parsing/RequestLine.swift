import HTTPTypes

/// The first line of a request (RFC 9112 §3).
struct RequestLine {
    var method: HTTPRequest.Method
    var path: String
    var query: String?
    var version: ProtocolVersion
    /// The authority of an absolute-form target, which outranks the Host field.
    var authority: String?

    /// Reads a line without its line end.
    init(_ input: borrowing Span<UInt8>, in line: Range<Int>, limits: ParsingLimits) throws(HTTPParseError) {
        // Exactly one space at either side of the target: RFC 9112 §3 lets a recipient be lenient here, and
        // warns that this is how two parsers come to read two different requests.
        guard let methodEnd = input.first(.space, in: line), methodEnd > line.lowerBound,
            input.contains(only: .token, in: line.lowerBound..<methodEnd)
        else { throw .malformedRequestLine }
        guard methodEnd - line.lowerBound <= ParsingLimits.methodBytes else { throw .methodTooLong }
        let afterMethod = methodEnd + 1..<line.upperBound
        guard let targetEnd = input.first(.space, in: afterMethod) else { throw .malformedRequestLine }
        let target = afterMethod.lowerBound..<targetEnd

        version = try Self.version(input, in: targetEnd + 1..<line.upperBound)
        guard target.count <= limits.targetBytes else { throw .targetTooLong }
        method = Self.method(input, in: line.lowerBound..<methodEnd)
        guard method != .connect else { throw .connectRefused }
        guard !target.isEmpty else { throw .malformedRequestLine }

        path = ""
        if input[target.lowerBound] == UInt8(ascii: "/") {
            try readPath(input, in: target)
        } else if target.count == 1, input[target.lowerBound] == UInt8(ascii: "*"), method == .options {
            path = "*"
        } else {
            try readAbsolute(input, in: target)
        }
    }

    private static func version(
        _ input: borrowing Span<UInt8>,
        in range: Range<Int>
    ) throws(HTTPParseError) -> ProtocolVersion {
        // HTTP-name is case-sensitive (RFC 9112 §2.3).
        guard range.count == 8, input.equals("HTTP/", in: range.lowerBound..<range.lowerBound + 5),
            input[range.lowerBound + 5].isDigit, input[range.lowerBound + 6] == UInt8(ascii: "."),
            input[range.lowerBound + 7].isDigit
        else { throw .malformedRequestLine }
        guard input[range.lowerBound + 5] == UInt8(ascii: "1") else { throw .unsupportedVersion }
        return input[range.lowerBound + 7] == UInt8(ascii: "0") ? .http10 : .http11
    }

    private static func method(_ input: borrowing Span<UInt8>, in range: Range<Int>) -> HTTPRequest.Method {
        if input.equals("GET", in: range) { return .get }
        if input.equals("POST", in: range) { return .post }
        if input.equals("HEAD", in: range) { return .head }
        // The bytes are a token, which is all that a method must be.
        return HTTPRequest.Method(input.string(in: range)) ?? .get
    }

    private mutating func readPath(_ input: borrowing Span<UInt8>, in range: Range<Int>) throws(HTTPParseError) {
        let mark = input.first(UInt8(ascii: "?"), in: range)
        let pathRange = range.lowerBound..<(mark ?? range.upperBound)
        guard input.contains(only: .path, in: pathRange), PercentEncoding.isValid(input, in: pathRange) else {
            throw .malformedTarget
        }
        path = input.string(in: pathRange)
        guard let mark else { return }
        let queryRange = mark + 1..<range.upperBound
        // Browsers send more than RFC 3986 allows in a query, `|` and `{` for instance; all of it is visible ASCII.
        for index in queryRange {
            let byte = input[index]
            guard byte > .space, byte < 0x7F, byte != UInt8(ascii: "#") else { throw .malformedTarget }
        }
        query = input.string(in: queryRange)
    }

    private mutating func readAbsolute(_ input: borrowing Span<UInt8>, in range: Range<Int>) throws(HTTPParseError) {
        guard let colon = input.first(UInt8(ascii: ":"), in: range),
            input.matches("http", in: range.lowerBound..<colon)
                || input.matches("https", in: range.lowerBound..<colon),
            range.upperBound - colon >= 3, input.equals("://", in: colon..<colon + 3)
        else { throw .malformedTarget }
        let start = colon + 3
        var end = start
        while end < range.upperBound, input[end] != UInt8(ascii: "/"), input[end] != UInt8(ascii: "?") { end += 1 }
        guard Authority.isValid(input, in: start..<end) else { throw .malformedTarget }
        authority = input.string(in: start..<end)
        if end == range.upperBound {
            path = method == .options ? "*" : "/"  // RFC 9112 §3.2.4
        } else if input[end] == UInt8(ascii: "/") {
            try readPath(input, in: end..<range.upperBound)
        } else {
            try readPath(input, in: end..<range.upperBound)
            path = "/"
        }
    }
}
