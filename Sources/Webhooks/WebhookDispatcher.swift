public import Articles

/// Takes messages out of the outbox and sends them, one receiver beside the other, each in the order of events.
///
/// A message is deleted once its receiver has answered 2xx, and sent again until then: a receiver gets each at least
/// once, and tells by `Webhook-Id` when it gets one twice.
public struct WebhookDispatcher: Sendable {
    /// What is worth a line in the log; without the URL, whose path may be a secret.
    public enum Report: Sendable, Equatable {
        case postponed(origin: String, message: String, attempts: Int, milliseconds: Int64, reason: String)
        case gaveUp(origin: String, message: String, attempts: Int, reason: String)
        case storeFailed(origin: String, error: String)
    }

    private let addresses: [WebhookAddress]
    private let secret: WebhookSecret
    private let store: any Store
    private let bell: ChangeBell
    private let client: any WebhookClient
    private let policy: RetryPolicy
    private let environment: Environment
    private let body: @Sendable (OutboxMessage) -> [UInt8]
    private let report: @Sendable (Report) -> Void

    /// How long a message that was given up is kept, to be looked at.
    static let keepFailedMilliseconds: Int64 = 30 * 86_400_000
    /// The longest that a receiver's messages are not looked after, whatever clocks do.
    private static let longestPauseMilliseconds: Int64 = 60_000

    /// A dispatcher to these receivers and to no others.
    ///
    /// - Parameters:
    ///   - bell: Rung when messages were written.
    ///   - body: What a message is written out as.
    public init(
        addresses: [WebhookAddress],
        secret: WebhookSecret,
        store: any Store,
        bell: ChangeBell,
        client: any WebhookClient,
        policy: RetryPolicy = RetryPolicy(),
        environment: Environment,
        body: @escaping @Sendable (OutboxMessage) -> [UInt8],
        report: @escaping @Sendable (Report) -> Void
    ) {
        self.addresses = addresses
        self.secret = secret
        self.store = store
        self.bell = bell
        self.client = client
        self.policy = policy
        self.environment = environment
        self.body = body
        self.report = report
    }

    /// Sends until the bell ends or the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for address in addresses { group.addTask { await send(to: address) } }
        }
    }

    private func send(to address: WebhookAddress) async {
        while !Task.isCancelled, !bell.hasEnded {
            // Before the look, so that what comes after it is not slept through.
            let moment = bell.moment
            var pause: Int64
            do {
                pause = try await sendNext(to: address)
            } catch {
                // The store may be closed by now.
                guard !bell.hasEnded else { return }
                report(.storeFailed(origin: address.origin, error: "\(error)"))
                // Also keeps a message that was delivered and could not be deleted from being sent without a pause.
                pause = 5_000
            }
            guard pause > 0 else { continue }
            pause = min(pause, Self.longestPauseMilliseconds)
            let deadline = environment.uptimeNanoseconds() + UInt64(pause) * 1_000_000
            if await bell.wait(for: .messages, since: moment, until: deadline) == .ended { return }
        }
    }

    /// Sends the next message if it is due.
    ///
    /// - Returns: Milliseconds until the next one may be due; 0 to look at once.
    private func sendNext(to address: WebhookAddress) async throws -> Int64 {
        let (now, patience) = (environment.now(), policy.patience)
        let (message, due) = try await store.read { repositories in
            let message = try repositories.outbox.nextMessage(to: address.url, patience: patience, at: now)
            return (message, try message?.nextAttempt ?? repositories.outbox.nextDue(to: address.url))
        }
        guard let message, isDue(message, at: now) else {
            return due.map { max(1, $0.millisecondsSince1970 - now.millisecondsSince1970) }
                ?? Self.longestPauseMilliseconds
        }
        let answer = await post(message, to: address, at: now)
        if case .status(200...299, _) = answer {
            try await store.write { try $0.outbox.remove(message: message.sequence) }
            return 0
        }
        try await postpone(message, answer, address)
        return 0
    }

    /// A time further off than any wait is one of a clock that was set back since.
    private func isDue(_ message: OutboxMessage, at now: Timestamp) -> Bool {
        let furthest = now.advanced(byMilliseconds: policy.longestMilliseconds * 2)
        return message.nextAttempt <= now || message.nextAttempt > furthest
    }

    private func post(_ message: OutboxMessage, to address: WebhookAddress, at time: Timestamp) async -> WebhookAnswer {
        let (id, seconds, body) = (message.id.description, time.millisecondsSince1970 / 1_000, body(message))
        return await client.post(
            body,
            fields: [
                ("Content-Type", "application/json"),
                ("User-Agent", "Marginalia"),
                ("Webhook-Id", id),
                ("Webhook-Timestamp", "\(seconds)"),
                ("Webhook-Signature", secret.signature(id: id, timestamp: seconds, body: body)),
            ],
            to: address
        )
    }

    private func postpone(_ message: OutboxMessage, _ answer: WebhookAnswer, _ address: WebhookAddress) async throws {
        let (reason, retryAfter): (String, Int64) =
            switch answer {
            case .status(let status, let seconds): ("status \(status)", Int64(seconds) * 1_000)
            case .none(let reason): (reason, 0)
            }
        let (attempts, now) = (message.attempts + 1, environment.now())
        let wait = policy.wait(
            attempts: attempts,
            age: now.millisecondsSince1970 - message.at.millisecondsSince1970,
            retryAfter: retryAfter,
            random: environment.randomBits()
        )
        try await store.write { repositories in
            try repositories.outbox.postpone(
                message: message.sequence,
                attempts: attempts,
                until: wait.map { now.advanced(byMilliseconds: $0) },
                failure: reason,
                at: now
            )
            guard wait == nil else { return }
            try repositories.outbox.removeFailed(before: now.advanced(byMilliseconds: -Self.keepFailedMilliseconds))
        }
        let id = message.id.description
        if let wait {
            report(
                .postponed(
                    origin: address.origin,
                    message: id,
                    attempts: attempts,
                    milliseconds: wait,
                    reason: reason
                )
            )
        } else {
            report(.gaveUp(origin: address.origin, message: id, attempts: attempts, reason: reason))
        }
    }
}
