import ArgumentParser
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import marginalia

@Suite("Who may see the figures")
struct ObservatoryTests {
    private static let here = PeerAddress.ipv4([127, 0, 0, 1], port: 1)
    private static let elsewhere = PeerAddress.ipv4([192, 0, 2, 1], port: 1)

    private func status(
        _ arguments: [String],
        from peer: PeerAddress,
        _ fields: HTTPFields = [:],
        query: String? = nil
    ) async throws -> Int {
        var router = Router()
        let observatory = try Observatory(try Serve.parse(arguments).settings.observation)
        observatory.add(to: &router)
        observatory.observe {
            Metrics(
                version: "1",
                uptimeSeconds: 1,
                routes: [],
                server: ServerStatistics(),
                longWork: LongWork.Statistics(),
                answers: [],
                store: .none,
                listeners: 0
            )
        }
        do {
            return try await router.respond(to: Request(path: "/metrics", query: query, fields: fields, peer: peer))
                .status.code
        } catch let problem as Problem {
            return problem.status.code
        }
    }

    @Test("By default nobody")
    func off() async throws {
        #expect(try await status([], from: Self.here) == 404)
        #expect(try await status([], from: .unix) == 404)
    }

    @Test("loopback: this machine, unless a proxy on it says for whom it asks")
    func loopback() async throws {
        let arguments = ["--metrics", "loopback"]
        #expect(try await status(arguments, from: Self.here) == 200)
        #expect(try await status(arguments, from: .unix) == 200)
        #expect(try await status(arguments, from: .ipv6([UInt8](repeating: 0, count: 15) + [1], port: 1)) == 200)
        #expect(try await status(arguments, from: Self.elsewhere) == 404)
        for name in ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"] {
            let field = try #require(HTTPField.Name(name))
            #expect(try await status(arguments, from: Self.here, [field: "x"]) == 404)
        }
    }

    @Test("token: who has it, 401 without one, 403 with another")
    func token() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)")
        try "a-token-for-the-scraper\n".write(to: file, atomically: true, encoding: .utf8)
        // What can't be removed is in the system's folder for such files.
        defer { try? FileManager.default.removeItem(at: file) }
        let arguments = ["--metrics", "token", "--metrics-token-file", file.path]
        #expect(try await status(arguments, from: Self.here) == 401)
        #expect(try await status(arguments, from: Self.here, [.authorization: "Bearer wrong"]) == 403)
        let right: HTTPFields = [.authorization: "Bearer a-token-for-the-scraper"]
        #expect(try await status(arguments, from: Self.elsewhere, right) == 200)
    }

    @Test("on: everyone, but without parameters")
    func on() async throws {
        #expect(try await status(["--metrics", "on"], from: Self.elsewhere) == 200)
        #expect(try await status(["--metrics", "on"], from: Self.elsewhere, query: "name=x") == 400)
    }
}
