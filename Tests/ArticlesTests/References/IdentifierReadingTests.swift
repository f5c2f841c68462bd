import Articles
import Testing

/// URLs, DOIs and ISBNs as they stand in sentences.
@Suite("Identifiers in notes")
struct IdentifierReadingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var reason: String
        var text: String
        var url: String?
        var doi: String?
        var isbn: String?
        var isMended = false

        var testDescription: String { reason }
    }

    static let rows: [Row] = [
        Row(
            reason: "the sentence's full stop",
            text: "“A,” B, https://example.org/a/b.",
            url: "https://example.org/a/b"
        ),
        Row(reason: "a slash at the end stays", text: "“A,” B, https://example.org/a/.", url: "https://example.org/a/"),
        Row(
            reason: "its own brackets stay",
            text: "“A,” B, https://en.example.org/wiki/X_(y).",
            url: "https://en.example.org/wiki/X_(y)"
        ),
        Row(reason: "brackets around it go", text: "“A,” B (https://example.org/a).", url: "https://example.org/a"),
        Row(reason: "angle brackets go", text: "“A,” B, <https://example.org/a>.", url: "https://example.org/a"),
        Row(
            reason: "a query and a fragment stay",
            text: "“A,” B, https://example.org/a?b=c&d=e#f, accessed May 1, 2020.",
            url: "https://example.org/a?b=c&d=e#f"
        ),
        Row(
            reason: "a space inside is encoded",
            text: "“A,” B, https://example.org/some dir/a-long-name-here.html.",
            url: "https://example.org/some%20dir/a-long-name-here.html",
            isMended: true
        ),
        Row(
            reason: "a line break inside is closed",
            text: "“A,” B, https://example.org/a/\n2014/05/some-long-name/.",
            url: "https://example.org/a/2014/05/some-long-name/",
            isMended: true
        ),
        Row(
            reason: "a break after a hyphen is closed",
            text: "“A,” B, https://example.org/some-long-\nname-of-it.html.",
            url: "https://example.org/some-long-name-of-it.html",
            isMended: true
        ),
        Row(
            reason: "a break after the scheme is closed",
            text: "“A,” B, https:// www.example.org/a.",
            url: "https://www.example.org/a",
            isMended: true
        ),
        Row(
            reason: "words behind it stay out",
            text: "“A,” B, https://example.org/a and other places.",
            url: "https://example.org/a"
        ),
        Row(
            reason: "and/or is no path",
            text: "“A,” B, https://example.org/a and/or elsewhere.",
            url: "https://example.org/a"
        ),
        Row(
            reason: "letters beyond ASCII are encoded",
            text: "“A,” B, https://example.org/Zürich.",
            url: "https://example.org/Z%C3%BCrich"
        ),
        Row(
            reason: "a closing quotation mark ends it",
            text: "See “https://example.org/a” for more.",
            url: "https://example.org/a"
        ),
        Row(reason: "a DOI by label", text: "“A,” B 1 (2001): 2–3, DOI: 10.1000/xyz.123.", doi: "10.1000/xyz.123"),
        Row(
            reason: "a DOI by its resolver is no URL",
            text: "“A,” B 1 (2001): 2–3, https://doi.org/10.1000/xyz(1)2.",
            doi: "10.1000/xyz(1)2"
        ),
        Row(
            reason: "the old resolver",
            text:
                "“A,” B 1 (2001), http://dx.doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O.",
            doi: "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
        ),
        Row(
            reason: "an ISBN of thirteen digits",
            text: "A. Author, Title (London: Verso, 2006), ISBN 978-1-84467-086-4.",
            isbn: "978-1-84467-086-4"
        ),
        Row(
            reason: "an ISBN with X",
            text: "A. Author, Title (London: Verso, 2006). ISBN: 0-8044-2957-X.",
            isbn: "0-8044-2957-X"
        ),
        Row(
            reason: "too few digits are no ISBN",
            text: "A. Author, Title (London: Verso, 2006), ISBN 978-1-84467.",
            isbn: nil
        ),
        Row(reason: "a price is no DOI", text: "A. Author, Title (London: Verso, 2006), 10.50/12.", doi: nil),
    ]

    @Test("An identifier is read exactly", arguments: rows)
    func identifier(row: Row) {
        let reading = ReferenceReader.read(row.text)
        let csl = reading.references.first?.csl
        #expect(csl?.url == row.url)
        #expect(csl?.doi == row.doi)
        #expect(csl?.isbn == row.isbn)
        #expect(reading.warnings.contains("malformedUrl") == row.isMended)
    }

    @Test("An archived copy beside the address is kept apart")
    func archivedCopy() {
        let reading = ReferenceReader.read(
            "Jane Doe, “A Page,” Example, May 3, 2015, https://example.org/a, archived at https://perma.cc/AB12-CD34."
        )
        #expect(reading.references.first?.csl.url == "https://example.org/a")
        #expect(reading.references.first?.csl.archiveLocation == "https://perma.cc/AB12-CD34")
    }

    @Test("Markdown's links and emphasis are understood")
    func markdown() {
        let reading = ReferenceReader.read(
            "Jane Doe, [“A Page”](https://example.org/a_b_c), *Some Review* 12 (2015): 3–9."
        )
        let csl = reading.references.first?.csl
        #expect(csl?.title == "A Page")
        #expect(csl?.containerTitle == "Some Review")
        #expect(csl?.url == "https://example.org/a_b_c")
        #expect(csl?.page == "3–9")
    }

    @Test("A resolution whose number isn't the one in its URL is pointed out, and left as printed")
    func differingNumber() {
        let reading = ReferenceReader.read(
            "“Security Council Resolution 1695 (2006),” United Nations, http://unscr.com/en/resolutions/1718."
        )
        #expect(reading.warnings == ["differsFromUrl"])
        #expect(reading.references.first?.csl.title == "Security Council Resolution 1695 (2006)")
    }
}
