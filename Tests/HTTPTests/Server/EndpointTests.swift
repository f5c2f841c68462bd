import CSockets
import HTTPTypes
import Testing

@testable import HTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Where a server listens", .timeLimit(.minutes(10)))
struct EndpointTests {
    @Test("Several endpoints at once: IPv4, IPv6 and a Unix-domain socket", arguments: PollerKind.allCases)
    func endpoints(poller: PollerKind) async throws {
        let path = "/tmp/http-server-test-\(UInt32.random(in: 0 ... .max)).sock"
        var configuration = Fixture.configuration(poller)
        configuration.endpoints = [
            .tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 0), .unix(path: path),
        ]
        let server = Server(configuration: configuration, handler: Fixture.handler)
        let addresses = try server.start()
        #expect(addresses.count == 3)
        #expect(addresses.last == .unix(path: path))
        for address in addresses {
            if let port = address.port { #expect(port > 0) }
            for _ in 0..<5 {
                let client = try await TestClient(address)
                try await client.get("/peer")
                #expect(try await client.readResponse().status == 200)
            }
        }
        await server.shutdown(gracePeriod: .milliseconds(50))
        await #expect(throws: (any Error).self) { _ = try await TestClient(addresses[2]) }
        await #expect(throws: (any Error).self) { _ = try await TestClient(addresses[0]) }
    }

    @Test("A port that is taken, by whomever, is an error; a stale socket file is not")
    func taken() async throws {
        try await Fixture.serve(Fixture.configuration()) { _, address in
            var configuration = Fixture.configuration()
            configuration.endpoints = [.tcp(host: "127.0.0.1", port: address.port ?? 0)]
            #expect(throws: SocketError.self) {
                try Server(configuration: configuration, handler: Fixture.handler).start()
            }
        }
        let path = "/tmp/http-server-test-\(UInt32.random(in: 0 ... .max)).sock"
        var configuration = Fixture.configuration()
        configuration.endpoints = [.unix(path: path)]
        try await Fixture.serve(configuration) { _, _ in
            #expect(throws: SocketError.self) {
                try Server(configuration: configuration, handler: Fixture.handler).start()
            }
        }
        try await Fixture.serve(configuration) { _, address in
            let client = try await TestClient(address)
            try await client.get("/")
            #expect(try await client.readResponse().status == 200)
        }
    }

    @Test("An inherited listening socket is served; anything else is an error")
    func inherited() async throws {
        let descriptor = csockets_stream_socket(AF_INET)
        let address = try SocketAddress.resolve(host: "127.0.0.1")[0]
        #expect(address.bind(descriptor) == 0)
        var configuration = Fixture.configuration()
        configuration.endpoints = [.descriptor(descriptor)]
        #expect(throws: SocketError.self) {
            try Server(configuration: configuration, handler: Fixture.handler).start()
        }
        #expect(listen(descriptor, 16) == 0)
        try await Fixture.serve(configuration) { _, address in
            for _ in 0..<20 {
                let client = try await TestClient(address)
                try await client.get("/")
                #expect(try await client.readResponse().status == 200)
            }
        }
    }
}
