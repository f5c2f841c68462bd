import HTTPTypes
import Testing

@testable import HTTP

@Suite("Answers counted by route", .timeLimit(.minutes(10)))
struct RouteMeterTests {
    private static var router: Router {
        var router = Router()
        router.on(.get, "/items/{id}") { _ in Response(mediaType: "text/plain", text: "item", freshnessTags: []) }
        router.on(.post, "/items") { _ in Response(status: .created) }
        router.on(.get, "/stream") { _ in
            Response(
                content: .stream(
                    AsyncStream { continuation in
                        continuation.yield([120])
                        continuation.finish()
                    }
                )
            )
        }
        return router
    }

    @Test("Each answer counts once, under its route and the class of its status; what is of no route counts apart")
    func counted() async throws {
        let router = Self.router
        var configuration = Fixture.configuration()
        configuration.metering = Metering(of: router)
        try await Fixture.serve(configuration, router.handler()) { server, address in
            let client = try await TestClient(address)
            for path in ["/items/1", "/items/1", "/items/1", "/items/2", "/items", "/nothing", "/stream"] {
                try await client.get(path)
                _ = try await client.readResponse()
            }
            try await client.send("HEAD /items/3 HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.readResponse(toHead: true)
            try await client.send("POST /items HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
            _ = try await client.readResponse()
            try await client.send("nonsense\r\n")
            _ = try await client.readResponse()

            #expect(server.statistics.readyHits == 2)
            let counts = server.routeStatistics.map(\.byClass)
            #expect(counts.count == 4)
            #expect(counts[0] == [0, 0, 5, 0, 0, 0], "GET and HEAD of an item, ready answers among them")
            #expect(counts[1] == [0, 0, 1, 0, 0, 0])
            #expect(counts[2] == [0, 0, 1, 0, 0, 0])
            #expect(counts[3] == [0, 0, 0, 0, 3, 0], "405, 404 and what could not be read")
            for statistics in server.routeStatistics {
                #expect(statistics.durations.reduce(0, +) == statistics.byClass.reduce(0, +))
            }
        }
    }

    @Test("Without metering nothing is counted by route")
    func off() async throws {
        try await Fixture.serve(Fixture.configuration()) { server, address in
            let client = try await TestClient(address)
            try await client.get("/")
            _ = try await client.readResponse()
            #expect(server.routeStatistics.isEmpty)
        }
    }

    @Test(
        "A duration counts in the first place whose bound it does not pass",
        arguments: [
            (0, 0), (250_000, 0), (250_001, 1), (1_000_000, 2), (9_999_999_999, 14), (10_000_000_001, 15), (.max, 15),
        ] as [(UInt64, Int)]
    )
    func places(nanoseconds: UInt64, place: Int) {
        var statistics = RouteStatistics()
        statistics.count(status: 200, nanoseconds: nanoseconds)
        #expect(statistics.durations.firstIndex(of: 1) == place)
        #expect(statistics.nanoseconds == nanoseconds)
    }

    @Test("Statuses outside the classes count at the nearest")
    func statuses() {
        var statistics = RouteStatistics()
        for status in [0, 99, 100, 599, 600, 999] { statistics.count(status: status, nanoseconds: 1) }
        #expect(statistics.byClass == [2, 1, 0, 0, 0, 3])
    }
}
