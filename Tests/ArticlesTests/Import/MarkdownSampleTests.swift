import Articles
import Foundation
import Testing

@Suite("The bundled sample") struct MarkdownSampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text() throws -> String {
        try String(contentsOf: root.appending(path: "Sources/marginalia/Resources/sample.md"), encoding: .utf8)
    }

    @Test("It is imported with all its parts")
    func parts() throws {
        let result = try DocumentImporter.read(Array(try Self.text().utf8), fileName: "sample.md")
        let document = result.document
        #expect(document.title == "On Citing and Annotating")
        #expect(document.slug?.rawValue == "on-citing-and-annotating")
        #expect(document.contributors.map(\.family) == ["The Marginalia Authors"])
        #expect(document.publishedOn == CalendarDate(year: 2026, month: 11, day: 20))
        #expect(document.categories == ["Reading", "Scholarship"])
        #expect(document.subtitle != nil && document.summary != nil && document.dedication == nil)
        #expect(
            document.sections.map(\.heading) == [
                nil, "The crowded margin", "Down to the foot of the page", "Counting the debts", "Notes that move",
                "What a good note does",
            ]
        )
        #expect(document.sections.allSatisfy { $0.level == 1 })
        let words = document.sections.map { $0.text.split(whereSeparator: \.isWhitespace).count }.reduce(0, +)
        #expect((700...1000).contains(words), "\(words) words")
        #expect(document.notes.count >= 10)
        #expect(document.notes.contains { $0.text == "Ibid." })
        #expect(document.sections.map(\.markers.count) == [0, 4, 3, 3, 5, 0])
        #expect(document.sections.flatMap(\.markers).map(\.citation) == Array(1...15))
        #expect(
            document.notes[1].text
                == "H. J. Jackson, Marginalia: Readers Writing in Books (New Haven: Yale University Press, 2001)."
        )
        #expect(document.notes[1].html.contains("<em>Marginalia: Readers Writing in Books</em>"))
        #expect(document.comments.map(\.authorName) == ["Reader", "Reader"])
        #expect(document.comments.map(\.parent) == [nil, 0])
        #expect(document.comments[0].body.contains("\n\n"))
    }

    @Test("Nothing needs an editor, and nothing is lost")
    func report() throws {
        let text = try Self.text()
        let result = try MarkdownImporter.read(text)
        #expect(result.report.warnings.isEmpty)
        #expect(result.report.markersWithoutNote.isEmpty)
        #expect(result.report.notesWithoutMarker.isEmpty)
        MarkdownImporterTests.expectTiles(result, of: text)
        let kinds = Set(result.report.spans.map(\.kind))
        #expect(kinds == [.metadata, .heading, .text, .marker, .note, .comment, .separator])
        #expect(result.report.spans.filter { $0.kind == .marker }.count == 15)
        #expect(result.report.spans.filter { $0.kind == .note }.count == 15)
        #expect(result.report.spans.filter { $0.kind == .comment }.count == 2)
    }

    @Test("Markers stand behind whole sentences of the text")
    func quotes() throws {
        for section in try MarkdownImporter.read(try Self.text()).document.sections {
            for marker in section.markers {
                let before = String(decoding: Array(section.text.utf16.prefix(marker.offset)), as: UTF16.self)
                #expect(before.hasSuffix(marker.quote), "note \(marker.citation)")
                #expect(marker.quote.hasSuffix("."))
                #expect(section.text.components(separatedBy: "\n\n")[marker.paragraph].contains(marker.quote))
                #expect(
                    section.html.contains(
                        "<sup><a id=\"marker-\(marker.citation)\" href=\"#citation-\(marker.citation)\""
                    )
                )
            }
        }
    }
}
