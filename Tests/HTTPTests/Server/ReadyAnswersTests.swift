import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

@Suite("Ready answers")
struct ReadyAnswersTests {
    static func answer(_ content: String = "content") -> ReadyAnswers.Answer {
        ReadyAnswers.Answer(
            head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8),
            dateOffset: 0,
            identifierOffset: 0,
            content: Array(content.utf8),
            record: nil
        )
    }

    static func key(_ name: String) -> [UInt8] { Array("GET /\(name) HTTP/1.1\r\nHost: a\r\n\r\n".utf8) }

    static func find(_ answers: inout ReadyAnswers, _ name: String) -> String? {
        let key = key(name)
        return answers.entry(for: key.span, in: 0..<key.count).map {
            String(decoding: $0.answer.content, as: UTF8.self)
        }
    }

    @Test("What is stored is found by its exact bytes, until one of its tags is invalidated")
    func invalidation() {
        let clock = ChangeClock()
        var answers = ReadyAnswers(clock: clock, limit: 1 << 20, seed: 1)
        let snapshot = clock.snapshot
        answers.store(Self.answer("a"), key: Self.key("a"), contentKey: nil, tags: ["x", "y"], since: snapshot)
        answers.store(Self.answer("b"), key: Self.key("b"), contentKey: nil, tags: ["z"], since: snapshot)
        #expect(Self.find(&answers, "a") == "a")
        #expect(Self.find(&answers, "A") == nil)
        clock.invalidate(["y"])
        #expect(Self.find(&answers, "a") == nil)
        #expect(Self.find(&answers, "b") == "b")
        #expect(answers.count == 1)
        clock.invalidateAll()
        #expect(Self.find(&answers, "b") == nil)
        #expect(answers.count == 0)
        #expect(answers.byteCount == 0)
    }

    @Test("An answer made from data that changed meanwhile is not stored")
    func race() {
        let clock = ChangeClock()
        var answers = ReadyAnswers(clock: clock, limit: 1 << 20, seed: 1)
        let snapshot = clock.snapshot
        clock.invalidate(["x"])
        answers.store(Self.answer(), key: Self.key("a"), contentKey: nil, tags: ["x"], since: snapshot)
        #expect(answers.count == 0)
        answers.store(Self.answer(), key: Self.key("a"), contentKey: nil, tags: ["x"], since: clock.snapshot)
        #expect(Self.find(&answers, "a") != nil)
    }

    /// What two writers have written, and what they have acknowledged.
    private final class Cells: Sendable {
        let clock = ChangeClock()
        let written = [Cell(), Cell()]
        let acknowledged = [Cell(), Cell()]
        let running = Cell()

        final class Cell: Sendable {
            private let value = Atomic<Int>(0)
            var current: Int { value.load(ordering: .sequentiallyConsistent) }
            func add(_ amount: Int) { value.add(amount, ordering: .sequentiallyConsistent) }
        }
    }

    @Test("Whatever two writers and a reader do at once, no acknowledged change is hidden")
    func writers() async {
        let cells = Cells()
        cells.running.add(2)
        var checked = 0
        await withTaskGroup(of: Int.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    for _ in 0..<50_000 {
                        cells.written[writer].add(1)
                        cells.clock.invalidate(["t"])
                        cells.acknowledged[writer].add(1)
                    }
                    cells.running.add(-1)
                    return 0
                }
            }
            group.addTask {
                var checked = 0
                while cells.running.current > 0 || checked == 0 {
                    let snapshot = cells.clock.snapshot
                    let seen = cells.written.map(\.current)
                    for _ in 0..<10 {
                        let acknowledged = cells.acknowledged.map(\.current)
                        guard cells.clock.isUnchanged(["t"], since: snapshot) else { break }
                        #expect(seen[0] >= acknowledged[0] && seen[1] >= acknowledged[1])
                        checked += 1
                    }
                }
                return checked
            }
            for await count in group { checked += count }
        }
        #expect(checked > 0)
        let snapshot = cells.clock.snapshot
        cells.clock.invalidate(["t"])
        #expect(!cells.clock.isUnchanged(["t"], since: snapshot))
    }

    @Test("Memory is bounded, and what was used last stays")
    func bound() {
        let clock = ChangeClock()
        var answers = ReadyAnswers(clock: clock, limit: 100_000, seed: 7)
        let content = String(repeating: "x", count: 1000)
        for index in 0..<1000 {
            answers.store(
                Self.answer(content),
                key: Self.key("\(index)"),
                contentKey: nil,
                tags: ["t"],
                since: clock.snapshot
            )
            #expect(answers.byteCount <= 100_000)
            #expect(Self.find(&answers, "0") != nil)
        }
        #expect(answers.count > 50)
        #expect(Self.find(&answers, "999") != nil)
        #expect(Self.find(&answers, "1") == nil)
        answers.store(
            Self.answer(String(repeating: "x", count: 200_000)),
            key: Self.key("huge"),
            contentKey: "huge",
            tags: [],
            since: clock.snapshot
        )
        #expect(Self.find(&answers, "huge") == nil)
        #expect(Self.find(&answers, "999") != nil)
    }

    @Test("Equal contents are kept once, and freed with their last answer")
    func sharing() {
        let clock = ChangeClock()
        var answers = ReadyAnswers(clock: clock, limit: 1_000_000, seed: 7)
        let content = String(repeating: "x", count: 100_000)
        for index in 0..<50 {
            answers.store(
                Self.answer(content),
                key: Self.key("\(index)"),
                contentKey: "tag /a",
                tags: ["t"],
                since: clock.snapshot
            )
        }
        #expect(answers.count == 50)
        #expect(answers.byteCount < 200_000)
        // Another content under the same name is not mistaken for it.
        answers.store(
            Self.answer("other"),
            key: Self.key("o"),
            contentKey: "tag /a",
            tags: ["t"],
            since: clock.snapshot
        )
        #expect(Self.find(&answers, "o") == "other")
        #expect(Self.find(&answers, "1") == content)
        clock.invalidate(["t"])
        for index in 0..<50 { #expect(Self.find(&answers, "\(index)") == nil) }
        #expect(Self.find(&answers, "o") == nil)
        #expect(answers.byteCount == 0)
    }

    @Test("Storing again replaces")
    func replacing() {
        let clock = ChangeClock()
        var answers = ReadyAnswers(clock: clock, limit: 1_000_000, seed: 7)
        for round in 0..<10 {
            answers.store(
                Self.answer("\(round)"),
                key: Self.key("a"),
                contentKey: "k \(round)",
                tags: [],
                since: clock.snapshot
            )
        }
        #expect(answers.count == 1)
        #expect(Self.find(&answers, "a") == "9")
    }
}

@Suite("Ready answers over sockets", .timeLimit(.minutes(10)))
struct ReadyServerTests {
    /// Counts its calls, and says that its answers may be kept.
    final class Source: Sendable {
        let calls = Atomic<Int>(0)
        let version = Atomic<Int>(0)

        func handle(_ request: Request) async throws -> Response {
            calls.add(1, ordering: .relaxed)
            if request.path == "/never" { return Response(mediaType: "text/plain", text: "never") }
            let version = version.load(ordering: .relaxed)
            if request.fields[.ifNoneMatch] == "\"\(version)\"" {
                return Response(status: .notModified, fields: [.eTag: "\"\(version)\""], freshnessTags: ["t"])
            }
            var response = Response(
                mediaType: "text/plain",
                text: "\(version) \(request.path) \(request.fields[.accept] ?? "") "
                    + String(repeating: "x", count: 20_000),
                freshnessTags: ["t"]
            )
            response.fields[.eTag] = "\"\(version)\""
            return response
        }
    }

    private func serve(
        _ change: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (Server, TestClient, Source, ChangeClock) async throws -> Void
    ) async throws {
        let source = Source()
        var configuration = Fixture.configuration()
        change(&configuration)
        let clock = configuration.changeClock
        try await Fixture.serve(configuration, { try await source.handle($0) }) { server, address in
            let client = try await TestClient(address)
            try await body(server, client, source, clock)
        }
    }

    @Test("The second of two equal requests runs no handler, and differs in its id alone")
    func hit() async throws {
        try await serve { server, client, source, _ in
            var responses: [ClientResponse] = []
            for _ in 0..<20 {
                try await client.get("/a")
                responses.append(try await client.readResponse())
            }
            #expect(source.calls.load(ordering: .relaxed) == 1)
            #expect(server.statistics.readyHits == 19)
            #expect(server.statistics.requests == 20)
            #expect(server.statistics.readyAnswers == 1)
            #expect(Set(responses.compactMap { $0.fields["request-id"] }).count == 20)
            for var response in responses {
                response.fields["request-id"] = responses[0].fields["request-id"]
                response.fields["date"] = responses[0].fields["date"]
                #expect(response == responses[0])
            }
        }
    }

    @Test("A change is seen by the very next request")
    func change() async throws {
        try await serve { _, client, source, clock in
            for version in 0..<100 {
                source.version.store(version, ordering: .relaxed)
                clock.invalidate(["t"])
                for _ in 0..<3 {
                    try await client.get("/a")
                    #expect(try await client.readResponse().text.hasPrefix("\(version) "))
                }
            }
            #expect(source.calls.load(ordering: .relaxed) == 100)
        }
    }

    @Test("Variants, HEAD and 304 have answers of their own")
    func variants() async throws {
        try await serve { _, client, source, _ in
            for _ in 0..<3 {
                try await client.get("/a", fields: "Accept: text/html\r\n")
                #expect(try await client.readResponse().text.contains("text/html"))
                try await client.get("/a", fields: "Accept: text/plain\r\n")
                #expect(try await client.readResponse().text.contains("text/plain"))
                try await client.get("/a", fields: "If-None-Match: \"0\"\r\n")
                #expect(try await client.readResponse().status == 304)
                try await client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = try await client.readResponse(toHead: true)
                #expect((head.fields["content-length"].flatMap(Int.init) ?? 0) > 20_000)
            }
            #expect(source.calls.load(ordering: .relaxed) == 4)
        }
    }

    @Test("Pipelined requests are served from what is ready, mixed with others, in order")
    func pipelined() async throws {
        try await serve { _, client, _, _ in
            var text = ""
            for index in 0..<200 {
                text += "GET \(index % 3 == 0 ? "/never" : "/a\(index % 2)") HTTP/1.1\r\nHost: a\r\n\r\n"
            }
            try await client.send(text)
            for index in 0..<200 {
                let response = try await client.readResponse()
                #expect(response.text.hasPrefix(index % 3 == 0 ? "never" : "0 /a\(index % 2) "))
            }
        }
    }

    @Test(
        "What is not for everyone is not kept",
        arguments: [
            "Authorization: Bearer x\r\n", "Cookie: a=b\r\n", "Range: bytes=0-1\r\n", "Request-Id: mine\r\n",
            "Connection: close\r\n", "X: \(String(repeating: "x", count: 1100))\r\n",
            "Content-Length: 0\r\nX-Padding: y\r\nConnection: close\r\n",
        ]
    )
    func personal(fields: String) async throws {
        let source = Source()
        try await Fixture.serve(Fixture.configuration(), { try await source.handle($0) }) { server, address in
            for _ in 0..<3 {
                let client = try await TestClient(address)
                try await client.get("/a", fields: fields)
                #expect(try await client.readResponse().status == 200)
            }
            #expect(source.calls.load(ordering: .relaxed) == 3)
            #expect(server.statistics.readyAnswers == 0)
        }
    }

    @Test("Switched off, every request runs its handler")
    func off() async throws {
        try await serve({ $0.readyAnswerBytes = 0 }) { server, client, source, _ in
            for _ in 0..<5 {
                try await client.get("/a")
                _ = try await client.readResponse()
            }
            #expect(source.calls.load(ordering: .relaxed) == 5)
            #expect(server.statistics.readyHits == 0)
        }
    }

    @Test("The loop says when it wakes, so that changes by others are noticed before a ready answer is given")
    func wake() async throws {
        let clock = ChangeClock()
        let changed = Atomic<Bool>(false)
        try await serve({ configuration in
            configuration.changeClock = clock
            configuration.onWake = { _ in
                if changed.exchange(false, ordering: .relaxed) { clock.invalidateAll() }
            }
        }) { _, client, source, _ in
            try await client.get("/a")
            _ = try await client.readResponse()
            source.version.store(1, ordering: .relaxed)
            changed.store(true, ordering: .relaxed)
            try await client.get("/a")
            #expect(try await client.readResponse().text.hasPrefix("1 "))
        }
    }

    @Test("Ready answers stand in the access log like others")
    func log() async throws {
        let records = Recorder<AccessRecord>()
        try await serve({ $0.accessLog = { records.record($0) } }) { _, client, _, _ in
            var identifiers: [String?] = []
            for _ in 0..<2 {
                try await client.get("/a?b")
                identifiers.append(try await client.readResponse().fields["request-id"])
            }
            #expect(records.all.map(\.isReadyAnswer) == [false, true])
            #expect(records.all.map(\.target) == ["/a?b", "/a?b"])
            #expect(records.all.map(\.requestID) == identifiers)
            #expect(records.all[0].contentBytes == records.all[1].contentBytes)
        }
    }
}
