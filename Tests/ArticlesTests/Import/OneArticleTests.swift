@testable import Articles
import ArticlesTesting
import Testing

@Suite("One article in five forms")
struct OneArticleTests {
    static let forms: [(DocumentFormat, String)] = [
        (.text, OneArticle.text), (.markdown, OneArticle.markdown), (.html, OneArticle.html), (.jats, OneArticle.jats),
        (.json, OneArticle.json),
    ]

    @Test("Each gives the same sections, markers, notes, works and people", arguments: forms)
    func same(format: DocumentFormat, text: String) throws {
        let result = try DocumentImporter.read(Array(text.utf8))
        #expect(result.report.format == format)
        let document = result.document
        let place = { (section: Int, offset: Int) in document.sections[section].markers.contains { $0.offset == offset }
        }
        #expect(
            document.sections.map(\.text) == [
                "Salt was money once, and it was taxed. Soldiers were paid for it.\n\nIt went by sea.",
                "Then it was cheap. Nobody noticed.",
            ]
        )
        #expect(document.sections.map(\.heading) == [nil, "Cheap salt"])
        #expect(document.sections.map(\.level) == [1, 1])
        #expect(document.sections.map { $0.markers.map(\.citation) } == [[1, 2], [3]])
        #expect(place(0, 38) && place(0, 65) && place(1, 18))
        #expect(
            document.sections.flatMap { $0.markers.map(\.quote) } == [
                "Salt was money once, and it was taxed.", "Soldiers were paid for it.", "Then it was cheap.",
            ]
        )
        #expect(document.notes.map(\.number) == [1, 2, 3])
        #expect(document.notes.last?.text == "Ibid., 35.")
        let works = document.readings.map { $0.references.map { $0.csl.title ?? "" } }
        #expect(works == [["Salt and Coin"], ["Pay in the Provinces"], ["Pay in the Provinces"]])
        #expect(document.readings.map(\.resolvedFrom) == [nil, nil, 2])
        #expect(document.contributors.map(\.name) == ["Ann Lee"])
        #expect(document.publishedOn?.description == "2021-03-04")
        #expect(document.title == nil)
        // To the last character of HTML as well.
        let other = try DocumentImporter.read(Array(OneArticle.html.utf8)).document
        #expect(document.sections == other.sections)
        #expect(document.notes.map(\.text) == other.notes.map(\.text))
        #expect(document.notes.map(\.html) == other.notes.map(\.html))
    }
}
