import ArgumentParser
import Testing
import Webhooks

@testable import marginalia

@Suite("Settings of notifications")
struct NotificationSettingsTests {
    private func settings(_ arguments: String...) throws -> NotificationSettings {
        try Serve.parse(arguments).settings.notifications
    }

    @Test(
        "What can't be is refused with the option's name",
        arguments: [
            ["--event-listeners", "-1"], ["--event-listeners-per-address", "x"], ["--event-heartbeat", "0"],
            ["--webhook-timeout", "0"],
            ["--webhook-timeout", "301"], ["--webhook", "notes"], ["--webhook", "https://user:word@example.org"],
            ["--webhook", "https://example.org,ftp://example.org"],
        ]
    )
    func refused(arguments: [String]) {
        do {
            _ = try Serve.parse(["\(arguments[0])=\(arguments[1])"])
            Issue.record("\(arguments) was taken")
        } catch {
            #expect(Serve.fullMessage(for: error).contains(arguments[0]))
        }
    }

    @Test("Webhooks come one by one or as a list, each once")
    func webhooks() throws {
        let settings = try settings(
            "--webhook=https://a.example/1, https://b.example/2",
            "--webhook=https://a.example/1"
        )
        #expect(try settings.webhooks().map(\.url) == ["https://a.example/1", "https://b.example/2"])
    }

    @Test("Webhooks need a secret that is long enough, and without webhooks none is looked for")
    func secret() throws {
        #expect(try settings().webhookSecret(environment: ["MARGINALIA_WEBHOOK_SECRET": "x"]) == nil)
        let settings = try settings("--webhook=https://a.example/")
        for environment in [[:], ["MARGINALIA_WEBHOOK_SECRET": "short"], ["MARGINALIA_WEBHOOK_SECRET": "whsec_%%%"]] {
            #expect(throws: ValidationError.self) { try settings.webhookSecret(environment: environment) }
        }
        #expect(try settings.webhookSecret(environment: ["MARGINALIA_WEBHOOK_SECRET": " 0123456789abcdef "]) != nil)
        let missing = try self.settings("--webhook=https://a.example/", "--webhook-secret-file=/nowhere/at/all")
        #expect(throws: ValidationError.self) { try missing.webhookSecret(environment: [:]) }
    }
}
