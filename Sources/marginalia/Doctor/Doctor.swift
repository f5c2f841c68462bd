import ArgumentParser
import Articles
import Foundation

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at an installation and says what to mend; changes nothing.",
        discussion: Examples.text(
            """
            Looks at the database and its files, the disk, tokens and secrets, the addresses, the limits of the system, \
            and settings that don't go together. Give it the options that `serve` has, or the same environment. Safe \
            beside a running server; run it as the user of the service. Ends with 0 when there is nothing to mend, 1 \
            when something should be looked at, 2 when something is wrong.
            """,
            examples: "marginalia doctor --database marginalia.sqlite",
            "marginalia doctor --port 8081 --moderation all --json",
            "marginalia doctor --backups backups --backup-days 2"
        )
    )

    @OptionGroup var database: DatabaseOption

    @Option(help: "A folder with backups, to look how old the newest is.", completion: .directory)
    var backups: String?

    @Option(help: "Days after which a backup is too old.")
    var backupDays = 7

    @Flag(
        help: "Write JSON: {\"findings\": [{\"check\", \"level\", \"finding\", \"remedy\"}], \"faults\", \"advice\"}."
    )
    var json = false

    @Argument(parsing: .allUnrecognized, help: "Options of serve.")
    var serveOptions: [String] = []

    mutating func validate() throws { try ServeSettings.check(0...3650, backupDays, "--backup-days") }

    func run() async throws {
        let diagnosis = try diagnosis(environment: ProcessInfo.processInfo.environment, now: Environment.live.now())
        print(json ? try diagnosis.json() : diagnosis.text)
        guard diagnosis.status == 0 else { throw ExitCode(diagnosis.status) }
    }

    /// Looks at everything.
    private func diagnosis(environment: [String: String], now: Timestamp) throws -> Diagnosis {
        var findings: [Diagnosis.Finding] = []
        // Where the settings can't be read all else is looked at with the defaults.
        var settings = try Serve.parse([]).settings
        do {
            let arguments = ["serve", "--database", database.path] + serveOptions
            let expanded = EnvironmentArguments.expand(arguments, environment: environment)
            settings = try Serve.parse(Array(expanded.dropFirst())).settings
            // A token that can't be read is told below.
            let hasEditorToken = (try? settings.editorToken(environment: environment)) != nil
            findings += SettingsCheckup(settings: settings, hasEditorToken: hasEditorToken).findings()
        } catch {
            let remedy = "`marginalia serve --help` says what is taken"
            findings.append(.fault("settings", Serve.message(for: error), remedy))
        }
        findings += SecretsCheckup(settings: settings, environment: environment).findings()
        findings += DatabaseCheckup(path: database.path, now: now).findings()
        let temporaryFolder = FileManager.default.temporaryDirectory.path
        findings +=
            SystemCheckup(settings: settings, openFiles: OpenFiles.limit, temporaryFolder: temporaryFolder).findings()
        if let backups {
            findings +=
                BackupsCheckup(folder: backups, days: backupDays, database: database.path, now: now).findings()
        }
        return Diagnosis(findings: findings)
    }
}
