import Articles
import Testing

@Suite("Markdown import") struct MarkdownImporterTests {
    /// Spans must follow one another over the whole document, and all words of sections, notes and comments stand in
    /// spans of their kind.
    static func expectTiles(_ result: ImportResult, of text: String, sourceLocation: SourceLocation = #_sourceLocation)
    {
        var position = 0
        for span in result.report.spans {
            #expect(span.start == position && span.end > span.start, sourceLocation: sourceLocation)
            position = span.end
        }
        #expect(position == text.unicodeScalars.count, sourceLocation: sourceLocation)
        let scalars = Array(text.unicodeScalars)
        for span in result.report.spans where span.kind == .separator {
            guard span.end <= scalars.count else { continue }
            let isSpace = scalars[span.start..<span.end].allSatisfy(\.properties.isWhitespace)
            #expect(isSpace || span.name == "byte order mark", sourceLocation: sourceLocation)
        }
    }

    private static func spanned(_ kind: ImportReport.Kind, in result: ImportResult, of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return result.report.spans.filter { $0.kind == kind }.map {
            String(String.UnicodeScalarView(scalars[$0.start..<$0.end]))
        }
    }

    @Test("Sections, levels and the lead")
    func sections() throws {
        let text = "Lead *text*.\n\n## One\n\nA.\n\n#### Deep\n\nB.\n\nTwo\n---\n\n> # quoted\n\n# \n"
        let document = try MarkdownImporter.read(text).document
        #expect(document.title == nil)
        #expect(document.sections.map(\.heading) == [nil, "One", "Deep", "Two", ""])
        #expect(document.sections.map(\.level) == [1, 2, 4, 2, 1])
        #expect(document.sections.map(\.text) == ["Lead text.", "A.", "B.", "quoted", ""])
    }

    static let titles: [(String, String, String?, [String?])] = [
        ("one heading at the top", "# T\n\na\n\n## S", "T", [nil, "S"]),
        ("two of its level", "# T\n\na\n\n# S", nil, ["T", "S"]),
        ("not at the top", "a\n\n# T", nil, [nil, "T"]),
        ("level two", "## T\n\na", nil, ["T"]),
        ("underlined", "T\n=\n\na", "T", [nil]),
        ("with marks", "# *T* `u`\n\na", "T u", [nil]),
        ("the same in the front matter", "---\ntitle: t\n---\n# T\n\na", "t", [nil]),
        ("another in the front matter", "---\ntitle: U\n---\n# T\n\na", "U", ["T"]),
        ("only a title and a note", "# T\n\n[^1]: n", "T", []),
    ]

    @Test("The title", arguments: titles)
    func title(_ name: String, _ text: String, _ title: String?, _ headings: [String?]) throws {
        let document = try MarkdownImporter.read(text).document
        #expect(document.title == title, "\(name)")
        #expect(document.sections.map(\.heading) == headings, "\(name)")
    }

    @Test("The caller's title and headings win")
    func options() throws {
        let text = "# T\n\nOne\n\na\n\n## Two\n\nb\n\n## *Three*\n\nc"
        let result = try MarkdownImporter.read(text, options: ImportOptions(title: "Mine", headings: ["One", "Three"]))
        #expect(result.document.title == "Mine")
        #expect(result.document.sections.map(\.heading) == ["One", "Three"])
        #expect(result.document.sections.map(\.text) == ["a\n\nTwo\n\nb", "c"])
        #expect(result.report.headings.map(\.confidence) == [1, 1])
        let error = #expect(throws: ImportError.self) {
            try MarkdownImporter.read(text, options: ImportOptions(headings: ["Two", "One"]))
        }
        #expect(error?.code == "headingNotFound")
    }

    @Test("Notes are numbered by their first marker, then those that only notes call, then the others")
    func numbering() throws {
        let text = """
            A[^b] and[^2], again[^b].

            [^2]: Two, see[^deep].
            [^orphan]: Orphan.
            [^b]: B.
            [^deep]: Deep.
            [^b]: B again.
            """
        let result = try MarkdownImporter.read(text)
        #expect(result.document.notes.map(\.number) == [1, 2, 3, 4, 5])
        #expect(result.document.notes.map(\.label) == ["b", nil, "deep", "orphan", "b"])
        #expect(result.document.notes.map(\.text) == ["B.", "Two, see[3].", "Deep.", "Orphan.", "B again."])
        #expect(
            result.document.notes[1].html == "Two, see<sup><a href=\"#citation-3\" role=\"doc-noteref\">3</a></sup>."
        )
        #expect(result.report.notesWithoutMarker == ["deep", "orphan", "b"])
        #expect(result.report.warnings.map(\.code) == ["duplicateNote"])
        let section = try #require(result.document.sections.first)
        #expect(section.text == "A and, again.")
        #expect(section.markers.map(\.citation) == [1, 2, 1])
        #expect(section.markers.map(\.offset) == [1, 5, 12])
        #expect(
            section.html == "<p>A<sup><a id=\"marker-1\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup> and"
                + "<sup><a id=\"marker-2\" href=\"#citation-2\" role=\"doc-noteref\">2</a></sup>, again"
                + "<sup><a id=\"marker-1-2\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup>.</p>"
        )
        Self.expectTiles(result, of: text)
        #expect(Self.spanned(.marker, in: result, of: text) == ["[^b]", "[^2]", "[^b]"])
        #expect(Self.spanned(.note, in: result, of: text).count == 5)
    }

    @Test("Markers know their paragraph, place and sentence")
    func markers() throws {
        let text =
            "First one. Second, half[^1] of it. Third.[^2] Fourth.\n\n- Item 😀 five [^3].\n- Six.\n\n[^1]: a\n[^2]: b\n[^3]: c"
        let section = try #require(try MarkdownImporter.read(text).document.sections.first)
        #expect(section.text == "First one. Second, half of it. Third. Fourth.\n\nItem 😀 five.\n\nSix.")
        #expect(
            section.markers == [
                Marker(citation: 1, paragraph: 0, offset: 23, quote: "Second, half of it."),
                Marker(citation: 2, paragraph: 0, offset: 37, quote: "Third."),
                Marker(citation: 3, paragraph: 1, offset: 59, quote: "Item 😀 five."),
            ]
        )
    }

    @Test("A marker in a heading comes before the text below, one in the title before the lead")
    func headingMarkers() throws {
        let text = "# T[^1]\n\nLead.\n\n## S[^2]\n\nText.[^2]\n\n## E[^1]\n\n[^1]: a\n[^2]: b"
        let result = try MarkdownImporter.read(text)
        #expect(result.document.title == "T")
        #expect(result.document.sections.map(\.heading) == [nil, "S", "E"])
        #expect(result.document.sections.map { $0.markers.map(\.citation) } == [[1], [2, 2], [1]])
        #expect(result.document.sections[0].html.hasPrefix("<p><sup><a id=\"marker-1\""))
        #expect(result.document.sections[1].html.contains("id=\"marker-2-2\""))
        #expect(
            result.document.sections[2].html
                == "<p><sup><a id=\"marker-1-2\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup></p>"
        )
        #expect(result.report.warnings.map(\.code) == ["markerInHeading", "markerInHeading", "markerInHeading"])
        Self.expectTiles(result, of: text)
    }

    @Test("Markers without a note are listed and stay in the text; those in code are code")
    func undefined() throws {
        let text = "A[^x] b[^y] c[^x] `[^z]` d[^n]\n\n```\n[^w]\n```\n\n[^n]: n[^v]"
        let result = try MarkdownImporter.read(text)
        #expect(result.report.markersWithoutNote == ["x", "y", "v"])
        #expect(result.document.sections[0].text == "A[^x] b[^y] c[^x] [^z] d\n\n[^w]")
    }

    @Test("Every part of a document has its span")
    func spans() throws {
        let text =
            "---\ntitle: é\n---\n\nLead *a*[^1].\n\n[link]: /b\n\n<!-- c -->\n\n## H ##\n\n> q[^1]\n>\n> [^2]: in quote\n\n[^1]: d\n\n    e\n"
        let result = try MarkdownImporter.read(text)
        Self.expectTiles(result, of: text)
        let named = result.report.spans.filter { $0.kind != .separator }.map { "\($0.kind.rawValue) \($0.name)" }
        #expect(
            named == [
                "metadata front matter", "text lead", "marker marker 1", "text lead", "metadata link references",
                "metadata HTML comment", "heading H", "text H", "marker marker 1", "text H", "note note 2",
                "note note 1",
            ]
        )
        #expect(Self.spanned(.note, in: result, of: text) == ["[^2]: in quote", "[^1]: d\n\n    e"].map { $0 })
        #expect(Self.spanned(.marker, in: result, of: text) == ["[^1]", "[^1]"])
    }

    @Test("A marker's span is found behind code and escapes that look like it")
    func markerSpans() throws {
        let text = "`[^a]` \\[^a] *b* [^A]\n[^a] \\\n[^a]\n\n| x | [^a] |\n|---|---|\n\n[^a]: n"
        let result = try MarkdownImporter.read(text)
        let starts = result.report.spans.filter { $0.kind == .marker }.map(\.start)
        #expect(starts == [17, 22, 29, 41])
        Self.expectTiles(result, of: text)
    }

    static let empties = ["", "\n\n", "---\ntitle: a\n---\n", "<!-- a -->", "[a]: /b", "---\n---\n", "---"]

    @Test("A document without text is refused", arguments: empties)
    func empty(_ text: String) {
        #expect(throws: ImportError.self) { try MarkdownImporter.read(text) }
    }

    /// Documents with quirks; what must be read out of them as `heading|text|markers`, then notes.
    static let quirks: [(String, String, [String], [String])] = [
        (
            "Windows line ends", "# T\r\n\r\nA\r\nb.[^1]\r\n\r\n## S\r\n\r\nC.\r\n\r\n[^1]: N\r\n    o.\r\n",
            ["|A b.|4", "S|C.|"], ["N o."]
        ),
        ("old Macintosh line ends", "## S\r\rA.[^1]\r\r[^1]: N.\r", ["S|A.|2"], ["N."]),
        ("no line end at the end", "A.[^1]\n\n[^1]: N.", ["|A.|2"], ["N."]),
        ("notes before their markers", "[^1]: N.\n\n[^2]: O.\n\nA.[^2] B.[^1]", ["|A. B.|2,5"], ["O.", "N."]),
        (
            "notes under each section", "## S\n\nA.[^1]\n\n[^1]: N.\n\n## U\n\nB.[^2]\n\n[^2]: O.",
            ["S|A.|2", "U|B.|2"], ["N.", "O."]
        ),
        ("lazy notes", "A.[^1]\n\n[^1]: N\nlazy\n[^2]: O", ["|A.|2"], ["N lazy", "O"]),
        (
            "a note of several blocks", "A.[^1]\n\n[^1]: N.\n\n    - i\n    - j\n\n    > q\n", ["|A.|2"],
            ["N.\n\ni\n\nj\n\nq"]
        ),
        (
            "a note with a link", "A.[^1]\n\n[^1]: *T*, [here](https://a.example/x_y), 12.", ["|A.|2"],
            ["T, here (https://a.example/x_y), 12."]
        ),
        ("a rule at the start", "---\n\nA.\n\n---\n\nB.", ["|A.\n\nB.|"], []),
        ("a rule and no second one", "---\n\nA.", ["|A.|"], []),
        ("letters beyond the basic plane", "𝔄 😀.[^ü] e\u{301}.\n\n[^Ü]: ñ.", ["|𝔄 😀. e\u{301}.|6"], ["ñ."]),
        ("markers before punctuation", "A [^1], b [^1]; c [^1]\n\n[^1]: N", ["|A, b; c|1,4,7"], ["N"]),
        ("markers in a table", "|a|b[^1]|\n|-|-|\n|c[^2]|d|\n\n[^1]: N\n[^2]: O", ["|a\tb\n\nc\td|3,6"], ["N", "O"]),
        ("an inline note is no note", "A^[inline] b.", ["|A^[inline] b.|"], []),
        (
            "headings with closing marks and attributes", "## S ##\n\nA.\n\n## U {#u}\n\nB.", ["S|A.|", "U {#u}|B.|"],
            []
        ),
        ("headings without a space", "##S\n\n## \n\nA.", ["|##S|", "|A.|"], []),
        ("an empty note", "A.[^1]\n\n[^1]:\n\nB.", ["|A.\n\nB.|2"], [""]),
        ("a note called in a link", "[a[^1]](/b) c.\n\n[^1]: N", ["|a c.|1"], ["N"]),
        ("tabs", "A.[^1]\n\n[^1]:\tN\n\n\tO", ["|A.|2"], ["N\n\nO"]),
        ("hundreds of levels", String(repeating: "> ", count: 300) + "A.[^1]\n\n[^1]: N", ["|A.|2"], ["N"]),
    ]

    @Test("Documents with quirks are read", arguments: quirks)
    func quirk(_ name: String, _ text: String, _ sections: [String], _ notes: [String]) throws {
        let result = try MarkdownImporter.read(text)
        let read = result.document.sections.map { section in
            let offsets = section.markers.map { "\($0.offset)" }.joined(separator: ",")
            return "\(section.heading ?? "")|\(section.text)|\(offsets)"
        }
        #expect(read == sections, "\(name)")
        #expect(result.document.notes.map(\.text) == notes, "\(name)")
        Self.expectTiles(result, of: text)
    }

    @Test("Raw HTML is reported, an empty note too")
    func warnings() throws {
        let result = try MarkdownImporter.read("A <b>c</b>.[^1]\n\n[^1]:\n\n## S\n\n<div>d</div>\n\n10<sup>th</sup>")
        #expect(result.report.warnings.map(\.code) == ["rawHTML", "rawHTML", "emptyNote"])
        #expect(result.document.sections[1].html == "<p>&lt;div&gt;d&lt;/div&gt;</p>\n<p>10<sup>th</sup></p>")
    }
}
