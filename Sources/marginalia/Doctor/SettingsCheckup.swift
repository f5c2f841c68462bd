import Articles
import Foundation
import HTTP
import Webhooks

/// Looks for settings that are allowed each by itself and together are hardly what was meant.
struct SettingsCheckup {
    private typealias Finding = Diagnosis.Finding

    let settings: ServeSettings
    let hasEditorToken: Bool

    /// Whether everybody who reaches the machine reaches the service.
    private var isOpenToOthers: Bool { settings.hosts.contains { !Self.isLoopback($0) } }
    private var isBehindTLS: Bool { settings.publicUrl?.hasPrefix("https://") == true }
    private var hasProxy: Bool { !ServeSettings.items(settings.trustedProxy).isEmpty }

    func findings() -> [Diagnosis.Finding] {
        let all = proxy() + address() + metrics() + comments() + webhooks()
        return all.isEmpty ? [.ok("settings", "go together")] : all
    }

    private func proxy() -> [Finding] {
        var findings: [Finding] = []
        if ServeSettings.items(settings.trustedProxy).contains(where: { $0.hasSuffix("/0") }) {
            let finding = "--trusted-proxy believes everybody (/0), so anybody can come from any address"
            findings.append(.fault("settings", finding, "name the proxy's address"))
        }
        if isBehindTLS, !hasProxy {
            let finding =
                "--public-url is https, so there is a proxy, and --trusted-proxy names none: all readers share its "
                + "address, and with it the limits and bans of one"
            findings.append(.fault("settings", finding, "--trusted-proxy 127.0.0.1, or where the proxy is"))
        }
        if hasProxy, settings.publicUrl?.hasPrefix("http://") == true {
            let finding = "--public-url is http behind a proxy: links in pages, feeds and citations lead there"
            findings.append(.advice("settings", finding, "if the proxy has TLS, --public-url https://…"))
        }
        return findings
    }

    private func address() -> [Finding] {
        var findings: [Finding] = []
        if isOpenToOthers || hasProxy, settings.publicUrl == nil {
            let finding = "--public-url is not set: canonical links, feeds and citations go by each request's Host"
            findings.append(.advice("settings", finding, "--public-url https://notes.example.org"))
        }
        if isOpenToOthers, hasEditorToken, !hasProxy, !isBehindTLS {
            let finding = "--host lets others in without TLS, and the editor's token would travel unencrypted"
            findings.append(.advice("settings", finding, "put a proxy with TLS in front, and --host 127.0.0.1"))
        }
        return findings
    }

    private func metrics() -> [Finding] {
        switch settings.observation.metrics {
        case .on where isOpenToOthers || hasProxy || isBehindTLS:
            let finding = "--metrics on: everybody who reaches the service reads how much is read and written"
            return [.advice("settings", finding, "--metrics token with --metrics-token-file")]
        case .loopback where hasProxy || isBehindTLS:
            let finding =
                "--metrics loopback behind a proxy: what comes through one on this machine comes from loopback"
            return [.advice("settings", finding, "--metrics token with --metrics-token-file")]
        default: return []
        }
    }

    private func comments() -> [Finding] {
        var findings: [Finding] = []
        let comments = settings.comments
        if comments.moderation != .none, !hasEditorToken {
            let finding =
                "--moderation holds comments, and without an editor's token only `marginalia moderate` frees them"
            findings.append(.advice("settings", finding, "--editor-token-file FILE"))
        }
        if comments.moderation == .none, comments.commentsPerMinute == 0, comments.proofOfWork == 0,
            isOpenToOthers || hasProxy || isBehindTLS
        {
            let finding = "comments are published at once, without a limit (--comments-per-minute 0)"
            findings.append(.advice("settings", finding, "set a limit, --moderation first or --proof-of-work 18"))
        }
        return findings
    }

    private func webhooks() -> [Finding] {
        // What is malformed was told before.
        let addresses = (try? settings.notifications.webhooks()) ?? []
        return addresses.compactMap { address in
            let host = address.origin.dropFirst("http://".count).prefix { $0 != ":" }
            guard address.origin.hasPrefix("http://"), !Self.isLoopback(String(host)) else { return nil }
            return .advice("settings", "--webhook \(address.origin): comments travel unencrypted", "use https")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host.hasPrefix("127.") || host == "::1" || host == "localhost"
    }
}
