import Articles
import Testing

@testable import FuzzTargets

@Suite("The plain-text importer")
struct PlainTextImporterTests {
    @Test("Each page is read field by field", arguments: PlainTextDocument.all)
    func reading(of page: PlainTextDocument) throws {
        let result = try PlainTextImporter.read(page.text, options: ImportOptions())
        #expect(PlainTextRendering.rendered(result) == page.reading)
    }

    @Test(
        "Every scalar is accounted for, and the parts can be rebuilt from the account",
        arguments: PlainTextDocument.all
    )
    func accounting(of page: PlainTextDocument) throws {
        let result = try PlainTextImporter.read(page.text, options: ImportOptions())
        #expect(PlainTextAccount(text: page.text, result: result).faults() == [])
        #expect(!result.report.spans.contains { $0.name == "sidebar: unplaced" })
    }

    @Test("Markers, links and repeated markers stand in the HTML, text is escaped")
    func html() throws {
        let text = """
            By Ann Lee

            Salt & “iron” <sold> here.[1] Again.[1][2]

            More.[2]

            [1] Lee, Salt, https://salt.example/a?b=1&c=2.
            [2] Ibid.
            """
        let document = try PlainTextImporter.read(text, options: ImportOptions()).document
        #expect(
            document.sections.map(\.html) == [
                "<p>Salt &amp; “iron” &lt;sold&gt; here.<sup><a id=\"marker-1\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup>"
                    + " Again.<sup><a id=\"marker-1-2\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup>"
                    + "<sup><a id=\"marker-2\" href=\"#citation-2\" role=\"doc-noteref\">2</a></sup></p>\n"
                    + "<p>More.<sup><a id=\"marker-2-2\" href=\"#citation-2\" role=\"doc-noteref\">2</a></sup></p>"
            ]
        )
        #expect(
            document.notes.first?.html
                == "Lee, Salt, <a href=\"https://salt.example/a?b=1&amp;c=2\">https://salt.example/a?b=1&amp;c=2</a>."
        )
        #expect(document.sections.first?.markers.map(\.paragraph) == [0, 0, 0, 1])
        #expect(
            document.sections.first?.markers.map(\.quote) == [
                "Salt & “iron” <sold> here.", "Again.", "Again.", "More.",
            ]
        )
    }

    @Test("Offsets count UTF-16 code units")
    func offsets() throws {
        let text = "By Ann Lee\n\nA 𝄞 clef, then 🎻🎻.[1] Next.\n\n[1] Lee, Clefs.\n"
        let section = try #require(try PlainTextImporter.read(text, options: ImportOptions()).document.sections.first)
        #expect(section.text == "A 𝄞 clef, then 🎻🎻. Next.")
        #expect(section.markers.map(\.offset) == ["A 𝄞 clef, then 🎻🎻.".utf16.count])
    }

    @Test("The caller's title wins over the page's")
    func title() throws {
        let page = PlainTextDocument.aLinedPage
        let document = try PlainTextImporter.read(page.text, options: ImportOptions(title: "Lamps")).document
        #expect(document.title == "Lamps")
    }

    @Test("The caller's headings are the headings, those run into the text too")
    func callersHeadings() throws {
        let page = PlainTextDocument.oneLine
        let wanted = ["The Economics of Snow", "Ledgers of the Monks"]
        let result = try PlainTextImporter.read(page.text, options: ImportOptions(headings: wanted))
        #expect(result.document.sections.map(\.heading) == [nil] + wanted)
        #expect(result.report.headings.map(\.confidence) == [1, 1])
        #expect(result.document.sections[2].text.contains("Methods We read all forty ledgers."))
        #expect(PlainTextAccount(text: page.text, result: result).faults() == [])
    }

    @Test("The caller's headings on lines of their own leave all other lines to the text")
    func callersHeadingOnALine() throws {
        let page = PlainTextDocument.aLinedPage
        let result = try PlainTextImporter.read(page.text, options: ImportOptions(headings: ["What the Records Say"]))
        #expect(result.document.sections.map(\.heading) == [nil, "What the Records Say"])
        #expect(result.document.sections[0].text.contains("\n\nOil and Its Price\n\n"))
    }

    @Test(
        "A heading of the caller's that is not there, or not in that order, is named",
        arguments: [["Nowhere"], ["Conclusion", "Ledgers of the Monks"]]
    )
    func missingHeading(headings: [String]) throws {
        let error = #expect(throws: ImportError.self) {
            try PlainTextImporter.read(PlainTextDocument.oneLine.text, options: ImportOptions(headings: headings))
        }
        #expect(error?.code == "headingNotFound")
        #expect(error?.message.contains(headings.last ?? "") == true)
    }

    @Test("A document that prints nothing is refused", arguments: ["", " \n\t\r\n", "\u{FEFF}", "\u{A0}\u{2003}"])
    func empty(text: String) {
        let error = #expect(throws: ImportError.self) { try PlainTextImporter.read(text, options: ImportOptions()) }
        #expect(error?.code == "empty")
    }

    @Test("A heading that is not sure enough is left in the text and named in a warning")
    func possibleHeading() throws {
        let result = try PlainTextImporter.read(PlainTextDocument.oneLine.text, options: ImportOptions())
        let warnings = result.report.warnings.filter { $0.code == "possibleHeading" }
        #expect(warnings.contains { $0.message.contains("The Economics of Snow") })
        #expect(result.report.headings.allSatisfy { (0.5...1).contains($0.confidence) && !$0.reason.isEmpty })
    }

    @Test("Side-bar remains are named and kept out of text, notes and comments")
    func sideBar() throws {
        let page = PlainTextDocument.weblog
        let result = try PlainTextImporter.read(page.text, options: ImportOptions())
        let scalars = Array(page.text.unicodeScalars)
        func spans(_ name: String) -> [String] {
            result.report.spans.filter { $0.name == name }.map { span in
                String(String.UnicodeScalarView(scalars[span.start..<span.end]))
            }
        }
        #expect(spans("sidebar: Related Posts") == ["Related Posts", "The Last Pilot"])
        #expect(spans("sidebar: imprint").contains("© 2017 The Ledger Review"))
        let document = result.document
        let kept = document.sections.map(\.text) + document.notes.map(\.text) + document.comments.map(\.body)
        for remains in ["Tweet", "Like Loading", "The Last Pilot", "Pingback", "Cancel reply", "Subscribe"] {
            #expect(!kept.contains { $0.contains(remains) }, "\(remains)")
        }
    }
}
