import HTTPTypes
import Testing

@testable import HTTP

@Suite("Long work", .timeLimit(.minutes(10)))
struct LongWorkTests {
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
            in: [noting, LongWork.middleware]
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
}
