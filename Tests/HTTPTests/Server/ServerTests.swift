import HTTPTypes
import Testing

@testable import FuzzTargets
@testable import HTTP

@Suite("Server over sockets", .timeLimit(.minutes(10)))
struct ServerTests {
    @Test("A GET is answered with date, length and request id", arguments: PollerKind.allCases)
    func get(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            let client = try await TestClient(address)
            try await client.get("/hello")
            let response = try await client.readResponse()
            #expect(response.statusLine == "HTTP/1.1 200 OK")
            #expect(response.text == "GET /hello")
            #expect(response.fields["content-length"] == "10")
            #expect(response.fields["content-type"] == "text/plain")
            #expect(response.fields["date"]?.hasSuffix(" GMT") == true)
            #expect(response.fields["request-id"]?.count == 15)
            #expect(response.fields["connection"] == nil)
            #expect(response.fields["server"] == nil)
        }
    }

    @Test("A connection is kept for the next request, and each has its own id", arguments: PollerKind.allCases)
    func keepAlive(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { server, address in
            let client = try await TestClient(address)
            var identifiers: Set<String> = []
            for index in 0..<50 {
                try await client.get("/\(index)")
                let response = try await client.readResponse()
                #expect(response.text == "GET /\(index)")
                identifiers.insert(response.fields["request-id"] ?? "")
            }
            #expect(identifiers.count == 50)
            #expect(server.statistics.accepted == 1)
            #expect(server.statistics.requests == 50)
        }
    }

    @Test("A hundred pipelined requests are answered in order, whatever they wait for", arguments: PollerKind.allCases)
    func pipelining(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            let client = try await TestClient(address)
            let paths = (0..<100).map { $0 % 3 == 0 ? "/yield?\($0)" : "/\($0)" }
            try await client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            for (index, path) in paths.enumerated() {
                #expect(try await client.readResponse().text == (index % 3 == 0 ? "\(index)" : "GET \(path)"))
            }
        }
    }

    @Test("A request may come byte by byte", arguments: PollerKind.allCases)
    func singleBytes(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            let client = try await TestClient(address)
            let request = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            for byte in request.utf8 {
                try await client.send([byte])
                await Task.yield()
            }
            #expect(try await client.readResponse().text == "abc")
        }
    }

    @Test("HEAD has the head of GET and no content")
    func head() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            for path in ["/large?5000", "/stream", "/none", "/unchanged"] {
                try await client.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = try await client.readResponse(toHead: true)
                try await client.get(path)
                let get = try await client.readResponse()
                #expect(head.statusLine == get.statusLine)
                for name in ["content-length", "transfer-encoding", "etag"] {
                    #expect(head.fields[name] == get.fields[name])
                }
            }
        }
    }

    @Test("204 and 304 carry neither content nor a length")
    func noContent() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            for (path, status) in [("/none", 204), ("/unchanged", 304)] {
                try await client.get(path)
                let response = try await client.readResponse()
                #expect(response.status == status)
                #expect(response.fields["content-length"] == nil)
                #expect(response.fields["transfer-encoding"] == nil)
            }
        }
    }

    @Test("A stream goes out in chunks, and to HTTP/1.0 up to the end", arguments: PollerKind.allCases)
    func stream(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            let client = try await TestClient(address)
            for count in [0, 1, 3, 500] {
                try await client.get("/stream?\(count)")
                let response = try await client.readResponse()
                #expect(response.fields["transfer-encoding"] == "chunked")
                #expect(response.text == (0..<count).map { "piece \($0);" }.joined())
            }
            let old = try await TestClient(address)
            try await old.send("GET /stream?2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let response = try await old.readResponse()
            #expect(response.fields["transfer-encoding"] == nil)
            #expect(response.fields["connection"] == "close")
            #expect(response.text == "piece 0;piece 1;")
        }
    }

    @Test("A stream of known length is counted; one of another length breaks the connection off")
    func countedStream() async throws {
        let handler: Handler = { request in
            var response = try await Fixture.handler(request)
            response.streamLength = 16
            return response
        }
        try await Fixture.serve(Fixture.configuration(), handler) { _, address in
            let client = try await TestClient(address)
            for version in ["HTTP/1.1", "HTTP/1.0"] {
                try await client.send("GET /stream?2 \(version)\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
                let response = try await client.readResponse()
                #expect(response.fields["content-length"] == "16")
                #expect(response.fields["transfer-encoding"] == nil)
                #expect(response.text == "piece 0;piece 1;")
            }
            try await client.send("HEAD /stream?2 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readResponse(toHead: true).fields["content-length"] == "16")
            for count in [1, 3] {
                let client = try await TestClient(address)
                // The second request shows that nothing goes on behind the gap.
                try await client.send(
                    "GET /stream?\(count) HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n"
                )
                await #expect(throws: (any Error).self) {
                    _ = try await client.readResponse()
                    _ = try await client.readResponse()
                }
            }
        }
    }

    @Test("HTTP/1.0 closes, unless it asks not to")
    func http10() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            try await client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await client.readResponse().fields["connection"] == "keep-alive")
            try await client.send("GET /b HTTP/1.0\r\n\r\n")
            let response = try await client.readResponse()
            #expect(response.text == "GET /b")
            #expect(response.fields["connection"] == "close")
            #expect(try await client.isClosedSilently())
        }
    }

    @Test("Connection: close is heeded, also with requests behind it")
    func close() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            try await client.get("/a", fields: "Connection: close\r\n")
            try await client.get("/b")
            #expect(try await client.readResponse().text == "GET /a")
            #expect(try await client.isClosedSilently())
        }
    }

    @Test("100-continue is said when content is awaited, and not when it would be too large")
    func expectContinue() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            try await client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.readResponse().status == 100)
            try await client.send("hello")
            #expect(try await client.readResponse().text == "hello")

            try await client.send(
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nhi"
            )
            #expect(try await client.readResponse().text == "hi")

            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.readResponse().status == 413)
            #expect(try await client.isClosedSilently())

            let other = try await TestClient(address)
            try await other.send(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: x\r\nRequest-Id: mine\r\n\r\n"
            )
            let response = try await other.readResponse()
            #expect(response.status == 417)
            #expect(response.fields["request-id"] == "mine")
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var request: String
        var status: Int
    }

    static let refusals = [
        Refusal(testDescription: "400", request: "GET / HTTP/1.1\r\n\r\n", status: 400),
        Refusal(
            testDescription: "413",
            request: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n"
                + String(repeating: "x", count: 70_000),
            status: 413
        ),
        Refusal(
            testDescription: "413, chunked",
            request: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n"
                + String(repeating: "x", count: 0x10_0000) + "\r\n0\r\n\r\n",
            status: 413
        ),
        Refusal(testDescription: "414", request: "GET /\(String(repeating: "a", count: 70_000)) ", status: 414),
        Refusal(
            testDescription: "431",
            request: "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 2_000_000))",
            status: 431
        ),
        Refusal(
            testDescription: "501",
            request: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
            status: 501
        ),
        Refusal(testDescription: "505", request: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 505),
    ]

    @Test("A refusal reaches the client whole, whatever it still sends, and ends the connection", arguments: refusals)
    func refuses(refusal: Refusal) async throws {
        try await Fixture.serve(Fixture.configuration()) { server, address in
            let client = try await TestClient(address)
            try await client.send(refusal.request)
            try await client.get("/never")
            let response = try await client.readResponse()
            #expect(response.status == refusal.status)
            #expect(response.fields["connection"] == "close")
            #expect(response.fields["content-type"] == "application/problem+json")
            #expect(response.fields["request-id"] != nil)
            #expect(try await client.isClosedSilently())
            #expect(server.statistics.refused == 1)
        }
    }

    @Test("A refusal reaches a client that asked to close, too")
    func refusesClosing() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            for _ in 0..<20 {
                let client = try await TestClient(address)
                let head = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n"
                try await client.send(Array(head.utf8) + [UInt8](repeating: 120, count: 3_000_000))
                #expect(try await client.readResponse().status == 413)
                #expect(try await client.isClosedSilently())
            }
        }
    }

    @Test("Whatever bytes come, the server answers or closes, and goes on", arguments: PollerKind.allCases)
    func garbage(poller: PollerKind) async throws {
        var configuration = Fixture.configuration(poller)
        configuration.timeouts.linger = .milliseconds(100)
        var random = SplitMix(state: 9112)
        let seeds = RefusedRequestTests.all.map(\.bytes) + AcceptedRequestTests.rows.map { Array($0.text.utf8) }
        try await Fixture.serve(configuration) { server, address in
            for _ in 0..<300 {
                var bytes = seeds.randomElement(using: &random) ?? []
                bytes += seeds.randomElement(using: &random) ?? []
                for _ in 0..<Int.random(in: 0...5, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                let client = try await TestClient(address)
                // A reset is as good an end as any.
                do {
                    try await client.send(bytes)
                    client.endSending()
                    _ = try await client.readToEnd()
                } catch TestClient.Failure.reset {
                    continue
                }
            }
            let client = try await TestClient(address)
            try await client.get("/")
            #expect(try await client.readResponse().status == 200)
            #expect(try await Fixture.eventually { server.statistics.open == 1 })
        }
    }

    @Test("A problem becomes its response; another error is a 500 that tells nothing, but to the log")
    func errors() async throws {
        let errors = Recorder<String>()
        var configuration = Fixture.configuration()
        configuration.errorLog = { error, id in errors.record("\(error) \(id)") }
        try await Fixture.serve(configuration) { _, address in
            let client = try await TestClient(address)
            try await client.get("/problem")
            let problem = try await client.readResponse()
            #expect(problem.status == 409)
            #expect(problem.text == "taken")
            try await client.get("/error", fields: "Request-Id: x-1\r\n")
            let error = try await client.readResponse()
            #expect(error.status == 500)
            #expect(error.text == "internalError")
            #expect(error.fields["connection"] == nil)
            #expect(errors.all == ["SecretError() x-1"])
        }
    }

    @Test(
        "The request's own id is kept when it is well-formed",
        arguments: [
            ("abc", true), ("a.b_C-9", true), (String(repeating: "x", count: 64), true),
            (String(repeating: "x", count: 65), false), ("", false), ("a b", false), ("a/b", false), ("ü", false),
        ]
    )
    func requestIdentifier(given: String, isKept: Bool) async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            let client = try await TestClient(address)
            try await client.get("/id", fields: "Request-Id: \(given)\r\n")
            let response = try await client.readResponse()
            #expect((response.text == given) == isKept)
            #expect(response.fields["request-id"] == response.text)
        }
    }

    @Test("A client that has ended its sending still gets its answers", arguments: PollerKind.allCases)
    func halfClosed(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            let client = try await TestClient(address)
            try await client.get("/slow")
            try await client.get("/b")
            client.endSending()
            #expect(try await client.readResponse().text == "slow")
            #expect(try await client.readResponse().text == "GET /b")
            #expect(try await client.isClosedSilently())
        }
    }

    @Test("Handlers stay on the loop of their connection across suspensions")
    func staysOnLoop() async throws {
        let handler: Handler = { request in
            let before = Server.currentEventLoop
            await Task.yield()
            try await Task.sleep(for: .milliseconds(1))
            let after = Server.currentEventLoop
            return Response(mediaType: "text/plain", text: before != nil && before == after ? "same" : "other")
        }
        try await Fixture.serve(Fixture.configuration(), handler) { _, address in
            for _ in 0..<10 {
                let client = try await TestClient(address)
                try await client.get("/")
                #expect(try await client.readResponse().text == "same")
            }
        }
    }

    @Test("A field's value cannot split a response")
    func injection() async throws {
        let handler: Handler = { _ in
            var response = Response(status: .init(code: 200, reasonPhrase: "O\r\nK: x"))
            response.fields[.location] = "/a\r\nSet-Cookie: b\u{0}"
            response.fields[.connection] = "keep-alive"
            response.fields[.contentLength] = "999"
            response.fields[.transferEncoding] = "chunked"
            return response
        }
        try await Fixture.serve(Fixture.configuration(), handler) { _, address in
            let client = try await TestClient(address)
            try await client.get("/")
            let response = try await client.readResponse()
            #expect(response.fields["set-cookie"] == nil)
            #expect(response.fields["k"] == nil)
            #expect(response.fields["content-length"] == "0")
            #expect(response.fields["transfer-encoding"] == nil)
            #expect(response.fields["location"]?.hasPrefix("/a") == true)
        }
    }

    @Test("Connections spread over the loops")
    func spread() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            var loops: Set<String> = []
            for _ in 0..<60 {
                let client = try await TestClient(address)
                try await client.get("/loop")
                loops.insert(try await client.readResponse().text)
            }
            #expect(loops == ["0", "1"])
        }
    }

    @Test("The access log has each answer, also those that no handler gave")
    func accessLog() async throws {
        let records = Recorder<AccessRecord>()
        var configuration = Fixture.configuration()
        configuration.accessLog = { records.record($0) }
        try await Fixture.serve(configuration) { _, address in
            let client = try await TestClient(address)
            try await client.get("/a?b", fields: "User-Agent: test\r\nReferer: r\r\n")
            _ = try await client.readResponse()
            try await client.get("/stream?2")
            _ = try await client.readResponse()
            try await client.send("nonsense\r\n")
            _ = try await client.readResponse()
            let all = records.all
            #expect(all.map(\.status.code) == [200, 200, 400])
            #expect(all.map(\.target) == ["/a?b", "/stream?2", "-"])
            #expect(all.map(\.method) == ["GET", "GET", "-"])
            #expect(all.map(\.contentBytes) == [6, 16, 10])
            #expect(all[0].userAgent == "test")
            #expect(all[0].referer == "r")
            #expect(Set(all.map(\.requestID)).count == 3)
            guard case .ipv4(let bytes, let port) = all[0].peer else {
                Issue.record("\(all[0].peer)")
                return
            }
            #expect(bytes == [127, 0, 0, 1])
            #expect(port > 0)
        }
    }
}
