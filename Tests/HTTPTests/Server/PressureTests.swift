import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

@Suite("Server under pressure", .serialized, .timeLimit(.minutes(10)))
struct PressureTests {
    // MARK: Slow clients

    @Test("A stream of 50 MB is pulled only as fast as the client reads", arguments: PollerKind.allCases)
    func slowReader(poller: PollerKind) async throws {
        let pulled = Atomic<Int>(0)
        let chunk = [UInt8](repeating: 97, count: 64 << 10)
        let handler: Handler = { request in
            guard request.path == "/stream" else { return Response(mediaType: "text/plain", text: "other") }
            return Response(
                content: .stream(
                    AsyncStream(unfolding: {
                        guard pulled.add(1, ordering: .relaxed).newValue <= 800 else { return nil }
                        return chunk
                    })
                )
            )
        }
        try await Fixture.serve(Fixture.configuration(poller), handler) { _, address in
            let client = try await TestClient(address, receiveBuffer: 64 << 10)
            try await client.get("/stream", fields: "Connection: close\r\n")
            #expect(try await Fixture.eventually { pulled.load(ordering: .relaxed) > 0 })
            try await Task.sleep(for: .milliseconds(300))
            // What both sockets hold is some megabytes at most.
            #expect(pulled.load(ordering: .relaxed) < 200)
            let other = try await TestClient(address)
            try await other.get("/")
            #expect(try await other.readResponse().text == "other")
            #expect(try await client.readLastResponse().content.count == 800 * chunk.count)
        }
    }

    @Test("A client that does not read stops the reading of what it sends", arguments: PollerKind.allCases)
    func backpressure(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { server, address in
            let client = try await TestClient(address, receiveBuffer: 32 << 10)
            // Each answer is a thousand times the request.
            let request = "GET /large?100000 HTTP/1.1\r\nHost: a\r\n\r\n"
            try await client.send(String(repeating: request, count: 1000))
            try await Task.sleep(for: .milliseconds(200))
            // 100 MB are asked for; what was made so far is what the sockets took, and a little.
            #expect(server.statistics.requests < 200)
            for _ in 0..<1000 { #expect(try await client.readResponse().content.count == 100_000) }
            #expect(server.statistics.requests == 1000)
        }
    }

    @Test("A stream is cancelled when its client goes", arguments: PollerKind.allCases)
    func streamCancelled(poller: PollerKind) async throws {
        let ended = Atomic<Bool>(false)
        let handler: Handler = { _ in
            let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
            continuation.onTermination = { _ in ended.store(true, ordering: .relaxed) }
            let task = Task {
                while !Task.isCancelled {
                    continuation.yield([120])
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            _ = task
            return Response(content: .stream(stream))
        }
        try await Fixture.serve(Fixture.configuration(poller), handler) { server, address in
            do {
                let client = try await TestClient(address)
                try await client.get("/")
                try await client.fill()
            }
            #expect(try await Fixture.eventually { ended.load(ordering: .relaxed) })
            #expect(try await Fixture.eventually { server.statistics.open == 0 })
        }
    }

    @Test("A handler is cancelled when its client goes, and its answer dropped", arguments: PollerKind.allCases)
    func handlerCancelled(poller: PollerKind) async throws {
        let gate = Gate()
        let handler: Handler = { _ in
            await gate.pass()
            return Response()
        }
        try await Fixture.serve(Fixture.configuration(poller), handler) { server, address in
            do {
                let client = try await TestClient(address)
                try await client.get("/")
                #expect(try await Fixture.eventually { gate.waiting == 1 })
                // Unread input makes close a reset, which the server sees at once.
                try await client.send("x")
            }
            gate.open()
            #expect(try await Fixture.eventually { server.statistics.open == 0 && server.statistics.running == 0 })
        }
    }

    // MARK: Time-outs

    @Test(
        "Time is limited: who sends nothing is closed silently, who stops midway gets 408",
        arguments: PollerKind.allCases
    )
    func timeouts(poller: PollerKind) async throws {
        // One limit at a time, so that a test that is held up meets no other than the one that it waits for.
        func server(
            _ limit: WritableKeyPath<ServerConfiguration.Timeouts, Duration>,
            _ body: (TestClient) async throws -> Void
        ) async throws {
            var configuration = Fixture.configuration(poller)
            configuration.timeouts[keyPath: limit] = .milliseconds(200)
            try await Fixture.serve(configuration) { server, address in
                do {
                    let client = try await TestClient(address)
                    try await body(client)
                }
                #expect(try await Fixture.eventually { server.statistics.open == 0 })
            }
        }
        try await server(\.firstByte) { client in
            let isClosed = try await client.isClosedSilently()
            #expect(isClosed)
        }
        try await server(\.idle) { client in
            try await client.get("/")
            #expect(try await client.readResponse().status == 200)
            #expect(try await client.isClosedSilently())
        }
        try await server(\.head) { client in
            try await client.send("GET / HTTP/1.1\r\nHos")
            #expect(try await client.readResponse().status == 408)
        }
        try await server(\.content) { client in
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc")
            #expect(try await client.readResponse().status == 408)
        }
        var configuration = Fixture.configuration(poller)
        configuration.timeouts.linger = .milliseconds(100)
        try await Fixture.serve(configuration) { server, address in
            let client = try await TestClient(address)
            try await client.send("nonsense\r\n")
            #expect(try await client.readResponse().status == 400)
            // The client does not close, so the server does.
            #expect(try await Fixture.eventually { server.statistics.open == 0 })
            client.endSending()
        }
    }

    @Test("A head that drips in is cut off as a whole, however often a byte comes")
    func drippingHead() async throws {
        var configuration = Fixture.configuration()
        configuration.timeouts.head = .milliseconds(300)
        try await Fixture.serve(configuration) { _, address in
            let client = try await TestClient(address)
            try await client.send("GET / HTTP/1.1\r\n")
            // Far fewer fields than are allowed, each well within the limit after the one before.
            for _ in 0..<60 {
                try await client.send("X: y\r\n")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await client.readResponse().status == 408)
        }
    }

    @Test("Content at the least rate is taken, slower content is not")
    func contentRate() async throws {
        var configuration = Fixture.configuration()
        configuration.timeouts.content = .milliseconds(300)
        // 2,000 bytes earn 200 s, one byte a tenth of a second.
        configuration.timeouts.leastContentRate = 10
        try await Fixture.serve(configuration) { _, address in
            let head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n"
            let steady = try await TestClient(address)
            try await steady.send(Array(head.utf8) + [UInt8](repeating: 120, count: 2000))
            for _ in 0..<20 {
                try await steady.send([UInt8](repeating: 120, count: 100))
                try await Task.sleep(for: .milliseconds(40))
            }
            #expect(try await steady.readResponse().content.count == 4000)

            let slow = try await TestClient(address)
            try await slow.send(head)
            // A byte each 40 ms would be quick enough between two bytes, but is not on the average.
            for _ in 0..<8 {
                try await slow.send([120])
                try await Task.sleep(for: .milliseconds(40))
            }
            #expect(try await slow.readResponse().status == 408)
        }
    }

    @Test("A client that takes nothing of its answer is cut off")
    func writeStall() async throws {
        var configuration = Fixture.configuration()
        configuration.timeouts.write = .milliseconds(300)
        try await Fixture.serve(configuration) { server, address in
            let client = try await TestClient(address, receiveBuffer: 4096)
            try await client.get("/large?20000000")
            #expect(try await Fixture.eventually { server.statistics.requests == 1 })
            #expect(try await Fixture.eventually { server.statistics.open == 0 })
            await #expect(throws: TestClient.Failure.self) { try await client.readResponse() }
        }
    }

    @Test("A running handler is under no time limit")
    func slowHandler() async throws {
        var configuration = Fixture.configuration()
        configuration.timeouts.firstByte = .milliseconds(100)
        configuration.timeouts.idle = .milliseconds(100)
        configuration.timeouts.head = .milliseconds(100)
        let handler: Handler = { _ in
            try await Task.sleep(for: .milliseconds(400))
            return Response(mediaType: "text/plain", text: "late")
        }
        try await Fixture.serve(configuration, handler) { _, address in
            let client = try await TestClient(address)
            try await client.get("/")
            #expect(try await client.readResponse().text == "late")
        }
    }

    // MARK: Limits

    @Test("Beyond the limit of connections the answer is 503, and the others go on", arguments: PollerKind.allCases)
    func connectionLimit(poller: PollerKind) async throws {
        var configuration = Fixture.configuration(poller)
        configuration.maximumConnections = 3
        try await Fixture.serve(configuration) { server, address in
            var clients: [TestClient] = []
            for _ in 0..<3 {
                let client = try await TestClient(address)
                try await client.get("/")
                #expect(try await client.readResponse().status == 200)
                clients.append(client)
            }
            let fourth = try await TestClient(address)
            let refused = try await fourth.readResponse()
            #expect(refused.status == 503)
            #expect(refused.fields["retry-after"] == "1")
            for client in clients {
                try await client.get("/")
                #expect(try await client.readResponse().status == 200)
            }
            clients.removeFirst()
            #expect(try await Fixture.eventually { server.statistics.open <= 3 })
            #expect(
                try await Fixture.eventually {
                    let client = try await TestClient(address)
                    try await client.get("/")
                    return try await client.readResponse().status == 200
                }
            )
            #expect(server.statistics.rejected >= 1)
        }
    }

    @Test("Connections of one address are limited apart")
    func addressLimit() async throws {
        var configuration = Fixture.configuration()
        configuration.maximumConnectionsPerAddress = 1
        configuration.endpoints = [.tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 0)]
        let server = Server(configuration: configuration, handler: Fixture.handler)
        let addresses = try server.start()
        let first = try await TestClient(addresses[0])
        try await first.get("/")
        #expect(try await first.readResponse().status == 200)
        #expect(try await TestClient(addresses[0]).readResponse().status == 503)
        let other = try await TestClient(addresses[1])
        try await other.get("/")
        #expect(try await other.readResponse().status == 200)
        await server.shutdown(gracePeriod: .zero)
    }

    @Test("What all requests hold of content together is limited")
    func heldContent() async throws {
        var configuration = Fixture.configuration()
        configuration.eventLoops = 1
        configuration.maximumHeldContentBytes = 100_000
        let gate = Gate()
        let handler: Handler = { request in
            if request.path == "/wait" { await gate.pass() }
            return Response(mediaType: "text/plain", text: "\(request.content.count)")
        }
        func post(_ path: String) -> [UInt8] {
            Array("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n".utf8)
                + [UInt8](repeating: 120, count: 60_000)
        }
        try await Fixture.serve(configuration, handler) { _, address in
            let first = try await TestClient(address)
            try await first.send(post("/wait"))
            #expect(try await Fixture.eventually { gate.waiting == 1 })
            let second = try await TestClient(address)
            try await second.send(post("/"))
            #expect(try await second.readResponse().status == 503)
            gate.open()
            #expect(try await first.readResponse().text == "60000")
            for _ in 0..<5 {
                try await first.send(post("/"))
                #expect(try await first.readResponse().text == "60000")
            }
        }
    }

    @Test("A connection serves as many requests as are allowed, and says when it was the last")
    func requestLimit() async throws {
        var configuration = Fixture.configuration()
        configuration.maximumRequestsPerConnection = 3
        try await Fixture.serve(configuration) { _, address in
            let client = try await TestClient(address)
            for index in 1...3 {
                try await client.get("/\(index)")
                #expect(try await client.readResponse().fields["connection"] == (index == 3 ? "close" : nil))
            }
            #expect(try await client.isClosedSilently())
        }
    }

    @Test("While a handler runs only so much is read ahead")
    func readAhead() async throws {
        let gate = Gate()
        let handler: Handler = { _ in
            await gate.pass()
            return Response()
        }
        try await Fixture.serve(Fixture.configuration(), handler) { server, address in
            let client = try await TestClient(address)
            let request = "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 900))\r\n\r\n"
            try await client.send(String(repeating: request, count: 1000))
            #expect(try await Fixture.eventually { gate.waiting == 1 })
            try await Task.sleep(for: .milliseconds(100))
            #expect(server.statistics.bytesReceived <= 3 * EventLoop.receiveCapacity)
            gate.open()
            for _ in 0..<1000 { #expect(try await client.readResponse().status == 200) }
        }
    }

    @Test("Two hundred clients at once, each with its own answers", arguments: PollerKind.allCases)
    func crowd(poller: PollerKind) async throws {
        try await Fixture.serve(Fixture.configuration(poller)) { _, address in
            var clients: [TestClient] = []
            for _ in 0..<200 { clients.append(try await TestClient(address)) }
            for round in 0..<5 {
                for (index, client) in clients.enumerated() { try await client.get("/yield?\(round)-\(index)") }
                for (index, client) in clients.enumerated() {
                    #expect(try await client.readResponse().text == "\(round)-\(index)")
                }
            }
        }
    }
}
