import ArgumentParser
import ArticlesSQLite
import Foundation

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks whether the database is sound, also while it is served; changes nothing.",
        discussion: Examples.text(
            """
            Looks at every page, every reference, every search index (on a copy in TMPDIR), and counts anew what is \
            counted. Ends with 0 when all is sound, 2 when something is wrong, 1 when the database can't be looked at.
            """,
            examples: "marginalia check && echo sound",
            "marginalia check --report json"
        )
    )

    /// The status when something is wrong.
    static let unsound = ExitCode(2)

    @OptionGroup var database: DatabaseOption

    @Option(help: "How to report (text, json).")
    var report = Import.ReportFormat.text

    func run() async throws {
        let result = try SQLiteStore.check(
            path: database.path,
            temporaryFolder: FileManager.default.temporaryDirectory.path
        )
        switch report {
        case .json: print(try Self.json(result))
        case .text:
            for finding in result.findings {
                print("\(finding.check): \(finding.fault)\n  → \(finding.advice)")
            }
            for omission in result.omissions { print("not looked at: \(omission)") }
            if result.findings.isEmpty, result.omissions.isEmpty { print("\(database.path) is sound") }
        }
        guard result.findings.isEmpty else { throw Self.unsound }
        guard result.omissions.isEmpty else { throw ExitCode.failure }
    }

    private static func json(_ report: DatabaseReport) throws -> String {
        struct Wire: Encodable {
            struct Finding: Encodable {
                let check: String
                let fault: String
                let advice: String
            }
            let findings: [Finding]
            let omissions: [String]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let findings = report.findings.map { Wire.Finding(check: $0.check, fault: $0.fault, advice: $0.advice) }
        return String(
            decoding: try encoder.encode(Wire(findings: findings, omissions: report.omissions)),
            as: UTF8.self
        )
    }
}
