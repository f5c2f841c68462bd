import Articles
import Testing

@Suite("Front matter") struct MarkdownFrontMatterTests {
    private static func read(_ yaml: String) throws -> ImportResult {
        try MarkdownImporter.read("---\n\(yaml)\n---\nText.")
    }

    @Test("All keys are read")
    func all() throws {
        let result = try Self.read(
            """
            title: "A: B"
            subtitle: 'It''s'
            summary: >-
              one
              two
            slug: a-b
            language: pt-BR
            date: 2020-02-29
            status: draft
            authors:
              - Jane van der Berg
              - name: Dr. X
                given: Xavier
                family: Ypsilon
                affiliation: Somewhere, Ltd.
                biography: |
                  One.

                  Two.
            editors: Society of Editors, family
            categories: [A, "B, C", A]
            source: https://a.example/b
            dedication: ~
            comments:
              - author: Ann
                website: https://ann.example
                date: 2020-07-28T14:22:22+02:00
                body: Hello
              - {author: Bob, body: "Re", replyTo: 1, date: 2020-07-29 08:05}
              - author: Cy
                date: 2020-07-30
                body: |
                  One

                  two
            """
        )
        let document = result.document
        #expect(document.title == "A: B")
        #expect(document.subtitle == "It's")
        #expect(document.summary == "one two")
        #expect(document.slug == Slug("a-b"))
        #expect(document.language == "pt-BR")
        #expect(document.publishedOn == CalendarDate("2020-02-29"))
        #expect(document.status == .draft)
        #expect(document.categories == ["A", "B, C"])
        #expect(document.sourceURL == "https://a.example/b")
        #expect(document.dedication == nil)
        #expect(document.contributors.map(\.role) == [.author, .author, .editor])
        #expect(
            document.contributors[0]
                == Contributor(role: .author, name: "Jane van der Berg", given: "Jane", family: "van der Berg")
        )
        #expect(document.contributors[1].family == "Ypsilon")
        #expect(document.contributors[1].affiliation == "Somewhere, Ltd.")
        #expect(document.contributors[1].biography == "One.\n\nTwo.")
        #expect(document.comments.map(\.parent) == [nil, 0, nil])
        #expect(document.comments.map(\.website) == ["https://ann.example", nil, nil])
        #expect(document.comments[2].body == "One\n\ntwo")
        let exact = Timestamp(utc: try #require(Self.time(28, 12, 22, 22)))
        #expect(
            document.comments.map(\.postedAt) == [
                .exact(exact), .local(try #require(Self.time(29, 8, 5, 0))),
                .local(try #require(Self.time(30, 0, 0, 0))),
            ]
        )
        #expect(result.report.warnings.isEmpty)
        #expect(
            result.report.spans.filter { $0.kind == .comment }.map(\.name) == ["comment 1", "comment 2", "comment 3"]
        )
    }

    private static func time(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> LocalDateTime? {
        CalendarDate(year: 2020, month: 7, day: day).flatMap {
            LocalDateTime(date: $0, hour: hour, minute: minute, second: second)
        }
    }

    static let names: [(String, String, String)] = [
        ("Jane Doe", "Jane", "Doe"), ("Doe, Jane Q.", "Jane Q.", "Doe"), ("Plato", "", "Plato"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"), ("John Smith Jr.", "John", "Smith"),
        ("John Smith, Jr.", "John", "Smith"), ("Anna “Nan” Lee", "Anna", "Lee"),
        ("The Marginalia Authors", "", "The Marginalia Authors"),
        ("J. R. R. Tolkien", "J. R. R.", "Tolkien"), ("de Gaulle, Charles", "Charles", "de Gaulle"),
    ]

    @Test("Names are taken apart", arguments: names)
    func name(_ name: String, _ given: String, _ family: String) throws {
        let contributor = try #require(try Self.read("author: \"\(name)\"").document.contributors.first)
        #expect(contributor == Contributor(role: .author, name: name, given: given, family: family))
    }

    static let faults: [(String, String, Int)] = [
        ("title: A: B", "frontMatterMalformed", 2), ("title: [A", "frontMatterMalformed", 3),
        ("a: 1\ntitle: *x", "frontMatterMalformed", 3), ("title: A\ntitle: B", "frontMatterMalformed", 3),
        ("- A", "frontMatterInvalid", 2), ("just words", "frontMatterInvalid", 2),
        ("title: [A]", "frontMatterInvalid", 2),
        ("date: 2020-02-30", "frontMatterInvalid", 2), ("\ndate: 5/4/2020", "frontMatterInvalid", 3),
        ("slug: A b", "frontMatterInvalid", 2), ("status: live", "frontMatterInvalid", 2),
        ("language: english please", "frontMatterInvalid", 2),
        ("source: ftp://a", "frontMatterInvalid", 2), ("source: javascript:alert(1)", "frontMatterInvalid", 2),
        ("author: A\nauthors: [B]", "frontMatterInvalid", 3), ("authors:\n  - affiliation: X", "frontMatterInvalid", 3),
        ("comments:\n  - body: x", "frontMatterInvalid", 3), ("comments:\n  - author: x", "frontMatterInvalid", 3),
        ("comments:\n  - x", "frontMatterInvalid", 3),
        ("comments:\n  - {author: a, body: b, replyTo: 1}", "frontMatterInvalid", 3),
        ("comments:\n  - {author: a, body: b, date: soon}", "frontMatterInvalid", 3),
        ("comments:\n  - {author: a, body: b, date: 2020-01-01T25:00}", "frontMatterInvalid", 3),
        ("comments:\n  - {author: a, body: b, website: 'javascript:x'}", "frontMatterInvalid", 3),
    ]

    @Test("What other programs write is read where it can mean one thing only, and left out with a warning else")
    func others() throws {
        let result = try Self.read(
            """
            author: Ada Nwosu and Leo van Dijk
            editors: [{name: Ruth Amani, affiliation: [Leiden, Delft]}]
            date: 2019-03-04 10:00:00 -0500
            status: publish
            lang: en_US
            category: Rivers
            categories: [Trade, Rivers]
            comments: true
            references: [{id: reed, type: book, title: Reeds}]
            """
        )
        let document = result.document
        #expect(document.contributors.map(\.name) == ["Ada Nwosu", "Leo van Dijk", "Ruth Amani"])
        #expect(document.contributors.last?.affiliation == "Leiden, Delft")
        #expect(document.publishedOn?.description == "2019-03-04")
        #expect(document.status == .published)
        #expect(document.language == "en-US")
        #expect(document.categories == ["Rivers", "Trade"])
        #expect(result.report.warnings.map(\.code) == ["unknownValue", "unknownValue"])
        for date in ["May 1, 2020", "1 May 2020", "2020-05-01T10:00+0200"] {
            #expect(try Self.read("date: \(date)").document.publishedOn?.description == "2020-05-01", "\(date)")
        }
        #expect(try Self.read("author: Nwosu, Ada").document.contributors.map(\.family) == ["Nwosu"])
    }

    @Test("A fault is refused with its line", arguments: faults)
    func fault(_ yaml: String, _ code: String, _ line: Int) {
        let error = #expect(throws: ImportError.self) { try Self.read(yaml) }
        #expect(error?.code == code)
        #expect(error?.message.hasPrefix("Line \(line):") == true, "\(error?.message ?? "")")
    }

    @Test(
        "Front matter that never ends, and TOML, are refused",
        arguments: [("---\ntitle: a\n\nText", "frontMatterMalformed"), ("+++\na = 1\n+++\n", "unsupportedFrontMatter")]
    )
    func unended(_ text: String, _ code: String) {
        let error = #expect(throws: ImportError.self) { try MarkdownImporter.read(text) }
        #expect(error?.code == code)
    }

    @Test("Unknown keys get a warning with their line")
    func unknown() throws {
        let result = try Self.read("title: a\nlayout: post\nauthors:\n  - name: B\n    twitter: c")
        #expect(result.report.warnings.map(\.code) == ["unknownKey", "unknownKey"])
        #expect(result.report.warnings.map { $0.message.prefix(7) } == ["Line 3:", "Line 6:"])
    }

    @Test(
        "It may end with dots, have spaces behind its lines and Windows line ends",
        arguments: ["---  \ntitle: a\n...\nText.", "---\r\ntitle: a\r\n--- \r\nText.", "---\ntitle: a\n---\nText."]
    )
    func forms(_ text: String) throws {
        let result = try MarkdownImporter.read(text)
        #expect(result.document.title == "a")
        #expect(result.document.sections.map(\.text) == ["Text."])
        MarkdownImporterTests.expectTiles(result, of: text)
    }
}
