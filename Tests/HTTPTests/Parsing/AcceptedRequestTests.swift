import HTTPTypes
import Testing

@testable import FuzzTargets
@testable import HTTP

@Suite("Requests that are accepted")
struct AcceptedRequestTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var reason: String
        var text: String
        var method = "GET"
        var path = "/"
        var query: String?
        var version = ProtocolVersion.http11
        var host: String? = "a"
        var keepsAlive = true
        var content = ""
        var expectsContinue = false
        var testDescription: String { reason }
    }

    static let rows: [Row] = [
        Row(reason: "the simplest request", text: "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Row(
            reason: "a query, which is kept apart and as it is",
            text: "GET /v1/x?a=%zz&b={|}^ HTTP/1.1\r\nHost: a\r\n\r\n",
            path: "/v1/x",
            query: "a=%zz&b={|}^"
        ),
        Row(reason: "an empty query", text: "GET /? HTTP/1.1\r\nHost: a\r\n\r\n", query: ""),
        Row(reason: "a second question mark", text: "GET /?a?b HTTP/1.1\r\nHost: a\r\n\r\n", query: "a?b"),
        Row(
            reason: "escapes stay escapes",
            text: "GET /%e2%82%AC%2f HTTP/1.1\r\nHost: a\r\n\r\n",
            path: "/%e2%82%AC%2f"
        ),
        Row(reason: "two slashes are a path", text: "GET //a//b HTTP/1.1\r\nHost: a\r\n\r\n", path: "//a//b"),
        Row(
            reason: "dot segments are the router's affair",
            text: "GET /../a HTTP/1.1\r\nHost: a\r\n\r\n",
            path: "/../a"
        ),
        Row(
            reason: "an absolute target, whose host counts",
            text: "GET http://b:81/x?y HTTP/1.1\r\nHost: a\r\n\r\n",
            path: "/x",
            query: "y",
            host: "b:81"
        ),
        Row(reason: "an absolute target without a path", text: "GET HTTP://b HTTP/1.1\r\nHost: a\r\n\r\n", host: "b"),
        Row(
            reason: "an absolute target with a query and no path",
            text: "GET https://b?q HTTP/1.1\r\nHost: a\r\n\r\n",
            query: "q",
            host: "b"
        ),
        Row(
            reason: "OPTIONS for the server",
            text: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
            method: "OPTIONS",
            path: "*"
        ),
        Row(
            reason: "OPTIONS with an absolute target and no path is for the server",
            text: "OPTIONS http://a HTTP/1.1\r\nHost: a\r\n\r\n",
            method: "OPTIONS",
            path: "*"
        ),
        Row(
            reason: "a method that nobody knows is the handler's affair",
            text: "bre-w!* / HTTP/1.1\r\nHost: a\r\n\r\n",
            method: "bre-w!*"
        ),
        Row(reason: "lower-case methods are other methods", text: "get / HTTP/1.1\r\nHost: a\r\n\r\n", method: "get"),
        Row(reason: "a later minor version counts as 1.1", text: "GET / HTTP/1.9\r\nHost: a\r\n\r\n"),
        Row(
            reason: "HTTP/1.0 needs no host and closes",
            text: "GET / HTTP/1.0\r\n\r\n",
            version: .http10,
            host: nil,
            keepsAlive: false
        ),
        Row(
            reason: "HTTP/1.0 may ask to keep the connection",
            text: "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
            version: .http10,
            host: nil
        ),
        Row(
            reason: "close outranks keep-alive, in a list, in any case",
            text: "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, x , CLOSE\r\n\r\n",
            keepsAlive: false
        ),
        Row(
            reason: "close in a second Connection field",
            text: "GET / HTTP/1.1\r\nHost: a\r\nConnection: x\r\nConnection: close\r\n\r\n",
            keepsAlive: false
        ),
        Row(reason: "empty lines before a request", text: "\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Row(reason: "field names in any case", text: "GET / HTTP/1.1\r\nhOsT:a\r\n\r\n"),
        Row(reason: "white space around a value is not part of it", text: "GET / HTTP/1.1\r\nHost: \t a \t\r\n\r\n"),
        Row(reason: "an IPv6 host", text: "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", host: "[::1]:8080"),
        Row(reason: "a port without digits", text: "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", host: "a:"),
        Row(reason: "bytes above ASCII in a value", text: "GET / HTTP/1.1\r\nHost: a\r\nX: \u{E9}\r\n\r\n"),
        Row(reason: "an empty value", text: "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n"),
        Row(
            reason: "counted content",
            text: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            method: "POST",
            content: "hello"
        ),
        Row(
            reason: "leading zeros in a length",
            text: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0005\r\n\r\nhello",
            method: "POST",
            content: "hello"
        ),
        Row(
            reason: "no content, said so",
            text: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            method: "POST"
        ),
        Row(
            reason: "content with GET",
            text: "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi",
            content: "hi"
        ),
        Row(
            reason: "chunked content",
            text:
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
            method: "POST",
            content: "abc0123456789"
        ),
        Row(
            reason: "chunk extensions and trailers",
            text: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2;a;b=c;d=\"e \\\" ;\"\r\nhi\r\n000;last\r\nX: y\r\nZ:\r\n\r\n",
            method: "POST",
            content: "hi"
        ),
        Row(
            reason: "a chunk whose data look like its end",
            text: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n",
            method: "POST",
            content: "\r\n0\r\n\r\n"
        ),
        Row(
            reason: "content that waits to be asked for",
            text: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\nhi",
            method: "POST",
            content: "hi",
            expectsContinue: true
        ),
        Row(
            reason: "an expectation of no content",
            text: "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n"
        ),
        Row(
            reason: "HTTP/1.0 has no expectations",
            text: "POST / HTTP/1.0\r\nContent-Length: 1\r\nExpect: miracles\r\n\r\nx",
            method: "POST",
            version: .http10,
            host: nil,
            keepsAlive: false,
            content: "x"
        ),
        Row(
            reason: "an upgrade is ignored",
            text: "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n"
        ),
        Row(
            reason: "a target of the greatest length",
            text: "GET /\(String(repeating: "a", count: (8 << 10) - 1)) HTTP/1.1\r\nHost: a\r\n\r\n",
            path: "/" + String(repeating: "a", count: (8 << 10) - 1)
        ),
        Row(
            reason: "as many fields as are allowed",
            text: "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 99) + "\r\n"
        ),
    ]

    @Test("A request is read as RFC 9112 says", arguments: rows)
    func reads(row: Row) throws {
        let observed = ParserHarness.whole(row.text)
        guard case .head(let head) = observed.first else {
            Issue.record("no head but \(observed)")
            return
        }
        #expect(head.method.rawValue == row.method)
        #expect(head.path == row.path)
        #expect(head.query == row.query)
        #expect(head.version == row.version)
        #expect(head.fields[try #require(HTTPField.Name("Host"))] == row.host)
        #expect(head.keepsAlive == row.keepsAlive)
        #expect(head.expectsContinue == row.expectsContinue)
        #expect(observed.last == .end)
        var content: [UInt8] = []
        for case .content(let bytes) in observed { content += bytes }
        #expect(String(decoding: content, as: UTF8.self) == row.content)
    }

    @Test("However a request is cut, it is the same request", arguments: rows)
    func cuts(row: Row) {
        let bytes = Array((row.text + row.text).utf8)
        let whole = ParserHarness.whole(bytes)
        #expect(ParserHarness.byteByByte(bytes) == whole)
        var random = SplitMix(state: UInt64(bytes.count))
        for _ in 0..<20 { #expect(ParserHarness.pieces(bytes, using: &random) == whole) }
    }

    @Test("Several requests in one piece come out one after the other")
    func pipelined() {
        let post = "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        let observed = ParserHarness.whole(String(repeating: post, count: 50))
        #expect(observed.count == 150)
        #expect(observed.filter { $0 == .end }.count == 50)
    }

    @Test("Field values keep their bytes")
    func values() throws {
        let text = "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\", \"y\"\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n"
        guard case .head(let head) = ParserHarness.whole(text).first else {
            Issue.record("no head")
            return
        }
        #expect(head.fields[.ifNoneMatch] == "\"x\", \"y\"")
        #expect(head.fields[values: try #require(HTTPField.Name("x-two"))] == ["1", "2"])
    }

    @Test("No byte is searched for a line's end twice, however the bytes are cut", arguments: [1, 7, 1000, 40_000])
    func searchedOnce(pieceLength: Int) throws {
        // A partial line is shown again and again; what matters is that the parser does not search it again.
        let line = "X: " + String(repeating: "y", count: 30_000)
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n".utf8)
        var parser = RequestParser()
        var pending: [UInt8] = []
        var searched = 0
        var isDone = false
        for start in stride(from: 0, to: bytes.count, by: pieceLength) {
            pending += bytes[start..<min(start + pieceLength, bytes.count)]
            var position = 0
            let before = parser.scanned
            reading: while true {
                switch try parser.next(pending.span, from: &position) {
                case .needsMoreInput: break reading
                case .end: isDone = true
                case .head, .content: continue
                }
            }
            // What was known before is not looked at; what is left was, or is the start of a line not looked at yet.
            searched += pending.count - before
            #expect(parser.scanned == pending.count - position)
            pending.removeFirst(position)
        }
        #expect(isDone)
        #expect(searched == bytes.count)
    }
}
