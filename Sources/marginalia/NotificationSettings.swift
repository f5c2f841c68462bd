import ArgumentParser
import Foundation
import Webhooks

/// Who is told of changes as they happen, and how.
struct NotificationSettings: ParsableArguments {
    @Option(help: "Clients that may listen to events at once.")
    var eventListeners = 2_000

    @Option(help: "Clients of one address (IPv6: one /48) that may listen at once, this machine's aside; 0: no limit.")
    var eventListenersPerAddress = 100

    @Option(help: "Seconds without an event after which listeners get a sign of life.")
    var eventHeartbeat = 15

    @Option(help: "A URL that is told of every change and of comments that are held (repeatable, or parted by commas).")
    var webhook: [String] = []

    @Option(
        help: """
            A file whose first line is the secret that signs what webhooks are told; MARGINALIA_WEBHOOK_SECRET holds the \
            secret itself.
            """,
        completion: .file()
    )
    var webhookSecretFile: String?

    @Option(help: "Seconds that a webhook may take to answer.")
    var webhookTimeout = 15

    /// The names of all options, for the environment and for the documentation's test.
    static let options = [
        "event-listeners", "event-listeners-per-address", "event-heartbeat", "webhook", "webhook-secret-file",
        "webhook-timeout",
    ]

    mutating func validate() throws {
        try ServeSettings.check(0...1_000_000, eventListeners, "--event-listeners")
        try ServeSettings.check(0...1_000_000, eventListenersPerAddress, "--event-listeners-per-address")
        try ServeSettings.check(1...3_600, eventHeartbeat, "--event-heartbeat")
        try ServeSettings.check(1...300, webhookTimeout, "--webhook-timeout")
        _ = try webhooks()
    }

    /// The receivers, each once.
    func webhooks() throws -> [WebhookAddress] {
        var known: Set<WebhookAddress> = []
        return try webhook.flatMap(ServeSettings.items).map { text in
            guard let address = WebhookAddress(text) else {
                throw ValidationError(
                    "--webhook: “\(text)” is no http or https URL without user name, password and fragment."
                )
            }
            return address
        }.filter { known.insert($0).inserted }
    }

    /// The secret that signs; nil when there is no webhook.
    func webhookSecret(environment: [String: String]) throws -> WebhookSecret? {
        guard try !webhooks().isEmpty else { return nil }
        let text: String
        if let path = webhookSecretFile {
            do {
                let content = try String(contentsOfFile: path, encoding: .utf8)
                text = content.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            } catch {
                throw ValidationError("--webhook-secret-file: can't read \(path): \(error.localizedDescription)")
            }
        } else if let value = environment["MARGINALIA_WEBHOOK_SECRET"] {
            text = value
        } else {
            throw ValidationError("--webhook needs --webhook-secret-file, or MARGINALIA_WEBHOOK_SECRET.")
        }
        guard let secret = WebhookSecret(text.trimmingCharacters(in: .whitespaces)) else {
            throw ValidationError(
                "The webhooks' secret must have at least \(WebhookSecret.leastBytes) bytes; behind whsec_ it is base64."
            )
        }
        return secret
    }
}
