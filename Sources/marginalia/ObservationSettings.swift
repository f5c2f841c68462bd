import ArgumentParser
import Foundation

/// What operators get to see, and who is one.
struct ObservationSettings: ParsableArguments {
    enum MetricsAccess: String, ExpressibleByArgument, CaseIterable {
        case off
        case loopback
        case token
        case on
    }

    @Option(
        help: """
            Who may read /metrics (off: nobody; loopback: this machine, a proxy on it included; token: who sends that \
            of --metrics-token-file; on: everyone).
            """
    )
    var metrics = MetricsAccess.off

    @Option(help: "A file whose first line is the token for /metrics.", completion: .file())
    var metricsTokenFile: String?

    @Option(help: "Log one of so many requests; those that fail with 5xx are all logged.")
    var accessLogSample = 1

    @Option(help: "Log statements of the database that take so many milliseconds; 0: none.")
    var slowStatement = 500

    @Option(help: "Seconds after SIGTERM in which /readyz says 503 and all else goes on, for balancers to notice.")
    var drainDelay = 0

    /// The names of all of them.
    static let options = ["metrics", "metrics-token-file", "access-log-sample", "slow-statement", "drain-delay"]

    mutating func validate() throws {
        try ServeSettings.check(1...1_000_000, accessLogSample, "--access-log-sample")
        try ServeSettings.check(0...600_000, slowStatement, "--slow-statement")
        try ServeSettings.check(0...3600, drainDelay, "--drain-delay")
        guard (metrics == .token) == (metricsTokenFile != nil) else {
            throw ValidationError("--metrics token and --metrics-token-file go together.")
        }
        _ = try metricsToken()
    }

    /// The token that opens `/metrics`; nil when none is asked for.
    func metricsToken() throws -> String? {
        guard let path = metricsTokenFile else { return nil }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ValidationError("--metrics-token-file: can't read \(path): \(error.localizedDescription)")
        }
        let token = text.split(whereSeparator: \.isNewline).first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        guard token.utf8.count >= 16 else {
            throw ValidationError("--metrics-token-file: the token must have at least 16 characters.")
        }
        return token
    }
}
