import Articles
import Foundation

/// What an import did, for people and for programs.
enum ImportReportText {
    /// A JSON object: the outcome, then the report of the importer.
    static func json(_ outcome: ImportService.Outcome, _ result: ImportResult, isDryRun: Bool) throws -> String {
        struct Body: Encodable {
            let dryRun: Bool
            let effect: String
            let slug: String
            let revision: Int
            let sections: Int
            let citations: Int
            let comments: Int
            let commentsAdded: Int
            let citationWarnings: [String: [String]]
            let anchorsMoved: Int
            let anchorsOrphaned: Int
            let findings: [ArticleReport.Finding]
            let report: ImportReport
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let body = Body(
            dryRun: isDryRun,
            effect: outcome.effect.rawValue,
            slug: outcome.slug.rawValue,
            revision: outcome.revision,
            sections: outcome.sections,
            citations: outcome.citations,
            comments: result.document.comments.count,
            commentsAdded: outcome.commentsAdded,
            citationWarnings: Dictionary(uniqueKeysWithValues: outcome.citationWarnings.map { ("\($0)", $1) }),
            anchorsMoved: outcome.anchors.moved,
            anchorsOrphaned: outcome.anchors.orphaned,
            findings: outcome.findings,
            report: result.report
        )
        return String(decoding: try encoder.encode(body), as: UTF8.self)
    }

    /// A few lines.
    static func text(_ outcome: ImportService.Outcome, _ result: ImportResult, isDryRun: Bool) -> String {
        let report = result.report
        var lines = [
            "\(isDryRun ? "Would be " : "")\(outcome.effect.rawValue): /v1/articles/\(outcome.slug), "
                + "revision \(outcome.revision)",
            "\(count(outcome.sections, "section")), \(count(outcome.citations, "note")), "
                + "\(count(result.document.comments.count, "comment")) (\(outcome.commentsAdded) new), "
                + "read as \(report.format.rawValue)",
        ]
        if outcome.anchors.moved + outcome.anchors.orphaned > 0 {
            lines.append(
                "anchors of comments: \(outcome.anchors.moved) moved, \(outcome.anchors.orphaned) lost what they spoke of"
            )
        }
        for heading in report.headings {
            lines.append("heading \(Int((heading.confidence * 100).rounded())) %: \(heading.text) (\(heading.reason))")
        }
        for span in report.spans where span.kind == .sidebar {
            lines.append("left out: \(span.name), characters \(span.start) to \(span.end)")
        }
        if !report.markersWithoutNote.isEmpty {
            lines.append("markers without a note: \(report.markersWithoutNote.joined(separator: ", "))")
        }
        if !report.notesWithoutMarker.isEmpty {
            lines.append("notes without a marker: \(report.notesWithoutMarker.joined(separator: ", "))")
        }
        // Orphan markers and notes stand above, by their labels.
        for finding in outcome.findings where !["markerWithoutNote", "noteWithoutMarker"].contains(finding.code) {
            lines.append("\(finding.code): \(finding.message)")
        }
        lines += report.warnings.map { "\($0.code): \($0.message)" }
        return lines.joined(separator: "\n")
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
