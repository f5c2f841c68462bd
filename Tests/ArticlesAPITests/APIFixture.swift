import Articles
import ArticlesAPI
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Synchronization
import Testing

/// The whole API in this process on a database in memory, with a clock and a chance that always go the same way.
struct APIFixture {
    let handler: Handler
    let store: SQLiteStore
    let clock = FixedClock()
    let bell: ChangeBell
    /// What listeners have read of the database.
    let reads = Counter()

    /// - Parameters:
    ///   - commentsPerMinute: 0: no limit.
    ///   - spam: What is asked of comments; nothing is limited by default.
    ///   - closeAfterDays: 0: never.
    ///   - listeners: The most that may listen to events at once.
    ///   - searchMilliseconds: How long a search may take.
    ///   - listenersPerAddress: Of those, from one address; 0: no limit.
    ///   - votesPerMinute: 0: no limit.
    ///   - path: A file where a fault needs one.
    ///   - isExpectingErrors: Whether an error that the map does not know is what the test is about.
    ///   - adding: Adds routes that bring about what those of the API don't.
    init(
        commentsPerMinute: Int = 0,
        spam: SpamSettings = .with { _ in },
        closeAfterDays: Int = 0,
        editorToken: String? = "correct-horse-battery",
        listeners: Int = 100,
        searchMilliseconds: Int = 1_000,
        listenersPerAddress: Int = 0,
        votesPerMinute: Int = 0,
        rules: CommentRules = CommentRules(),
        importing documents: [String] = [APIFixture.document],
        path: String = SQLiteStore.memoryPath,
        configuration: SQLiteStore.Configuration = SQLiteStore.Configuration(),
        isExpectingErrors: Bool = false,
        adding: (inout Router) -> Void = { _ in }
    ) async throws {
        let clock = clock
        bell = ChangeBell(
            listenerLimit: listeners,
            listenersPerOrigin: listenersPerAddress,
            uptimeNanoseconds: { clock.nanoseconds }
        )
        let environment = Environment(
            now: { clock.now },
            uptimeNanoseconds: { clock.nanoseconds },
            randomBits: { clock.nextBits() }
        )
        let bell = bell
        var configuration = configuration
        configuration.now = { clock.now }
        configuration.onChange = { bell.ring(for: $0) }
        let store = try SQLiteStore.open(path: path, configuration: configuration)
        self.store = store
        let secret = Array(repeating: 7 as UInt8, count: 32)
        let importer = ImportService(store: store, environment: environment, secret: secret)
        for document in documents {
            let result = try DocumentImporter.read(
                Array(document.utf8),
                fileName: "document.md",
                format: nil,
                options: ImportOptions()
            )
            _ = try await importer.save(result.document, options: ImportService.Options(fileName: "document.md"))
        }
        var spam = spam
        if commentsPerMinute > 0 { spam.commentsPerMinute = commentsPerMinute }
        var rules = rules
        rules.closeAfterDays = closeAfterDays
        var router = Router()
        ArticlesAPI(
            articles: ArticleService(
                store: store,
                closing: CommentsClosing(afterDays: closeAfterDays, now: environment.now)
            ),
            comments: CommentService(
                store: store,
                environment: environment,
                secret: secret,
                rules: rules,
                spam: spam,
                votesPerMinute: votesPerMinute
            ),
            importer: importer,
            changes: ChangeService(store: CountingStore(store: store, reads: reads)),
            moderation: ModerationService(store: store, environment: environment, secret: secret),
            search: SearchService(store: store, milliseconds: searchMilliseconds),
            editing: ArticleEditingService(store: store, environment: environment),
            bell: bell,
            environment: environment,
            settings: ArticlesAPI.Settings(
                version: "test",
                clientAddress: ClientAddress(trustedProxies: []),
                editorToken: editorToken
            ),
            longWork: LongWork(),
            copier: store.copier(temporaryFolder: FileManager.default.temporaryDirectory.path),
            probe: {}
        ).add(to: &router)
        adding(&router)
        handler = router.handler(
            in: StandardMiddleware(
                caching: CachePolicy(maxAgeSeconds: 0, staleWhileRevalidateSeconds: 60),
                errors: ErrorMapping(
                    problem: { error, _ in ErrorMap.problem(for: error) ?? ErrorMapping.unexpected },
                    log: { error, problem, _ in
                        if problem.code == "internalError", !isExpectingErrors { Issue.record("not mapped: \(error)") }
                    }
                )
            ).all
        )
    }

    /// Answers a request as the server would.
    func send(
        _ method: HTTPRequest.Method = .get,
        _ target: String,
        fields: HTTPFields = [:],
        body: String = "",
        from peer: PeerAddress = .ipv4([192, 0, 2, 1], port: 4711)
    ) async throws -> Answer {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let request = Request(
            method: method,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : nil,
            fields: fields,
            content: Array(body.utf8),
            peer: peer,
            requestID: "request-1"
        )
        return Answer(try await handler(request))
    }

    /// Posts a comment as JSON.
    func post(
        _ json: String,
        to slug: String = "on-notes",
        key: String? = nil,
        fields: HTTPFields = [:],
        from peer: PeerAddress = .ipv4([192, 0, 2, 1], port: 4711)
    ) async throws -> Answer {
        var fields = fields
        fields[.contentType] = "application/json"
        if let key { fields[HTTPField.Name("Idempotency-Key")!] = key }
        return try await send(.post, "/v1/articles/\(slug)/comments", fields: fields, body: json, from: peer)
    }

    /// Posts a comment that has to be taken.
    func posted(
        _ body: String = "I *agree*.",
        by name: String = "Reader",
        under parent: PostedComment? = nil,
        authorToken: String? = nil,
        from peer: PeerAddress = .ipv4([192, 0, 2, 1], port: 4711)
    ) async throws -> PostedComment {
        let parent = parent.map { #", "parentId": "\#($0.id)""# } ?? ""
        let answer = try await post(
            #"{"author": {"name": "\#(name)"}, "body": "\#(body)"\#(parent)}"#,
            fields: authorToken.map { [.authorToken: $0] } ?? [:],
            from: peer
        )
        return try PostedComment(answer)
    }

    /// Changes a comment's text.
    func edit(_ id: String, _ body: String, fields: HTTPFields = [:]) async throws -> Answer {
        var fields = fields
        fields[.contentType] = "application/json"
        return try await send(.patch, "/v1/comments/\(id)", fields: fields, body: #"{"body": "\#(body)"}"#)
    }

    /// Votes on a comment from an address of 198.51.100.0/24.
    func vote(_ value: String, on id: String, from host: UInt8 = 1, authorToken: String? = nil) async throws -> Answer {
        var fields: HTTPFields = [.contentType: "application/json"]
        if let authorToken { fields[.authorToken] = authorToken }
        return try await send(
            .put,
            "/v1/comments/\(id)/vote",
            fields: fields,
            body: #"{"value": \#(value)}"#,
            from: .ipv4([198, 51, 100, host], port: 4711)
        )
    }

    static let document = """
        ---
        title: On Notes
        subtitle: A specimen
        summary: What a note is for.
        slug: on-notes
        date: 2026-03-04
        authors:
          - name: Ada Example
            affiliation: Example Press
            biography: Ada Example writes examples.
        categories: [Notes, Writing]
        source: https://example.org/on-notes
        comments:
          - author: Reader
            date: 2026-03-05T10:00:00Z
            body: A first remark.
          - author: Other
            date: 2026-03-05T11:00:00Z
            body: A *reply*.
            replyTo: 1
        ---
        Opening words.[^1] More words follow.

        ## A heading

        One claim stands here.[^2] Another stands *there*.[^3]

        Second paragraph, the first note again.[^1]

        ## The end

        Nothing is noted here.

        [^1]: Ann Author, *A Book of Things* (London: Example House, 1999), 12.
        [^2]: Ibid., 14.
        [^3]: Bob Writer, “An Article,” *Journal of Examples* 4, no. 2 (2010): 33–44, https://doi.org/10.1000/xyz123.
        """
}

/// A store whose reads are counted.
private struct CountingStore: Store {
    let store: SQLiteStore
    let reads: Counter

    func read<Result: Sendable>(
        _ body: @Sendable (any ReadRepositories) throws -> Result
    ) async throws -> Result {
        reads.add()
        return try await store.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteRepositories) throws -> Result
    ) async throws -> Result {
        try await store.write(body)
    }

    func emptyLog() async throws -> Bool { try await store.emptyLog() }
}

/// How often something has been done.
final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add() { value.add(1, ordering: .relaxed) }
}

/// What the answer to a post gives its author.
struct PostedComment {
    let id: String
    let editToken: String
    let authorToken: String?

    init(_ answer: Answer) throws {
        let json = try answer.json()
        id = try #require(json["id"] as? String, "\(answer.text)")
        editToken = try #require(json["editToken"] as? String)
        authorToken = json["authorToken"] as? String
    }

    var target: String { "/v1/comments/\(id)" }
    var edit: HTTPFields { [.editToken: editToken] }
}

extension HTTPField.Name {
    static let authorToken = HTTPField.Name("Author-Token")!
    static let editToken = HTTPField.Name("Edit-Token")!
}

/// An answer with its content at hand.
struct Answer {
    let response: Response
    let bytes: [UInt8]

    init(_ response: Response) {
        self.response = response
        if case .bytes(let bytes) = response.content { self.bytes = bytes } else { bytes = [] }
    }

    var status: Int { response.status.code }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { response.fields[$0] } }

    /// The content as a JSON object.
    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// The names of the fields at fault, each with its code.
    func faults() throws -> [String] {
        let errors = try json()["errors"] as? [[String: String]] ?? []
        return errors.map { "\($0["field"] ?? "?") \($0["code"] ?? "?")" }
    }
}

/// A clock that a test moves, and random bits that only count.
final class FixedClock: Sendable {
    private let state = Mutex(
        (milliseconds: 1_772_800_000_000 as Int64, uptime: 1_000_000 as UInt64, bits: 0 as UInt64)
    )

    var now: Timestamp { Timestamp(millisecondsSince1970: state.withLock { $0.milliseconds }) }
    var nanoseconds: UInt64 { state.withLock { $0.uptime } * 1_000_000 }

    /// Time goes by.
    func advance(bySeconds seconds: Int64) {
        state.withLock { state in
            state.milliseconds += seconds * 1000
            state.uptime += UInt64(seconds) * 1000
        }
    }

    /// Somebody sets the wall clock.
    func set(bySeconds seconds: Int64) { state.withLock { $0.milliseconds += seconds * 1000 } }

    func nextBits() -> UInt64 {
        state.withLock { state in
            // Knuth's multiplier spreads the count over all bits.
            state.bits += 1
            return state.bits &* 6_364_136_223_846_793_005
        }
    }
}
