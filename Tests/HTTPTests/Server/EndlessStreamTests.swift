import Testing

@testable import HTTP

@Suite("Endless streams", .timeLimit(.minutes(10)))
struct EndlessStreamTests {
    private static func handler(_ request: Request) async throws -> Response {
        let piece = [UInt8](repeating: 120, count: 64 << 10)
        var response = Response(content: .stream(AsyncStream { piece }))
        response.isEndless = true
        return response
    }

    @Test("A client that reads nothing holds nobody up when the server drains", arguments: PollerKind.allCases)
    func draining(poller: PollerKind) async throws {
        let configuration = Fixture.configuration(poller)
        // The grace period is longer than the test may take.
        try await Fixture.serve(configuration, Self.handler, gracePeriod: .seconds(600)) { server, address in
            let client = try await TestClient(address, receiveBuffer: 4096)
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await Fixture.eventually { server.statistics.bytesSent > 32 << 10 })
        }
    }

    @Test("The system keeps little for a client that reads nothing", arguments: PollerKind.allCases)
    func bounded(poller: PollerKind) async throws {
        let configuration = Fixture.configuration(poller)
        try await Fixture.serve(configuration, Self.handler) { server, address in
            let client = try await TestClient(address, receiveBuffer: 4096)
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            var sent = -1
            // Until nothing more goes out.
            #expect(
                try await Fixture.eventually {
                    defer { sent = server.statistics.bytesSent }
                    return sent > 0 && sent == server.statistics.bytesSent
                }
            )
            #expect(server.statistics.bytesSent < 512 << 10)
        }
    }
}
