import Foundation
import Testing

@testable import HTTP

@Suite("A server takes another's sockets over")
struct TakeoverTests {
    @Test("By lent sockets both serve, then the second alone; the file goes with the last")
    func takeover() async throws {
        let path = "/tmp/http-takeover-\(UInt32.random(in: .min ... .max))"
        var configuration = Fixture.configuration()
        configuration.endpoints = [.tcp(host: "127.0.0.1", port: 0), .unix(path: path)]
        let first = Server(configuration: configuration, handler: Fixture.handler)
        let addresses = try first.start()
        let sockets = first.lendListeningSockets { lent in
            lent.map { ListeningSocket(descriptor: dup($0.descriptor), isOwned: $0.isOwned) }
        }
        let owned = sockets.filter { $0.isOwned }
        #expect(owned.count == sockets.count)
        configuration.endpoints = sockets.map { .descriptor($0.descriptor, isOwned: $0.isOwned) }
        let second = Server(configuration: configuration) { _ in Response(mediaType: "text/plain", text: "second") }
        #expect(try second.start() == addresses)
        first.relinquish()
        await first.shutdown(gracePeriod: .seconds(600), farewell: .milliseconds(1))
        let left = first.lendListeningSockets { $0.count }
        #expect(left == 0, "they are closed")
        for address in addresses {
            // As many as are spread over all sockets of the address.
            for _ in 0..<20 {
                let client = try await TestClient(address)
                try await client.get("/")
                #expect(try await client.readResponse().text == "second")
            }
        }
        #expect(FileManager.default.fileExists(atPath: path))
        await second.shutdown(gracePeriod: .zero)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("What waits in the backlog of a socket that is not owned is left there")
    func backlog() async throws {
        var configuration = Fixture.configuration()
        configuration.eventLoops = 1
        let first = Server(configuration: configuration, handler: Fixture.handler)
        let address = try first.start()[0]
        let kept = first.lendListeningSockets { dup($0[0].descriptor) }
        first.relinquish()
        await first.shutdown(gracePeriod: .zero)
        // Nobody accepts it as yet.
        let client = try await TestClient(address)
        try await client.get("/late")
        configuration.endpoints = [.descriptor(kept)]
        try await Fixture.serve(configuration) { _, _ in
            let response = try await client.readResponse()
            #expect(response.text == "GET /late")
        }
    }
}
