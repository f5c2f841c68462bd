import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

@Suite("Long work", .timeLimit(.minutes(10)))
struct LongWorkTests {
    /// A clock that goes on when the test says so.
    private final class Clock: Sendable {
        let nanoseconds = Atomic<UInt64>(5_000_000_000)
    }

    @Test("It is done on no event loop's thread, and what comes after it on its own again")
    func threads() async throws {
        let before = Recorder<Int?>()
        let during = Recorder<Int?>()
        let after = Recorder<Int?>()
        let noting: Middleware = { request, next in
            before.record(Server.currentEventLoop)
            let response = try await next(request)
            after.record(Server.currentEventLoop)
            return response
        }
        let handler = wrap(
            { request in
                during.record(Server.currentEventLoop)
                return try await Fixture.handler(request)
            },
            in: [noting, LongWork().middleware]
        )
        try await Fixture.serve(Fixture.configuration(), handler) { _, address in
            for _ in 0..<20 {
                let client = try await TestClient(address)
                try await client.get("/problem")
                #expect(try await client.readResponse().status == 409)
                try await client.get("/a")
                #expect(try await client.readResponse().text == "GET /a")
            }
        }
        #expect(during.all == [Int?](repeating: nil, count: 40))
        #expect(before.all.count == 40 && !before.all.contains(nil))
        #expect(after.all.count == 20 && !after.all.contains(nil))
    }

    @Test("While too much waits the answer is 503 at once, nothing is run, and the connection stays")
    func overload() async throws {
        let now = Clock()
        let longWork = LongWork(limit: .milliseconds(200)) { now.nanoseconds.load(ordering: .relaxed) }
        let runs = Recorder<String>()
        let handler = wrap(
            { request in
                runs.record(request.path)
                return try await Fixture.handler(request)
            },
            in: [longWork.middleware]
        )
        try await Fixture.serve(Fixture.configuration(), handler) { _, address in
            let client = try await TestClient(address)
            try await client.get("/a")
            #expect(try await client.readResponse().status == 200)
            let waiting = try (0..<2).map { _ in try #require(longWork.enter()) }
            #expect(longWork.statistics.waiting == 2)
            now.nanoseconds.add(60_000_000_000, ordering: .relaxed)
            for _ in 0..<3 {
                try await client.get("/b")
                let refused = try await client.readResponse()
                #expect(refused.status == 503)
                #expect(refused.fields["retry-after"] == "1")
                #expect(refused.text == "unavailable")
            }
            #expect(longWork.statistics.shed == 3)
            for entered in waiting { longWork.begin(enteredAt: entered) }
            try await client.get("/c")
            #expect(try await client.readResponse().status == 200)
        }
        #expect(runs.all == ["/a", "/c"])
        #expect(longWork.statistics.waiting == 0)
        #expect(longWork.statistics.longestWait == .seconds(60))
    }
}
