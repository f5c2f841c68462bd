import Testing

@testable import Articles

@Suite("The editor's report")
struct ArticleReportTests {
    /// A sentence with a marker, the note that supports it, and what the report says of them.
    struct Row: CustomTestStringConvertible {
        var testDescription: String
        var sentence: String
        var note: String
        var author: String?
        var codes: [String]

        init(_ reason: String, _ sentence: String, _ note: String, by author: String? = nil, _ codes: [String] = []) {
            testDescription = reason
            self.sentence = sentence
            self.note = note
            self.author = author
            self.codes = codes
        }
    }

    private static func content(_ sentence: String, _ note: String, by author: String? = nil) -> ArticleContent {
        var csl = CSLItem(type: "book")
        csl.author = author.map { [CSLName(family: $0)] }
        csl.issued = CSLDate(dateParts: [[1999]])
        let source = Source(id: Identifier(high: 1, low: 1), csl: csl, key: "k")
        return ArticleContent(
            article: Article(
                id: Identifier(high: 1, low: 1),
                slug: Slug("an-article")!,
                updatedAt: Timestamp(millisecondsSince1970: 0)
            ),
            sections: [
                Section(
                    anchor: "lead",
                    number: 0,
                    heading: nil,
                    level: 1,
                    text: sentence,
                    html: "",
                    wordCount: 0,
                    markers: [Marker(citation: 1, paragraph: 0, offset: sentence.utf16.count, quote: sentence)]
                )
            ],
            citations: [
                Citation(number: 1, text: note, html: "", sources: [CitedSource(source: source, confidence: 1)])
            ]
        )
    }

    @Test(
        "A note that says another number or year than its sentence is found, and nothing else",
        arguments: [
            Row("another resolution", "Resolution 1718 forbids it.", "S/RES/1695 (2006).", ["documentNumberDiffers"]),
            Row("the same resolution", "Resolution 1718 forbids it.", "UN Doc. S/RES/1718 (2006)."),
            Row("one of several", "Under resolutions 1718 and 1874 it is.", "Resolution 1874 (2009)."),
            Row("none of several", "See resolutions 1718, 1874.", "Resolution 2094.", ["documentNumberDiffers"]),
            Row("an assembly's resolution", "Resolution 60/1 says so.", "A/RES/60/1, para. 3."),
            Row("another letter", "The letter S/2006/1010 says so.", "S/2006/1011.", ["documentNumberDiffers"]),
            Row("a letter of another year", "The letter S/2006/1010 says so.", "S/2007/1010."),
            Row("a number in one of them alone", "Resolution 1718 forbids it.", "Ann Author, A Book, 12."),
            Row("a resolve without a number", "Their resolution held.", "S/RES/1695."),
            Row("another year", "As Smith (1998) says.", "Smith, A Book (1999).", by: "Smith", ["yearDiffers"]),
            Row("another year of a book", "Smith’s 1998 book.", "Smith, A Book, 1999.", by: "Smith", ["yearDiffers"]),
            Row("the same year", "As Smith (1999, 12) says.", "Smith, A Book (1999).", by: "Smith"),
            Row("a year of another matter", "In 1945 Smith wrote.", "Smith, A Book (1999).", by: "Smith"),
            Row("a year of another author", "As Jones (1998) says.", "Smith, A Book (1999).", by: "Smith"),
            Row("a first edition", "As Smith (1978) says.", "Smith, A Book (1978; 2nd ed. 1999).", by: "Smith"),
        ]
    )
    func clash(row: Row) {
        let report = ArticleReport(of: Self.content(row.sentence, row.note, by: row.author))
        #expect(report.findings.map(\.code) == row.codes, "\(report.findings)")
        for finding in report.findings {
            #expect(finding.section == "lead" && finding.paragraph == 0 && finding.citation == 1)
            #expect(finding.offset == row.sentence.utf16.count)
        }
    }

    @Test("Markers without a note, notes without a marker, and the reader's warnings have a place and a sentence")
    func orphans() {
        var content = Self.content("A claim.", "A note.")
        content.sections[0].markers[0].citation = 7
        content.citations[0].warnings = ["ibidAfterSeveral", "malformedUrl", "somethingNew"]
        let findings = ArticleReport(of: content).findings
        #expect(
            findings.map(\.code) == [
                "markerWithoutNote", "noteWithoutMarker", "ibidAfterSeveral", "malformedUrl", "somethingNew",
            ]
        )
        #expect(findings[0].section == "lead" && findings[0].offset == 8 && findings[0].citation == 7)
        #expect(findings.dropFirst().allSatisfy { $0.citation == 1 && $0.section == nil })
        #expect(findings.allSatisfy { $0.message.hasSuffix(".") })
    }

    @Test("A megabyte of one sentence is read once")
    func hostile() {
        let sentence = String(repeating: "resolutions 1 and ", count: 60_000)
        #expect(ArticleReport(of: Self.content(sentence, "Resolution 2.")).findings.count == 1)
    }
}
