import Articles
import ArticlesSQLite
import ArticlesTesting
import Synchronization
import Testing
import Webhooks

@Suite("Delivery of webhooks", .timeLimit(.minutes(10)))
struct WebhookDispatcherTests {
    private static let one = "https://one.example/hook"
    private static let two = "https://two.example/hook"

    @Test("Every event reaches every receiver, in order, and nothing is left in the outbox")
    func everything() async throws {
        let world = try await World(receivers: [Self.one, Self.two])
        try await world.run {
            try await world.change(1...5)
            try await world.eventually { world.client.count(Self.one) == 6 && world.client.count(Self.two) == 6 }
            for url in [Self.one, Self.two] {
                #expect(world.client.kinds(url) == ["articleSaved"] + Array(repeating: "commentPublished", count: 5))
                try await world.eventually { try await world.waiting(url) == 0 }
            }
            #expect(world.client.ids(Self.one) == world.client.ids(Self.two))
        }
    }

    @Test("What waits from before the start is delivered too")
    func restart() async throws {
        let world = try await World(receivers: [Self.one])
        try await world.change(1...3)
        try await world.run { try await world.eventually { world.client.count(Self.one) == 4 } }
    }

    @Test("A failing receiver gets the same message under the same id again, and the later ones behind it")
    func failing() async throws {
        let world = try await World(receivers: [Self.one])
        world.client.answer(Self.one, with: [.status(302, retryAfterSeconds: 0), .none("cut off")])
        try await world.change(1...2)
        try await world.run {
            try await world.eventually { world.client.count(Self.one) == 5 }
            let ids = world.client.ids(Self.one)
            #expect(Set(ids.prefix(3)).count == 1 && Set(ids).count == 3)
            #expect(world.client.kinds(Self.one).suffix(3) == ["articleSaved", "commentPublished", "commentPublished"])
        }
        #expect(world.reports.all.map(\.attempts) == [1, 2])
        #expect(world.reports.all.map(\.reason) == ["status 302", "cut off"])
    }

    @Test("A receiver that never answers holds up no other one")
    func apart() async throws {
        let world = try await World(receivers: [Self.one, Self.two])
        world.client.answer(Self.one, with: Array(repeating: .none("no answer"), count: 1_000))
        try await world.change(1...3)
        try await world.run { try await world.eventually { world.client.count(Self.two) == 4 } }
        #expect(try await world.waiting(Self.one) == 4)
    }

    @Test("A message that no receiver takes lets others pass, and is given up after its time")
    func poison() async throws {
        let world = try await World(receivers: [Self.one])
        try await world.change(1...1)
        let poison = try #require(try await world.message(Self.one)?.id.description)
        world.client.refuse(poison)
        try await world.run(givingUpAfter: 100_000) {
            try await world.eventually { world.client.kinds(Self.one).contains("commentPublished") }
            #expect(world.client.ids(Self.one).filter { $0 == poison }.count >= 3)
            try await world.eventually { world.reports.all.contains { $0.isFinal } }
        }
        let count = try await world.store.read { try $0.outbox.messageCount(to: Self.one).failed }
        #expect(count == 1)
    }

    @Test("A receiver that is no longer configured is never called, even for what was written for it")
    func removed() async throws {
        let world = try await World(receivers: [Self.one, Self.two])
        try await world.change(1...3)
        try await world.store.write { try $0.outbox.setReceivers([Self.two]) }
        try await world.run(to: [Self.two]) { try await world.eventually { world.client.count(Self.two) == 4 } }
        #expect(world.client.count(Self.one) == 0)
    }

    @Test("Each message is signed, and says when it was sent")
    func fields() async throws {
        let world = try await World(receivers: [Self.one])
        try await world.change(1...1)
        try await world.run { try await world.eventually { world.client.count(Self.one) == 2 } }
        for call in world.client.calls {
            let fields = Dictionary(call.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            let id = try #require(fields["Webhook-Id"])
            let time = try #require(fields["Webhook-Timestamp"].flatMap { Int64($0) })
            #expect(fields["Webhook-Signature"] == World.secret.signature(id: id, timestamp: time, body: call.body))
            #expect(fields["Content-Type"] == "application/json")
        }
    }
}

/// A store, a bell and receivers that answer as they are told.
private struct World: Sendable {
    static let secret: WebhookSecret = {
        guard let secret = WebhookSecret("a secret for the tests") else { preconditionFailure() }
        return secret
    }()

    let store: SQLiteStore
    let bell: ChangeBell
    let client = FakeReceivers()
    let reports = Reports()
    private let receivers: [String]
    private let clock = MovedClock()

    init(receivers: [String]) async throws {
        self.receivers = receivers
        let clock = clock
        bell = ChangeBell(listenerLimit: 0, uptimeNanoseconds: { UInt64(clock.now) * 1_000_000 })
        var configuration = SQLiteStore.Configuration()
        configuration.now = { Timestamp(millisecondsSince1970: clock.now) }
        configuration.onChange = { [bell] in bell.ring(for: $0) }
        store = try SQLiteStore.open(path: SQLiteStore.memoryPath, configuration: configuration)
        try await store.write { try $0.outbox.setReceivers(receivers) }
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
    }

    /// Posts comments.
    func change(_ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            try await store.write { try $0.comments.insert(Samples.comment(number), secrets: Samples.secrets(number)) }
        }
    }

    func message(_ url: String) async throws -> OutboxMessage? {
        try await store.read { try $0.outbox.nextMessage(to: url, patience: 3, at: Samples.time) }
    }

    func waiting(_ url: String) async throws -> Int {
        try await store.read { try $0.outbox.messageCount(to: url).waiting }
    }

    /// Sends while `body` runs; time goes by whenever somebody waits for it.
    func run(
        to urls: [String]? = nil,
        givingUpAfter milliseconds: Int64 = RetryPolicy().giveUpMilliseconds,
        _ body: () async throws -> Void
    ) async throws {
        let clock = clock
        var policy = RetryPolicy()
        policy.patience = 3
        policy.giveUpMilliseconds = milliseconds
        let dispatcher = WebhookDispatcher(
            addresses: (urls ?? receivers).compactMap(WebhookAddress.init),
            secret: Self.secret,
            store: store,
            bell: bell,
            client: client,
            policy: policy,
            environment: Environment(
                now: { Timestamp(millisecondsSince1970: clock.now) },
                uptimeNanoseconds: { UInt64(clock.now) * 1_000_000 },
                randomBits: { 0 }
            ),
            body: { Array($0.kind.rawValue.utf8) },
            report: { [reports] in reports.add($0) }
        )
        let task = Task { await dispatcher.run() }
        defer { task.cancel() }
        try await body()
    }

    /// Lets time go by until something is so.
    func eventually(_ condition: () async throws -> Bool) async throws {
        while try await !condition() {
            try await Task.sleep(for: .milliseconds(1))
            if bell.isWaitedFor {
                clock.advance(500)
                bell.tick()
            }
        }
    }
}

/// A clock that a test moves.
private final class MovedClock: Sendable {
    private let milliseconds = Atomic<Int64>(Samples.time.millisecondsSince1970)

    var now: Int64 { milliseconds.load(ordering: .relaxed) }

    func advance(_ by: Int64) { milliseconds.add(by, ordering: .relaxed) }
}

/// What the dispatcher has reported.
private final class Reports: Sendable {
    private let reports = Mutex<[WebhookDispatcher.Report]>([])

    var all: [WebhookDispatcher.Report] { reports.withLock { $0 } }

    func add(_ report: WebhookDispatcher.Report) { reports.withLock { $0.append(report) } }
}

extension WebhookDispatcher.Report {
    fileprivate var attempts: Int {
        switch self {
        case .postponed(_, _, let attempts, _, _), .gaveUp(_, _, let attempts, _): attempts
        case .storeFailed: 0
        }
    }

    fileprivate var reason: String {
        switch self {
        case .postponed(_, _, _, _, let reason), .gaveUp(_, _, _, let reason): reason
        case .storeFailed(_, let error): error
        }
    }

    fileprivate var isFinal: Bool { if case .gaveUp = self { true } else { false } }
}

/// Receivers that answer 200, unless they are told to answer otherwise.
private final class FakeReceivers: WebhookClient {
    struct Call: Sendable {
        var url: String
        var fields: [(name: String, value: String)]
        var body: [UInt8]

        var id: String { fields.first { $0.name == "Webhook-Id" }?.value ?? "" }
    }

    private struct State {
        var calls: [Call] = []
        var answers: [String: [WebhookAnswer]] = [:]
        var refused: Set<String> = []
    }

    private let state = Mutex(State())

    var calls: [Call] { state.withLock { $0.calls } }
    func count(_ url: String) -> Int { calls.filter { $0.url == url }.count }
    func ids(_ url: String) -> [String] { calls.filter { $0.url == url }.map(\.id) }
    func kinds(_ url: String) -> [String] {
        calls.filter { $0.url == url }.map { String(decoding: $0.body, as: UTF8.self) }
    }

    /// Gives these answers first.
    func answer(_ url: String, with answers: [WebhookAnswer]) { state.withLock { $0.answers[url] = answers } }

    /// Answers a message with an error whenever it comes.
    func refuse(_ id: String) { state.withLock { _ = $0.refused.insert(id) } }

    func post(
        _ body: [UInt8],
        fields: [(name: String, value: String)],
        to address: WebhookAddress
    ) async -> WebhookAnswer {
        state.withLock { state in
            let call = Call(url: address.url, fields: fields, body: body)
            state.calls.append(call)
            if state.refused.contains(call.id) { return .status(400, retryAfterSeconds: 0) }
            guard var answers = state.answers[address.url], !answers.isEmpty else {
                return .status(200, retryAfterSeconds: 0)
            }
            defer { state.answers[address.url] = answers }
            return answers.removeFirst()
        }
    }
}
