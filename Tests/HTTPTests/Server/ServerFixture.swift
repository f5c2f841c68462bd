import HTTPTypes
import Synchronization

@testable import HTTP

/// A gate that handlers wait at until the test opens it.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting = 0
        var cancelled = 0
        var continuations: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var waiting: Int { state.withLock { $0.waiting } }
    var cancelled: Int { state.withLock { $0.cancelled } }

    func pass() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    state.waiting += 1
                    if !state.isOpen { state.continuations.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.cancelled += 1 }
        }
    }

    func open() {
        let continuations = state.withLock { state in
            state.isOpen = true
            defer { state.continuations = [] }
            return state.continuations
        }
        for continuation in continuations { continuation.resume() }
    }
}

/// Collects what callbacks say.
final class Recorder<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    var all: [Element] { elements.withLock { $0 } }

    func record(_ element: Element) {
        elements.withLock { $0.append(element) }
    }
}

struct SecretError: Error {}

enum Fixture {
    /// As plain as it may be: what a problem says is its code.
    ///
    /// No time-out is near: a test may be held up by others for as long as they compute, and would see a request that
    /// the server gave up by right (this is how a request that was sent byte by byte met a reset under load).
    static func configuration(_ poller: PollerKind = .automatic) -> ServerConfiguration {
        var configuration = ServerConfiguration(endpoints: [.tcp(host: "127.0.0.1", port: 0)]) { problem, id in
            var response = Response(status: problem.status, mediaType: "application/problem+json", text: problem.code)
            for field in problem.fields { response.fields.append(field) }
            return response
        }
        configuration.poller = poller
        configuration.timeouts.firstByte = .seconds(600)
        configuration.timeouts.idle = .seconds(600)
        configuration.timeouts.head = .seconds(600)
        configuration.timeouts.content = .seconds(600)
        configuration.timeouts.write = .seconds(600)
        configuration.timeouts.linger = .seconds(600)
        configuration.eventLoops = 2
        return configuration
    }

    /// Starts a server, lets the test use it, and shuts it down whatever happens.
    @discardableResult
    static func serve<Result>(
        _ configuration: ServerConfiguration,
        _ handler: @escaping Handler = Fixture.handler,
        gracePeriod: Duration = .milliseconds(100),
        _ body: (Server, BoundAddress) async throws -> Result
    ) async throws -> Result {
        let server = Server(configuration: configuration, handler: handler)
        let address = try server.start()[0]
        do {
            let result = try await body(server, address)
            await server.shutdown(gracePeriod: gracePeriod)
            return result
        } catch {
            await server.shutdown(gracePeriod: gracePeriod)
            throw error
        }
    }

    /// Answers by path.
    static func handler(_ request: Request) async throws -> Response {
        switch request.path {
        case "/echo":
            return Response(content: .bytes(request.content))
        case "/slow":
            try await Task.sleep(for: .milliseconds(50))
            return Response(mediaType: "text/plain", text: "slow")
        case "/yield":
            await Task.yield()
            return Response(mediaType: "text/plain", text: request.query ?? "")
        case "/none":
            return Response(status: .noContent)
        case "/unchanged":
            return Response(status: .notModified, fields: [.eTag: "\"x\""])
        case "/problem":
            throw Problem(.conflict, code: "taken", title: "Taken", detail: "It is taken.")
        case "/error":
            throw SecretError()
        case "/stream":
            let count = Int(request.query ?? "") ?? 3
            return Response(
                content: .stream(
                    AsyncStream { continuation in
                        for index in 0..<count { continuation.yield(Array("piece \(index);".utf8)) }
                        continuation.finish()
                    }
                )
            )
        case "/large":
            return Response(content: .bytes([UInt8](repeating: 120, count: Int(request.query ?? "") ?? 0)))
        case "/loop":
            return Response(mediaType: "text/plain", text: "\(Server.currentEventLoop ?? -1)")
        case "/id":
            return Response(mediaType: "text/plain", text: request.requestID)
        case "/peer":
            return Response(mediaType: "text/plain", text: "\(request.peer)")
        default:
            return Response(mediaType: "text/plain", text: "\(request.method.rawValue) \(request.path)")
        }
    }

    /// Waits until something is so; gives up only when it will never be.
    static func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<30_000 {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return try await condition()
    }
}
