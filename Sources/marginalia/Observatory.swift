import Foundation
import HTTP
import HTTPTypes
import Synchronization

/// Answers operators: figures for those who may see them, and whether the service is ready.
///
/// It is made before the server and told of it afterwards, because the server needs its routes.
final class Observatory: Sendable {
    private let settings: ObservationSettings
    private let token: String?
    private let source = Mutex<(@Sendable () -> Metrics)?>(nil)
    private let draining = Atomic<Bool>(false)

    init(_ settings: ObservationSettings) throws {
        self.settings = settings
        token = try settings.metricsToken()
    }

    /// Where the figures come from, once there is a server.
    func observe(_ source: @escaping @Sendable () -> Metrics) {
        self.source.withLock { $0 = source }
    }

    /// The figures of this moment; nil before the server is there.
    var metrics: Metrics? { source.withLock { $0 }?() }

    var isDraining: Bool { draining.load(ordering: .relaxed) }

    /// From now on the service is not ready, so that nobody sends it more.
    func beginDraining() { draining.store(true, ordering: .relaxed) }

    /// Adds `/metrics`, unless nobody may see it.
    func add(to router: inout Router) {
        guard settings.metrics != .off else { return }
        router.on(.get, "/metrics", name: "metrics", respond)
    }

    private func respond(to request: Request) async throws -> Response {
        try admit(request)
        _ = try request.query(allowing: [])
        guard let metrics else { throw Problem(.unavailable, detail: "The service is starting.") }
        return Response(
            fields: [.contentType: PrometheusText.mediaType, .cacheControl: "no-store"],
            content: .bytes(Array(metrics.prometheus.utf8))
        )
    }

    private func admit(_ request: Request) throws {
        switch settings.metrics {
        case .on:
            return
        case .token:
            guard let sent = request.bearerToken else { throw Problem.bearerTokenNeeded(realm: "metrics") }
            guard let token, areSameSecrets(sent, token) else {
                throw Problem(.forbidden, detail: "This is not the token for the metrics.")
            }
        case .loopback:
            // A proxy on this machine speaks for the world: what it adds gives it away, if it adds anything.
            let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap { HTTPField.Name($0) }
            guard request.peer.isLoopback, !forwarding.contains(where: { request.fields[$0] != nil }) else {
                throw Problem(.notFound, detail: "Nothing is served under this path.")
            }
        case .off:
            throw Problem(.notFound, detail: "Nothing is served under this path.")
        }
    }
}

extension PeerAddress {
    /// Whether the other end is on this machine.
    var isLoopback: Bool {
        switch self {
        case .ipv4(let bytes, _): bytes.first == 127
        case .ipv6(let bytes, _):
            bytes == [UInt8](repeating: 0, count: 15) + [1]
                || bytes.starts(with: [UInt8](repeating: 0, count: 10) + [255, 255, 127])
        case .unix: true
        }
    }
}
