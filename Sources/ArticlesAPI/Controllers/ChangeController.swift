internal import Articles
internal import HTTP
internal import HTTPTypes

/// What has changed: page by page for mirrors, as it happens for listeners.
struct ChangeController: Sendable {
    private let changes: ChangeService
    private let bell: ChangeBell
    private let feed: EventFeed
    private let settings: EventSettings
    private let clientAddress: ClientAddress
    private let uptimeNanoseconds: @Sendable () -> UInt64

    init(
        changes: ChangeService,
        bell: ChangeBell,
        settings: EventSettings,
        clientAddress: ClientAddress,
        uptimeNanoseconds: @escaping @Sendable () -> UInt64
    ) {
        self.changes = changes
        self.bell = bell
        self.settings = settings
        self.clientAddress = clientAddress
        self.uptimeNanoseconds = uptimeNanoseconds
        feed = EventFeed(changes: changes, bell: bell)
    }

    func list(_ request: Request) async throws -> Response {
        let (since, limit) = try request.query(allowing: ["since", "limit"]) { query in
            let since = query.value(
                "since",
                expected: "must be the sequence of a change, or 0",
                EventText.sequence
            )
            return (since ?? 0, query.limit())
        }
        let page: ChangePage
        do {
            page = try await changes.changes(since: since, limit: limit)
        } catch ArticlesError.invalid(let fields) {
            throw Self.problem(.invalidParameter, fields)
        }
        let next = page.page.next
        let links = next.map { ["</v1/changes?since=\($0)&limit=\(limit)>; rel=\"next\""] } ?? []
        return .json(tags: FreshnessTag.lists, links: links) { json in
            json.object { json in
                json.member("items", page.page.items) { ChangeShape($1).write(to: &$0) }
                json.member("next", next)
                json.member("latest", page.latest)
            }
        }
    }

    func events(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let start: ListeningStart
        do {
            start = try await changes.start(slug: slug, after: try request.lastEventID())
        } catch ArticlesError.invalid(let fields) {
            throw Self.problem(.badRequest, fields)
        }
        // HEAD answers with the same head, and takes no place.
        guard request.method != .head else { return Self.response(AsyncStream { $0.finish() }) }
        let listener = EventListener(
            to: start,
            slug: slug,
            feed: feed,
            bell: bell,
            settings: settings,
            uptimeNanoseconds: uptimeNanoseconds,
            admission: try admission(for: request)
        )
        return Self.response(listener.stream)
    }

    private func admission(for request: Request) throws -> ChangeBell.Listener {
        do {
            return try bell.admit(from: clientAddress.limitedOrigin(of: request))
        } catch {
            let who = error == .full ? "clients" : "clients of this address"
            throw Problem(
                .tooManyListeners,
                detail: "As many \(who) listen as are taken at once; try again, or read /v1/changes now and then.",
                fields: [.retryAfter: "30"]
            )
        }
    }

    private static func response(_ stream: AsyncStream<[UInt8]>) -> Response {
        var response = Response(
            fields: [
                .contentType: "text/event-stream",
                .cacheControl: "no-store",
                // nginx passes each event on at once, and not a buffer at a time.
                .accelBuffering: "no",
            ],
            content: .stream(stream)
        )
        response.isEndless = true
        return response
    }

    private static func problem(_ code: ProblemCode, _ fields: [InvalidField]) -> Problem {
        Problem(
            code,
            detail: fields.map { "“\($0.field)” \($0.message)." }.joined(separator: " "),
            errors: fields.map { Problem.FieldError(field: $0.field, code: $0.code.rawValue, message: $0.message) }
        )
    }
}

extension ClientAddress {
    /// What listeners are limited by; nothing for this machine, where a proxy may stand that nobody has told of.
    fileprivate func limitedOrigin(of request: Request) -> [UInt8] {
        let address = address(of: request)
        let isLoopback = address.first == 127 && address.count == 4 || address == Array(repeating: 0, count: 15) + [1]
        return isLoopback ? [] : limitedPrefix(of: request)
    }
}

extension Request {
    /// The number of the event that the client had last; nil when it had none.
    fileprivate func lastEventID() throws -> Int? {
        guard let text = fields[.lastEventID], !text.isEmpty else { return nil }
        guard let sequence = EventText.sequence(text) else {
            let message = "must be the id of an event of this service"
            throw ArticlesError.invalid([InvalidField(field: "Last-Event-ID", code: .malformed, message: message)])
        }
        return sequence
    }
}

extension HTTPField.Name {
    fileprivate static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
    fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
