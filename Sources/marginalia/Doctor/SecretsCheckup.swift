import ArgumentParser
import Foundation
import Webhooks

/// Looks at tokens and secrets: whether they can be read, and by whom.
struct SecretsCheckup {
    private typealias Finding = Diagnosis.Finding

    let settings: ServeSettings
    let environment: [String: String]

    func findings() -> [Diagnosis.Finding] {
        files().compactMap(openToAll) + editorToken() + webhooks()
    }

    private func files() -> [(option: String, path: String)] {
        [
            ("--editor-token-file", settings.editorTokenFile),
            ("--webhook-secret-file", settings.notifications.webhookSecretFile),
            ("--metrics-token-file", settings.observation.metricsTokenFile),
        ].compactMap { option, path in path.map { (option, $0) } }
    }

    private func openToAll(_ file: (option: String, path: String)) -> Finding? {
        guard let facts = FileFacts(path: file.path), facts.isReadableByAll else { return nil }
        let finding = "\(file.option): \(file.path) can be read by everybody on this machine (\(facts.octal))"
        return .advice("secrets", finding, "chmod o-r \(file.path)")
    }

    private func editorToken() -> [Finding] {
        do {
            guard try settings.editorToken(environment: environment) != nil else {
                return [.ok("secrets", "no editor's token: nobody edits over HTTP, and there is no /editor")]
            }
            return [.ok("secrets", "the editor's token can be used")]
        } catch {
            return [.fault("secrets", Self.sentence(error), "`openssl rand -base64 32` makes a token")]
        }
    }

    private func webhooks() -> [Finding] {
        do {
            guard try settings.notifications.webhookSecret(environment: environment) != nil else { return [] }
        } catch {
            return [.fault("secrets", Self.sentence(error), "`openssl rand -base64 32` makes a secret")]
        }
        do {
            _ = try CurlClient(timeoutMilliseconds: 1_000)
            return [.ok("libcurl", "is there, for webhooks")]
        } catch {
            return [.fault("libcurl", "webhooks need it: \(error)", "apt-get install libcurl4")]
        }
    }

    private static func sentence(_ error: any Error) -> String {
        (error as? ValidationError)?.message ?? "\(error)"
    }
}
