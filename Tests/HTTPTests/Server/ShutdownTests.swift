import HTTPTypes
import Testing

@testable import HTTP

@Suite("Shutting a server down", .serialized, .timeLimit(.minutes(10)))
struct ShutdownTests {
    @Test(
        "Shutting down lets running requests finish, closes idle connections, and takes no new ones",
        arguments: PollerKind.allCases
    )
    func drain(poller: PollerKind) async throws {
        let gate = Gate()
        let handler: Handler = { request in
            if request.path == "/wait" { await gate.pass() }
            return Response(mediaType: "text/plain", text: "done")
        }
        var configuration = Fixture.configuration(poller)
        configuration.timeouts.linger = .milliseconds(100)
        let server = Server(configuration: configuration, handler: handler)
        let address = try server.start()[0]
        let idle = try await TestClient(address)
        try await idle.get("/")
        _ = try await idle.readResponse()
        let busy = try await TestClient(address)
        try await busy.get("/wait")
        #expect(try await Fixture.eventually { gate.waiting == 1 })
        async let ended: Void = server.shutdown(gracePeriod: .seconds(600))
        #expect(try await idle.isClosedSilently())
        await #expect(throws: (any Error).self) { _ = try await TestClient(address) }
        #expect(server.isShuttingDown)
        gate.open()
        let response = try await busy.readResponse()
        #expect(response.text == "done")
        #expect(response.fields["connection"] == "close")
        await ended
        #expect(server.statistics.open == 0)
        #expect(server.statistics.requests == 2)
    }

    @Test("A connection that is about to send when the server drains gets its answer")
    func drainRace() async throws {
        var configuration = Fixture.configuration()
        configuration.timeouts.farewell = .seconds(600)
        configuration.timeouts.linger = .milliseconds(100)
        let server = Server(configuration: configuration, handler: Fixture.handler)
        let address = try server.start()[0]
        let client = try await TestClient(address)
        try await client.get("/a")
        _ = try await client.readResponse()
        async let ended: Void = server.shutdown(gracePeriod: .seconds(600))
        // A loop stops listening in the moment in which it begins to drain.
        #expect(
            try await Fixture.eventually {
                do { _ = try await TestClient(address) } catch { return true }
                return false
            }
        )
        try await client.get("/b")
        let response = try await client.readResponse()
        #expect(response.text == "GET /b")
        #expect(response.fields["connection"] == "close")
        await ended
    }

    @Test("No client under way gets an error while the server drains")
    func drainUnderLoad() async throws {
        let server = Server(configuration: Fixture.configuration(), handler: Fixture.handler)
        let address = try server.start()[0]
        let (answers, errors) = await withTaskGroup(of: (Int, [String]).self) { group in
            for _ in 0..<20 {
                group.addTask {
                    var answers = 0
                    do {
                        let client = try await TestClient(address)
                        while true {
                            try await client.get("/yield?x")
                            let response = try await client.readResponse()
                            guard response.text == "x" else { return (answers, ["\(response)"]) }
                            answers += 1
                            if response.fields["connection"] == "close" { return (answers, []) }
                        }
                    } catch {
                        return (answers, ["\(error)"])
                    }
                }
            }
            // Long enough for every client to be connected.
            _ = try? await Fixture.eventually { server.statistics.accepted == 20 && server.statistics.requests > 100 }
            await server.shutdown(gracePeriod: .seconds(10))
            return await group.reduce(into: (0, [String]())) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }
        }
        #expect(answers > 100)
        #expect(errors == [])
    }

    @Test("The grace period is an upper bound; what still runs is cancelled")
    func gracePeriod() async throws {
        let gate = Gate()
        let handler: Handler = { _ in
            await gate.pass()
            return Response()
        }
        let server = Server(configuration: Fixture.configuration(), handler: handler)
        let address = try server.start()[0]
        let client = try await TestClient(address)
        try await client.get("/")
        #expect(try await Fixture.eventually { gate.waiting == 1 })
        // The handler ends only after the gate is opened below, so without the bound this would never return.
        await server.shutdown(gracePeriod: .milliseconds(200))
        #expect(gate.cancelled == 1)
        // The handler outlives its loop and can still come to its end.
        gate.open()
        await server.shutdown(gracePeriod: .zero)
    }

    @Test("A server that was shut down before its start does not start")
    func shutDownFirst() async throws {
        let server = Server(configuration: Fixture.configuration(), handler: Fixture.handler)
        await server.shutdown(gracePeriod: .zero)
        #expect(throws: SocketError.self) { try server.start() }
    }
}
