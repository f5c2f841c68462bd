import Articles
import ArticlesTesting
import Testing

@Suite("JATS XML")
struct JATSImporterTests {
    private func read(_ xml: String) throws -> ImportResult {
        try DocumentImporter.read(Array(xml.utf8), fileName: "article.xml")
    }

    @Test("A document comes out as its sections, notes and works", arguments: JATSDocuments.all)
    func document(document: JATSDocuments.Document) throws {
        let result = try read(document.xml)
        #expect(outline(result.document) == document.sections)
        #expect(result.document.notes.map { $0.text.replacing("\n\n", with: "|") } == document.notes)
        let works = result.document.notes.flatMap { $0.reading?.references ?? [] }
        #expect(works.map { "\($0.csl.type) \($0.csl.title ?? "")" } == document.works)
        checkSpans(result, of: document.xml)
    }

    @Test("The front gives title, people, date, abstract, subjects and address")
    func front() throws {
        let document = try read(JATSDocuments.all[0].xml).document
        #expect(document.title == "On Salt")
        #expect(document.subtitle == "What it was")
        #expect(document.summary == "Salt in short.")
        #expect(document.publishedOn?.description == "2021-03-04")
        #expect(document.categories == ["Trade"])
        #expect(document.sourceURL == "https://doi.org/10.5555/salt.1")
        #expect(document.language == "en")
        #expect(document.contributors.map(\.name) == ["Ann Lee", "Bo Chen"])
        #expect(document.contributors.map(\.role) == [.author, .editor])
        #expect(document.contributors[0].affiliation == "Grain College, Oxford")
    }

    @Test("A reference by author and year stays in the text, with its marker behind it")
    func authorAndYear() throws {
        let result = try read(
            """
            <article><body><p>As <xref ref-type="bibr" rid="B2">Roe (2011)</xref> shows, silt gathers (<xref \
            ref-type="bibr" rid="B1">Lee, 1998</xref>; see <xref ref-type="bibr" rid="B2">2011</xref>).</p></body>\
            <back><ref-list><ref id="B1"><mixed-citation>Lee A. Salt. 1998.</mixed-citation></ref>\
            <ref id="B2"><mixed-citation>Roe C. Silt. 2011.</mixed-citation></ref></ref-list></back></article>
            """
        )
        let section = try #require(result.document.sections.first)
        #expect(section.text == "As Roe (2011) shows, silt gathers (Lee, 1998; see 2011).")
        #expect(section.markers.map(\.offset) == [13, 44, 54])
    }

    @Test("The parts of a reference become the fields of its work")
    func fields() throws {
        let notes = try read(JATSDocuments.all[0].xml).document.notes
        let item = try #require(notes[0].reading?.references.first?.csl)
        #expect(item.author == [CSLName(family: "Lee", given: "Ann"), CSLName(family: "Roe", given: "Cy")])
        #expect(item.containerTitle == "Journal of Grain")
        #expect([item.volume, item.issue, item.page, item.doi] == ["4", "2", "12-19", "10.5555/grain.4"])
        #expect(item.issued == CSLDate(dateParts: [[2001]]))
        let chapter = try #require(try read(JATSDocuments.all[4].xml).document.notes[0].reading?.references.first?.csl)
        #expect(chapter.editor == [CSLName(family: "Lee", given: "A")])
        #expect(chapter.author == [CSLName(family: "Roe", given: "C", suffix: "Jr")])
        #expect(chapter.containerTitle == "Salt and Sea")
    }

    @Test(
        "A document that is no JATS is refused, and the place named",
        arguments: [
            ("<article><body><p>x</p></article>", "xmlMalformed", "Line 1, column "),
            ("<article>\n<body><p>&nope;</p></body></article>", "unknownEntity", "Line 2, column "),
            ("<book><p>x</p></book>", "notJATS", "its root is <book>"),
            ("<article><body/></article>", "empty", "no text"),
            ("<?xml version='1.0'?>", "empty", "Line 1"),
        ]
    )
    func refused(xml: String, code: String, words: String) {
        let error = #expect(throws: ImportError.self) { try read(xml) }
        #expect(error?.code == code)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
}
