import HTTP
import HTTPTypes
import Synchronization
import Testing
import Webhooks

@Suite("Calls to receivers", .timeLimit(.minutes(10)))
struct CurlClientTests {
    private let received = Received()

    private func answer(
        timeoutMilliseconds: Int = 10_000,
        _ handler: @escaping Handler,
        path: String = "/hook"
    ) async throws -> WebhookAnswer {
        let received = received
        let configuration = ServerConfiguration(endpoints: [.tcp(host: "127.0.0.1", port: 0)]) { problem, id in
            problem.response(requestID: id)
        }
        let server = Server(configuration: configuration) { request in
            received.add(request)
            return try await handler(request)
        }
        let port = try server.start()[0].port ?? 0
        let client = try CurlClient(timeoutMilliseconds: timeoutMilliseconds)
        let address = try #require(WebhookAddress("http://127.0.0.1:\(port)\(path)"))
        let answer = await client.post(
            Array("{\"a\":1}".utf8),
            fields: [("X-Mark", "é 1"), ("Empty", "x")],
            to: address
        )
        await server.shutdown(gracePeriod: .zero)
        return answer
    }

    @Test("The receiver gets the body and the fields, and its status comes back")
    func whole() async throws {
        let answer = try await answer { _ in Response(status: .noContent) }
        #expect(answer == .status(204, retryAfterSeconds: 0))
        let request = try #require(received.all.first)
        #expect(request.method == .post)
        #expect(request.path == "/hook")
        #expect(request.content == Array("{\"a\":1}".utf8))
        #expect(request.fields[HTTPField.Name("X-Mark")!] == "é 1")
        #expect(request.fields[.expect] == nil)
    }

    @Test("A redirect is an answer and is not followed")
    func redirect() async throws {
        let answer = try await answer { _ in Response(status: .temporaryRedirect, fields: [.location: "/other"]) }
        #expect(answer == .status(307, retryAfterSeconds: 0))
        #expect(received.all.map(\.path) == ["/hook"])
    }

    @Test("An answer that has no end is read up to a bound")
    func endless() async throws {
        let piece = [UInt8](repeating: 120, count: 8 << 10)
        let answer = try await answer { _ in Response(content: .stream(AsyncStream { piece })) }
        #expect(answer == .status(200, retryAfterSeconds: 0))
    }

    @Test("What the receiver asks for is told")
    func retryAfter() async throws {
        let answer = try await answer { _ in Response(status: .serviceUnavailable, fields: [.retryAfter: "7"]) }
        #expect(answer == .status(503, retryAfterSeconds: 7))
    }

    @Test("A receiver that does not answer is given up after the time, with a reason")
    func hanging() async throws {
        let answer = try await answer(timeoutMilliseconds: 100) { _ in
            try await Task.sleep(for: .seconds(600))
            return Response()
        }
        guard case .none(let reason) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(!reason.isEmpty)
    }

    @Test("A receiver that is not there is told with a reason, without the path")
    func absent() async throws {
        let client = try CurlClient(timeoutMilliseconds: 1_000)
        let address = try #require(WebhookAddress("http://127.0.0.1:1/secret"))
        guard case .none(let reason) = await client.post([], fields: [], to: address) else {
            return #expect(Bool(false))
        }
        #expect(!reason.isEmpty && !reason.contains("secret"))
    }
}

/// Requests as they come in.
private final class Received: Sendable {
    private let requests = Mutex<[Request]>([])

    var all: [Request] { requests.withLock { $0 } }

    func add(_ request: Request) { requests.withLock { $0.append(request) } }
}
