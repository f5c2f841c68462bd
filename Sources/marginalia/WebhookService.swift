import Articles
import ArticlesAPI
import ArticlesSQLite
import Logging
import Synchronization
import Webhooks

/// The webhooks of a service: none is loaded or runs where none is configured.
struct WebhookService {
    private let dispatcher: WebhookDispatcher?
    private let logger: Logger
    private let isAtWork = Flag()

    /// Whether the dispatcher runs.
    private final class Flag: Sendable {
        private let value = Atomic(false)
        var isUp: Bool { value.load(ordering: .acquiring) }
        func set(_ isUp: Bool) { value.store(isUp, ordering: .releasing) }
    }

    /// Tells the store who receives messages from now on.
    static func open(
        settings: NotificationSettings,
        secret: WebhookSecret?,
        store: SQLiteStore,
        bell: ChangeBell,
        environment: Environment,
        logger: Logger
    ) async throws -> WebhookService {
        let addresses = try settings.webhooks()
        try await store.write { try $0.outbox.setReceivers(addresses.map(\.url)) }
        guard let secret, !addresses.isEmpty else { return WebhookService(dispatcher: nil, logger: logger) }
        for address in addresses {
            let count = try await store.read { try $0.outbox.messageCount(to: address.url) }
            logger.info(
                "Webhook",
                metadata: ["to": "\(address.origin)", "waiting": "\(count.waiting)", "givenUp": "\(count.failed)"]
            )
        }
        let client: CurlClient
        do {
            client = try CurlClient(timeoutMilliseconds: settings.webhookTimeout * 1_000)
        } catch {
            throw Failure("webhooks need libcurl: \(error)")
        }
        let dispatcher = WebhookDispatcher(
            addresses: addresses,
            secret: secret,
            store: store,
            bell: bell,
            client: client,
            environment: environment,
            body: { WebhookBody.bytes(of: $0) },
            report: { write($0, to: logger) }
        )
        return WebhookService(dispatcher: dispatcher, logger: logger)
    }

    /// Sends in the background until the bell ends.
    func start() {
        guard let dispatcher else { return }
        isAtWork.set(true)
        Task.detached(priority: .utility) { [isAtWork] in
            await dispatcher.run()
            isAtWork.set(false)
        }
    }

    /// Waits a moment for calls that are under way, after the bell has ended.
    ///
    /// The message of a call that takes longer is sent again after the next start.
    func settle() async {
        for _ in 0..<40 where isAtWork.isUp {
            // It throws only when nobody waits any more.
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func write(_ report: WebhookDispatcher.Report, to logger: Logger) {
        switch report {
        case .postponed(let origin, let message, let attempts, let milliseconds, let reason):
            logger.warning(
                "A webhook failed",
                metadata: [
                    "to": "\(origin)", "message": "\(message)", "attempts": "\(attempts)", "reason": "\(reason)",
                    "againInSeconds": "\(milliseconds / 1_000)",
                ]
            )
        case .gaveUp(let origin, let message, let attempts, let reason):
            logger.error(
                "A webhook was given up",
                metadata: [
                    "to": "\(origin)", "message": "\(message)", "attempts": "\(attempts)", "reason": "\(reason)",
                ]
            )
        case .storeFailed(let origin, let error):
            logger.error("Messages can't be read or settled", metadata: ["to": "\(origin)", "error": "\(error)"])
        }
    }
}
