import HTTPTypes
import Synchronization

/// Representations as handlers made them, kept until what they were made of changes.
///
/// From one come the answers to GET and HEAD, to conditions, and in gzip coding, whatever else stands in the heads of
/// the requests: so a thousand clients with heads of their own cost one reading of the data and one compression, also
/// just after a change: when several want one that has to be made, one of them makes it and the others wait for it.
///
/// They are found by target, `Host` and `Accept`: a response with `freshnessTags` may depend on no other part of a
/// request. Bounded by bytes; what was not used for longest goes first.
public final class Representations: Sendable {
    private struct Entry {
        let response: Response
        let dependencies: ChangeClock.Slots
        let snapshot: ChangeClock.Snapshot
        let byteCount: Int
    }

    private struct State {
        var entries = RecencyCache<String, Entry>()
        var byteCount = 0

        mutating func remove(_ key: String) {
            if let entry = entries.remove(key) { byteCount -= entry.byteCount }
        }
    }

    /// What an entry takes beside its key and its content, roughly.
    private static let overhead = 1024

    private let clock: ChangeClock
    private let limit: Int
    private let state = Mutex(State())
    private let turns = Turns<String, Response>()

    /// Representations that may take `limit` bytes; 0 keeps none.
    public init(clock: ChangeClock, limit: Int) {
        self.clock = clock
        self.limit = limit
    }

    /// Bytes of memory taken, roughly.
    public var byteCount: Int { state.withLock { $0.byteCount } }

    /// Answers from what is kept, and keeps what the handlers make; stands inside of conditions and codings.
    public var middleware: Middleware {
        { [self] request, next in
            guard limit > 0, let key = Self.key(of: request) else { return try await next(request) }
            if let kept = kept(under: key) { return kept }
            switch await turns.take(key) {
            case .shared(let response): return response
            case .alone: return try await next(request)
            case .own: return try await make(key) { try await next(request) }
            }
        }
    }

    private func make(_ key: String, _ handler: () async throws -> Response) async throws -> Response {
        var shared: Response?
        defer { turns.end(key, shared) { kept(under: key) != nil } }
        // It may have been made between the look and the turn.
        if let kept = kept(under: key) {
            shared = kept
            return kept
        }
        // Taken before the data is read.
        let snapshot = clock.snapshot
        var response = try await handler()
        guard let tags = response.freshnessTags, response.status == .ok, case .bytes(let content) = response.content,
            !response.fields.contains(.setCookie)
        else { return response }
        // Twice, for gzip's too.
        let byteCount = key.utf8.count + content.count * 2 + Self.overhead
        guard byteCount <= limit else { return response }
        // With all that its kin will need of it.
        if response.fields[.eTag] == nil { response.fields[.eTag] = EntityTag(of: content).description }
        response.coded = CodedContent()
        keep(response, tags, since: snapshot, under: key, byteCount)
        shared = response
        return response
    }

    /// Nil for requests whose answer may be for their sender alone, or that carry content.
    private static func key(of request: Request) -> String? {
        guard request.method == .get || request.method == .head, request.content.isEmpty else { return nil }
        for field in request.fields where field.name == .authorization || field.name == .cookie { return nil }
        let query = request.query.map { "?\($0)" } ?? ""
        return "\(request.path)\(query)\n\(request.fields[.hostField] ?? "")\n\(request.fields[.accept] ?? "")"
    }

    private func kept(under key: String) -> Response? {
        state.withLock { state -> Response? in
            guard let entry = state.entries[key] else { return nil }
            guard clock.isUnchanged(entry.dependencies, since: entry.snapshot) else {
                state.remove(key)
                return nil
            }
            state.entries.use(key)
            return entry.response
        }
    }

    /// Keeps a response, unless what it was made of has changed since the snapshot.
    private func keep(
        _ response: Response,
        _ tags: [String],
        since snapshot: ChangeClock.Snapshot,
        under key: String,
        _ byteCount: Int
    ) {
        let dependencies = ChangeClock.slots(of: tags)
        guard clock.isUnchanged(dependencies, since: snapshot) else { return }
        let entry = Entry(response: response, dependencies: dependencies, snapshot: snapshot, byteCount: byteCount)
        state.withLock { state in
            state.remove(key)
            state.entries.store(entry, under: key)
            state.byteCount += byteCount
            while state.byteCount > limit, let oldest = state.entries.removeOldest() {
                state.byteCount -= oldest.byteCount
            }
        }
    }
}
