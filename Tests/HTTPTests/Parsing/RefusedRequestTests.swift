import HTTPTypes
import Testing

@testable import FuzzTargets
@testable import HTTP

@Suite("Requests that are refused")
struct RefusedRequestTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var reason: String
        var error: HTTPParseError
        var bytes: [UInt8]
        var testDescription: String { reason }

        init(_ reason: String, _ error: HTTPParseError, _ text: String) {
            self.reason = reason
            self.error = error
            bytes = Array(text.utf8)
        }

        /// A request line, and the host that it needs.
        init(_ reason: String, _ error: HTTPParseError, line: String) {
            self.init(reason, error, "\(line)\r\nHost: a\r\n\r\n")
        }

        /// Field lines after a good request line and host.
        init(_ reason: String, _ error: HTTPParseError, fields: String) {
            self.init(reason, error, "POST / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n")
        }

        /// What follows the head of a chunked request.
        init(_ reason: String, _ error: HTTPParseError, chunked: String) {
            self.init(reason, error, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(chunked)")
        }
    }

    static let long = String(repeating: "x", count: 9000)

    static let requestLines: [Row] = [
        Row("no target", .malformedRequestLine, line: "GET HTTP/1.1"),
        Row("no version, as in HTTP/0.9", .malformedRequestLine, line: "GET /"),
        Row("two spaces before the target", .malformedRequestLine, line: "GET  / HTTP/1.1"),
        Row("two spaces after the target", .malformedRequestLine, line: "GET /  HTTP/1.1"),
        Row("a space at the start", .malformedRequestLine, line: " GET / HTTP/1.1"),
        Row("a space at the end", .malformedRequestLine, line: "GET / HTTP/1.1 "),
        Row("a tab for a space", .malformedRequestLine, line: "GET\t/ HTTP/1.1"),
        Row("a space in the target", .malformedRequestLine, line: "GET /a b HTTP/1.1"),
        Row("a method that is no token", .malformedRequestLine, line: "GE(T / HTTP/1.1"),
        Row("a colon in the method", .malformedRequestLine, line: "GET: / HTTP/1.1"),
        Row("lower-case protocol name", .malformedRequestLine, line: "GET / http/1.1"),
        Row("a version of three numbers", .malformedRequestLine, line: "GET / HTTP/1.1.1"),
        Row("a version of two digits", .malformedRequestLine, line: "GET / HTTP/11"),
        Row("a version with a sign", .malformedRequestLine, line: "GET / HTTP/1.+1"),
        Row("another protocol", .malformedRequestLine, line: "GET / RTSP/1.0"),
        Row("HTTP/0.9 by name", .unsupportedVersion, line: "GET / HTTP/0.9"),
        Row("HTTP/2", .unsupportedVersion, line: "GET / HTTP/2.0"),
        Row("the preface of HTTP/2", .unsupportedVersion, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Row("a TLS handshake", .malformedRequestLine, "\u{16}\u{03}\u{01}\u{02}"),
        Row("a method of 65 letters", .methodTooLong, line: String(repeating: "M", count: 65) + " / HTTP/1.1"),
        Row("an endless method", .methodTooLong, String(repeating: "M", count: 9000)),
        Row("endless noise", .malformedRequestLine, "A" + String(repeating: "\u{1}", count: 9000)),
        Row("a target over the limit", .targetTooLong, line: "GET /\(String(repeating: "a", count: 8 << 10)) HTTP/1.1"),
        Row("an endless target", .targetTooLong, "GET /\(String(repeating: "a", count: 20_000))"),
        Row("a bare line feed", .bareLineFeed, "GET / HTTP/1.1\nHost: a\r\n\r\n"),
        Row("a bare line feed for an empty line", .bareLineFeed, "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Row("a carriage return alone before the request", .bareCarriageReturn, "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Row("a carriage return within the line", .malformedRequestLine, "GET /\r HTTP/1.1 \r\n\r\n"),
        Row("empty lines without end", .tooManyEmptyLines, String(repeating: "\r\n", count: 5)),
    ]

    static let targets: [Row] = [
        Row("a fragment", .malformedTarget, line: "GET /a#b HTTP/1.1"),
        Row("a fragment in the query", .malformedTarget, line: "GET /a?b#c HTTP/1.1"),
        Row("an escape with a letter too few", .malformedTarget, line: "GET /a%2 HTTP/1.1"),
        Row("an escape that is none", .malformedTarget, line: "GET /%zz HTTP/1.1"),
        Row("a percent sign at the end", .malformedTarget, line: "GET /% HTTP/1.1"),
        Row("an escape cut by the query", .malformedTarget, line: "GET /%2?0 HTTP/1.1"),
        Row("a byte above ASCII", .malformedTarget, line: "GET /é HTTP/1.1"),
        Row("a byte above ASCII in the query", .malformedTarget, line: "GET /?é HTTP/1.1"),
        Row("a control byte", .malformedTarget, line: "GET /\u{1} HTTP/1.1"),
        Row("a control byte in the query", .malformedTarget, line: "GET /?\u{7F} HTTP/1.1"),
        Row("a NUL", .malformedTarget, line: "GET /\u{0} HTTP/1.1"),
        Row("a backslash", .malformedTarget, line: "GET /a\\b HTTP/1.1"),
        Row("a relative path", .malformedTarget, line: "GET a HTTP/1.1"),
        Row("an asterisk with GET", .malformedTarget, line: "GET * HTTP/1.1"),
        Row("an asterisk with more", .malformedTarget, line: "OPTIONS ** HTTP/1.1"),
        Row("an authority with GET", .malformedTarget, line: "GET a:80 HTTP/1.1"),
        Row("a tunnel", .connectRefused, line: "CONNECT a:443 HTTP/1.1"),
        Row("a tunnel to a path", .connectRefused, line: "CONNECT / HTTP/1.1"),
        Row("another scheme", .malformedTarget, line: "GET ftp://a/ HTTP/1.1"),
        Row("an absolute target without a host", .malformedTarget, line: "GET http:///x HTTP/1.1"),
        Row("an absolute target with a user", .malformedTarget, line: "GET http://u@a/x HTTP/1.1"),
        Row("an absolute target with one slash", .malformedTarget, line: "GET http:/a HTTP/1.1"),
        Row("an absolute target that ends early", .malformedTarget, line: "GET http: HTTP/1.1"),
        Row("an absolute target with a bad port", .malformedTarget, line: "GET http://a:b/ HTTP/1.1"),
    ]

    static let fields: [Row] = [
        Row("no host", .missingHost, "GET / HTTP/1.1\r\n\r\n"),
        Row("no host with an absolute target", .missingHost, "GET http://a/ HTTP/1.1\r\n\r\n"),
        Row("two hosts", .repeatedHost, fields: "Host: a"),
        Row("two hosts in HTTP/1.0", .repeatedHost, "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"),
        Row("an empty host", .malformedHost, "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        Row("two hosts in one field", .malformedHost, "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"),
        Row("a list of hosts without spaces", .malformedHost, "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n"),
        Row("a host with a user", .malformedHost, "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"),
        Row("a host with a path", .malformedHost, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        Row("a host with a bad escape", .malformedHost, "GET / HTTP/1.1\r\nHost: a%2\r\n\r\n"),
        Row("a port that is too high", .malformedHost, "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"),
        Row("a port with a sign", .malformedHost, "GET / HTTP/1.1\r\nHost: a:+80\r\n\r\n"),
        Row("a port alone", .malformedHost, "GET / HTTP/1.1\r\nHost: :80\r\n\r\n"),
        Row("an IPv6 host without its bracket", .malformedHost, "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"),
        Row("an IPv6 host and more", .malformedHost, "GET / HTTP/1.1\r\nHost: [::1]x\r\n\r\n"),
        Row("an IPv6 host without brackets", .malformedHost, "GET / HTTP/1.1\r\nHost: ::1\r\n\r\n"),
        Row("a space before the colon", .malformedFieldName, fields: "X : y"),
        Row("a tab before the colon", .malformedFieldName, fields: "X\t: y"),
        Row("a space in the name", .malformedFieldName, fields: "X Y: z"),
        Row("no name", .malformedFieldName, fields: ": y"),
        Row("no colon", .malformedFieldName, fields: "X"),
        Row("a NUL in the name", .malformedFieldName, fields: "X\u{0}: y"),
        Row("a byte above ASCII in the name", .malformedFieldName, fields: "Ü: y"),
        Row("a folded field", .foldedField, fields: "X: y\r\n z"),
        Row("a field folded by a tab", .foldedField, fields: "X: y\r\n\tz"),
        Row("white space before the first field", .foldedField, "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
        Row("a NUL in a value", .malformedFieldValue, fields: "X: a\u{0}b"),
        Row("a control byte in a value", .malformedFieldValue, fields: "X: a\u{B}b"),
        Row("a DEL in a value", .malformedFieldValue, fields: "X: a\u{7F}"),
        Row("a bare carriage return in a value", .bareCarriageReturn, fields: "X: a\rY: b"),
        Row("a bare line feed after a field", .bareLineFeed, fields: "X: a\nY: b"),
        Row("a bare line feed to end the head", .bareLineFeed, "GET / HTTP/1.1\r\nHost: a\r\n\n"),
        Row("101 fields", .tooManyFields, fields: String(repeating: "X: y\r\n", count: 99) + "X: y"),
        Row("a field over the head's limit", .headTooLarge, fields: "X: \(String(repeating: long, count: 4))"),
        Row("many fields over the head's limit", .headTooLarge, fields: String(repeating: "X: \(long)\r\n", count: 4)),
        Row("an endless field", .headTooLarge, "GET / HTTP/1.1\r\nX: \(String(repeating: long, count: 4))"),
        Row("an expectation of another kind", .unknownExpectation, fields: "Expect: 200-ok"),
        Row("an expectation and another", .unknownExpectation, fields: "Expect: 100-continue, x"),
    ]

    static let framing: [Row] = [
        Row("two lengths", .repeatedContentLength, fields: "Content-Length: 5\r\nContent-Length: 6"),
        Row("the same length twice", .repeatedContentLength, fields: "Content-Length: 5\r\nContent-Length: 5"),
        Row("a list of lengths", .malformedContentLength, fields: "Content-Length: 5, 5"),
        Row("a length with a sign", .malformedContentLength, fields: "Content-Length: +5"),
        Row("a negative length", .malformedContentLength, fields: "Content-Length: -5"),
        Row("a length in hexadecimal", .malformedContentLength, fields: "Content-Length: 0x5"),
        Row("a length with a fraction", .malformedContentLength, fields: "Content-Length: 5.0"),
        Row("a length with a space within", .malformedContentLength, fields: "Content-Length: 5 5"),
        Row("an empty length", .malformedContentLength, fields: "Content-Length:"),
        Row("a length in other digits", .malformedContentLength, fields: "Content-Length: ٥"),
        Row("a length over the limit", .contentTooLarge, fields: "Content-Length: 65537"),
        Row("a length beyond 64 bits", .contentTooLarge, fields: "Content-Length: 18446744073709551621"),
        Row(
            "a length of a thousand digits",
            .contentTooLarge,
            fields: "Content-Length: \(String(repeating: "9", count: 1000))"
        ),
        Row(
            "chunked and counted",
            .transferEncodingWithContentLength,
            fields: "Transfer-Encoding: chunked\r\nContent-Length: 5"
        ),
        Row(
            "counted and chunked",
            .transferEncodingWithContentLength,
            fields: "Content-Length: 0\r\nTransfer-Encoding: chunked"
        ),
        Row("another coding", .unknownTransferCoding, fields: "Transfer-Encoding: gzip"),
        Row("another coding before chunked", .unknownTransferCoding, fields: "Transfer-Encoding: gzip, chunked"),
        Row("another coding after chunked", .unknownTransferCoding, fields: "Transfer-Encoding: chunked, identity"),
        Row("the coding that is none", .unknownTransferCoding, fields: "Transfer-Encoding: identity"),
        Row("chunked by half", .unknownTransferCoding, fields: "Transfer-Encoding: xchunked"),
        Row("chunked twice", .malformedTransferEncoding, fields: "Transfer-Encoding: chunked, chunked"),
        Row(
            "chunked in two fields",
            .malformedTransferEncoding,
            fields: "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"
        ),
        Row("chunked with a parameter", .malformedTransferEncoding, fields: "Transfer-Encoding: chunked;q=1"),
        Row("chunked in quotes", .malformedTransferEncoding, fields: "Transfer-Encoding: \"chunked\""),
        Row("an empty coding", .malformedTransferEncoding, fields: "Transfer-Encoding:"),
        Row("an empty element", .malformedTransferEncoding, fields: "Transfer-Encoding: chunked,"),
        Row("a vertical tab before chunked", .malformedFieldValue, fields: "Transfer-Encoding: \u{B}chunked"),
        Row(
            "chunked in HTTP/1.0",
            .transferEncodingInHTTP10,
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
    ]

    static let chunks: [Row] = [
        Row("no size", .malformedChunk, chunked: "\r\n"),
        Row("a size that is no number", .malformedChunk, chunked: "x\r\n"),
        Row("a size with a prefix", .malformedChunk, chunked: "0x5\r\nhello\r\n"),
        Row("a size with a sign", .malformedChunk, chunked: "+5\r\nhello\r\n"),
        Row("a negative size", .malformedChunk, chunked: "-5\r\nhello\r\n"),
        Row("a space before the size", .malformedChunk, chunked: " 5\r\nhello\r\n"),
        Row("a space after the size", .malformedChunk, chunked: "5 \r\nhello\r\n"),
        Row("a size of 17 digits", .malformedChunk, chunked: "00000000000000005\r\nhello\r\n"),
        Row("an endless size", .malformedChunk, chunked: String(repeating: "0", count: 3000)),
        Row("a size beyond 63 bits", .contentTooLarge, chunked: "FFFFFFFFFFFFFFFF\r\n"),
        Row("a size over the limit", .contentTooLarge, chunked: "10001\r\n"),
        Row(
            "chunks over the limit",
            .contentTooLarge,
            chunked: "FFFF\r\n\(String(repeating: "x", count: 65_535))\r\n2\r\n"
        ),
        Row("data that go on after the size", .malformedChunk, chunked: "3\r\nhello\r\n"),
        Row("data ended by a line feed", .malformedChunk, chunked: "5\r\nhello\n0\r\n\r\n"),
        Row("data ended by a carriage return", .malformedChunk, chunked: "5\r\nhello\rx"),
        Row("a size ended by a line feed", .bareLineFeed, chunked: "5\nhello\r\n"),
        Row("an empty extension", .malformedChunk, chunked: "5;\r\nhello\r\n"),
        Row("a space before an extension", .malformedChunk, chunked: "5 ;a\r\nhello\r\n"),
        Row("an extension without a value", .malformedChunk, chunked: "5;a=\r\nhello\r\n"),
        Row("an extension with an open quote", .malformedChunk, chunked: "5;a=\"b\r\nhello\r\n"),
        Row("an extension with more after its quote", .malformedChunk, chunked: "5;a=\"b\"c\r\nhello\r\n"),
        Row("an extension that ends in an escape", .malformedChunk, chunked: "5;a=\"b\\\r\nhello\r\n"),
        Row("a control byte in an extension", .malformedChunk, chunked: "5;a=\"\u{1}\"\r\nhello\r\n"),
        Row("a carriage return in an extension", .malformedChunk, chunked: "5;a\rb\r\nhello\r\n"),
        Row(
            "an extension over the limit",
            .chunkExtensionsTooLarge,
            chunked: "5;\(String(repeating: "a", count: 1025))\r\n"
        ),
        Row("an endless extension", .chunkExtensionsTooLarge, chunked: "5;\(long)"),
        Row(
            "extensions over the limit together",
            .chunkExtensionsTooLarge,
            chunked: String(repeating: "1;\(String(repeating: "a", count: 100))\r\nx\r\n", count: 11)
        ),
        Row("a folded trailer", .foldedField, chunked: "0\r\nX: y\r\n z\r\n\r\n"),
        Row("a trailer without a colon", .malformedFieldName, chunked: "0\r\nX\r\n\r\n"),
        Row("a trailer ended by a line feed", .bareLineFeed, chunked: "0\r\nX: y\n\r\n"),
        Row("a last chunk ended by a line feed", .bareLineFeed, chunked: "0\r\n\n"),
        Row("trailers over the limit", .trailersTooLarge, chunked: "0\r\nX: \(long)\r\n\r\n"),
        Row("endless trailers", .trailersTooLarge, chunked: "0\r\nX: \(long)"),
        Row("101 trailers", .tooManyFields, chunked: "0\r\n" + String(repeating: "X: y\r\n", count: 101) + "\r\n"),
    ]

    static let all = requestLines + targets + fields + framing + chunks

    @Test("A request that two parsers could read differently is refused", arguments: all)
    func refuses(row: Row) {
        #expect(ParserHarness.whole(row.bytes).last == .refused(row.error))
    }

    @Test("However a bad request is cut, it is refused for the same reason", arguments: all)
    func cuts(row: Row) {
        let whole = ParserHarness.whole(row.bytes)
        #expect(ParserHarness.byteByByte(row.bytes) == whole)
        var random = SplitMix(state: UInt64(row.bytes.count))
        for _ in 0..<10 { #expect(ParserHarness.pieces(row.bytes, using: &random) == whole) }
    }

    @Test("Every reason for a refusal has a request that shows it", arguments: HTTPParseError.allCases)
    func covers(error: HTTPParseError) {
        #expect(Self.all.contains { $0.error == error })
        #expect(error.problem.status.code >= 400)
        #expect(!error.detail.isEmpty)
    }

    @Test("A refused connection stays refused")
    func sticks() throws {
        var parser = RequestParser()
        let bytes = Array("GET  / HTTP/1.1\r\n".utf8)
        var position = 0
        #expect(throws: HTTPParseError.malformedRequestLine) { _ = try parser.next(bytes.span, from: &position) }
        let good = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        position = 0
        #expect(throws: HTTPParseError.malformedRequestLine) { _ = try parser.next(good.span, from: &position) }
    }

    @Test("The content limit is asked for each request")
    func contentLimit() {
        let limits = ParsingLimits(contentBytes: { $0.method == .put && $0.path == "/import" ? 10 : 5 })
        func request(_ line: String, _ count: Int) -> [UInt8] {
            Array("\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n0123456789".utf8)
        }
        #expect(ParserHarness.whole(request("PUT /import", 10), limits: limits).last == .end)
        #expect(ParserHarness.whole(request("POST /import", 10), limits: limits).last == .refused(.contentTooLarge))
        #expect(ParserHarness.whole(request("PUT /import", 11), limits: limits).last == .refused(.contentTooLarge))
    }

    @Test("Whatever is done to a request, the parser answers the same however it is cut, and never traps")
    func mutations() {
        var random = SplitMix(state: 2020)
        let seeds =
            Self.all.map(\.bytes).filter { $0.count < 300 }
            + AcceptedRequestTests.rows.map { Array($0.text.utf8) }.filter { $0.count < 300 }
        let spice: [UInt8] = [0, 9, 10, 13, 32, 34, 35, 37, 43, 44, 45, 48, 58, 59, 61, 92, 127, 128, 255]
        for _ in 0..<4000 {
            guard var bytes = seeds.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = spice.randomElement(using: &random) ?? 0
                case 1: bytes.insert(spice.randomElement(using: &random) ?? 0, at: place)
                case 2: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place..<min(place + 8, bytes.count)], at: place)
                }
            }
            let whole = ParserHarness.whole(bytes)
            #expect(ParserHarness.byteByByte(bytes) == whole)
            #expect(ParserHarness.pieces(bytes, using: &random) == whole)
        }
    }
}
