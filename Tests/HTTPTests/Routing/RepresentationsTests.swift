import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

@Suite("Representations", .timeLimit(.minutes(10)))
struct RepresentationsTests {
    /// Makes a representation of so many bytes under every path, and counts how often it had to.
    private final class Source: Sendable {
        let calls = Atomic<Int>(0)
        let version = Atomic<Int>(0)
        let whileMaking = Mutex<(@Sendable () -> Void)?>(nil)

        func respond(to request: Request) -> Response {
            calls.add(1, ordering: .relaxed)
            let version = version.load(ordering: .sequentiallyConsistent)
            whileMaking.withLock { $0 }?()
            if request.path == "/private" { return Response(mediaType: "text/plain", text: "private") }
            return Response(
                mediaType: "text/plain",
                text: "\(version) \(request.path) \(request.fields[.accept] ?? "") "
                    + String(repeating: "x", count: 4000),
                freshnessTags: ["t"]
            )
        }
    }

    private static func handler(_ source: Source, _ clock: ChangeClock, limit: Int = 1 << 20) -> Handler {
        let standard = StandardMiddleware(
            caching: CachePolicy(maxAgeSeconds: 0, staleWhileRevalidateSeconds: 0),
            representations: Representations(clock: clock, limit: limit),
            errors: ErrorMapping(problem: { _, _ in ErrorMapping.unexpected }, log: { _, _, _ in })
        )
        return wrap({ request in source.respond(to: request) }, in: standard.all)
    }

    private static func request(_ path: String = "/a", _ fields: [(String, String)] = []) -> Request {
        Request(path: path, fields: .of([("Host", "a")] + fields))
    }

    @Test("GET, HEAD, conditions and gzip come from the same, whatever else a head says")
    func kin() async throws {
        let source = Source()
        let handler = Self.handler(source, ChangeClock())
        let plain = try await handler(Self.request())
        for agent in 0..<20 {
            let agent = ("User-Agent", "agent \(agent)")
            #expect(try await handler(Self.request("/a", [agent])).bytes == plain.bytes)
            let coded = try await handler(Self.request("/a", [agent, ("Accept-Encoding", "gzip")]))
            #expect(coded.fields[.contentEncoding] == "gzip")
            #expect(coded.bytes == Gzip.compress(plain.bytes))
            for tag in [plain, coded].compactMap({ $0.fields[.eTag] }) {
                let fields = [agent, ("If-None-Match", tag), ("Accept-Encoding", "gzip")]
                #expect(try await handler(Self.request("/a", fields)).status == .notModified)
            }
            var head = Self.request("/a", [agent])
            head.method = .head
            #expect(try await handler(head).fields == plain.fields)
        }
        #expect(source.calls.load(ordering: .relaxed) == 1)
    }

    @Test("Target, Host and Accept tell representations apart")
    func apart() async throws {
        let source = Source()
        let handler = Self.handler(source, ChangeClock())
        for _ in 0..<2 {
            for request in [
                Self.request("/a"), Self.request("/b"), Self.request("/a", [("Accept", "text/html")]),
                Request(path: "/a", query: "", fields: .of([("Host", "a")])),
                Request(path: "/a", query: "b", fields: .of([("Host", "a")])),
                Request(path: "/a", fields: .of([("Host", "b")])),
            ] {
                let response = try await handler(request)
                #expect(response.text.hasPrefix("0 \(request.path) \(request.fields[.accept] ?? "") x"))
            }
        }
        #expect(source.calls.load(ordering: .relaxed) == 6)
    }

    @Test(
        "What is for one sender alone is neither kept nor answered from what is kept",
        arguments: [("/a", "Authorization"), ("/a", "Cookie"), ("/private", "X-Any")]
    )
    func personal(path: String, field: String) async throws {
        let source = Source()
        let handler = Self.handler(source, ChangeClock())
        _ = try await handler(Self.request("/a"))
        for _ in 0..<3 { _ = try await handler(Self.request(path, [(field, "x")])) }
        #expect(source.calls.load(ordering: .relaxed) == 4)
    }

    @Test("After a change, and after one while it was being made, it is made anew")
    func freshness() async throws {
        let source = Source()
        let clock = ChangeClock()
        let handler = Self.handler(source, clock)
        _ = try await handler(Self.request())
        source.version.store(1, ordering: .sequentiallyConsistent)
        #expect(try await handler(Self.request()).text.hasPrefix("0 "))
        clock.invalidate(["t"])
        source.whileMaking.withLock { $0 = { clock.invalidate(["t"]) } }
        #expect(try await handler(Self.request()).text.hasPrefix("1 "))
        source.whileMaking.withLock { $0 = nil }
        source.version.store(2, ordering: .sequentiallyConsistent)
        #expect(try await handler(Self.request()).text.hasPrefix("2 "))
        #expect(source.calls.load(ordering: .relaxed) == 3)
    }

    @Test("However often it changes, nobody waits for more than two to be made, nor gets one from before they came")
    func changing() async throws {
        let turns = Turns<String, Int>()
        let isOwn = { (turn: Turns<String, Int>.Turn) in if case .own = turn { true } else { false } }
        #expect(isOwn(await turns.take("a")))
        let outcomes = Outcomes()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { outcomes.add(number, await turns.take("a")) }
            }
            await outcomes.wait(until: { turns.waiting("a") == 20 })
            // Made, but no longer so: one of those who came meanwhile makes the next.
            turns.end("a", 1) { false }
            await outcomes.wait(until: { outcomes.owners == 1 })
            #expect(outcomes.shared.isEmpty)
            for number in 20..<30 {
                group.addTask { outcomes.add(number, await turns.take("a")) }
            }
            await outcomes.wait(until: { turns.waiting("a") == 29 })
            turns.end("a", 2) { false }
            // The nineteen others of the first, and one of the ten later ones.
            await outcomes.wait(until: { outcomes.owners == 2 && outcomes.shared.count == 19 })
            #expect(outcomes.shared.allSatisfy { $0.number < 20 && $0.value == 2 })
            turns.end("a", 3) { true }
        }
        #expect(outcomes.shared.count == 28 && outcomes.shared.count { $0.value == 3 } == 9)
        #expect(isOwn(await turns.take("a")))
    }

    /// What tasks were told.
    private final class Outcomes: Sendable {
        private let state = Mutex((owners: 0, shared: [(number: Int, value: Int)]()))
        var owners: Int { state.withLock { $0.owners } }
        var shared: [(number: Int, value: Int)] { state.withLock { $0.shared } }

        func add(_ number: Int, _ turn: Turns<String, Int>.Turn) {
            state.withLock { state in
                switch turn {
                case .own: state.owners += 1
                case .shared(let value): state.shared.append((number, value))
                case .alone: Issue.record("alone")
                }
            }
        }

        func wait(until condition: () -> Bool) async {
            while !condition() { await Task.yield() }
        }
    }

    @Test("Memory is bounded, and what was used last stays")
    func bound() async throws {
        let source = Source()
        let clock = ChangeClock()
        let representations = Representations(clock: clock, limit: 100_000)
        for index in 0..<200 {
            for path in ["/\(index)", "/used"] {
                _ = try await representations.middleware(Self.request(path)) { source.respond(to: $0) }
            }
            #expect(representations.byteCount <= 100_000)
        }
        #expect(source.calls.load(ordering: .relaxed) == 201)
        #expect(representations.byteCount > 80_000)
        clock.invalidateAll()
        for index in 0..<200 {
            _ = try await representations.middleware(Self.request("/\(index)")) { _ in Response(status: .notFound) }
        }
        #expect(representations.byteCount < 10_000)
    }

    @Test(
        "Of all who want one that has to be made, one makes it, also when that takes its time",
        arguments: [false, true]
    )
    func stampede(isLong: Bool) async throws {
        let source = Source()
        var configuration = Fixture.configuration()
        let clock = configuration.changeClock
        configuration.eventLoops = 2
        let standard = StandardMiddleware(
            caching: CachePolicy(maxAgeSeconds: 0, staleWhileRevalidateSeconds: 0),
            representations: Representations(clock: clock, limit: 1 << 20),
            errors: ErrorMapping(problem: { _, _ in ErrorMapping.unexpected }, log: { _, _, _ in })
        )
        let middleware = standard.all + (isLong ? [LongWork().middleware] : [])
        let handler = wrap({ source.respond(to: $0) }, in: middleware)
        try await Fixture.serve(configuration, handler) { _, address in
            var clients: [TestClient] = []
            for _ in 0..<40 { clients.append(try await TestClient(address)) }
            for version in 0..<20 {
                source.version.store(version, ordering: .sequentiallyConsistent)
                clock.invalidate(["t"])
                // All ask before anyone reads, each with a head of its own.
                for (index, client) in clients.enumerated() {
                    try await client.get("/a", fields: "User-Agent: \(index)\r\n")
                }
                for client in clients {
                    #expect(try await client.readResponse().text.hasPrefix("\(version) "))
                }
                #expect(source.calls.load(ordering: .relaxed) == version + 1)
            }
        }
    }

    @Test("Those who waited for what can't be shared go on by themselves")
    func unshared() async throws {
        let gate = Gate()
        let calls = Atomic<Int>(0)
        let representations = Representations(clock: ChangeClock(), limit: 1 << 20)
        let handler = wrap(
            { request in
                calls.add(1, ordering: .relaxed)
                await gate.pass()
                guard request.path == "/a" else { throw SecretError() }
                return Response(mediaType: "text/plain", text: "a")
            },
            in: [representations.middleware]
        )
        for path in ["/a", "/b"] {
            async let results = withTaskGroup(of: Bool.self, returning: Int.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        do {
                            return try await handler(Self.request(path)).text == "a"
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            if path == "/a" { #expect(try await Fixture.eventually { gate.waiting > 0 }) }
            gate.open()
            #expect(await results == (path == "/a" ? 10 : 0))
        }
        #expect(calls.load(ordering: .relaxed) == 20)
    }
}
