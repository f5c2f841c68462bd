import Articles
import Testing

@testable import ArticlesWeb

@Suite("The page of a search")
struct SearchPageTests {
    let renderer: PageRenderer

    init() { renderer = PageRenderer(site: PageSample.site) }

    private func page(_ page: SearchPage) throws -> PageChecker { try PageChecker(renderer.search(page)) }

    private static func match(_ snippet: String, _ ranges: [Range<Int>], kind: SearchMatch.Kind = .section)
        -> SearchMatch
    {
        SearchMatch(
            kind: kind,
            slug: PageSample.article.slug,
            title: PageSample.article.title,
            section: "the-margin",
            citation: kind == .citation ? 3 : nil,
            comment: kind == .comment ? PageSample.id(7) : nil,
            snippet: snippet,
            ranges: ranges,
            position: SearchPosition(rank: 0, kind: kind, row: 1)
        )
    }

    @Test(
        "What matches is marked, by UTF-16 code units",
        arguments: [
            ("a note", [2..<6], ["note"]), ("𝄞 note 𝄞 note", [3..<7, 11..<15], ["note", "note"]),
            ("note", [0..<4], ["note"]), ("note", [], []), ("ab", [0..<1, 1..<2], ["a", "b"]),
            ("short", [2..<99], []), ("abcd", [2..<3, 0..<1], ["c"]),
        ] as [(String, [Range<Int>], [String])]
    )
    func marks(snippet: String, ranges: [Range<Int>], marked: [String]) throws {
        let page = try page(SearchPage(query: "note", matches: [Self.match(snippet, ranges)]))
        #expect(page.all("mark").map(\.text) == marked)
        #expect(page.all(className: "snippet").map(\.text) == [snippet])
    }

    @Test("A result leads to its section, note or comment")
    func links() throws {
        let matches = SearchMatch.Kind.allCases.map { Self.match("note", [], kind: $0) }
        let page = try page(SearchPage(query: "note", matches: matches, isCut: true))
        let results = page.all("a").compactMap { $0["href"] }.filter { $0.contains("#") }
        let path = "/articles/reading-downwards"
        let comment: Identifier<Articles.Comment> = PageSample.id(7)
        #expect(results == ["\(path)#the-margin", "\(path)#citation-3", "\(path)#comment-\(comment)"])
        #expect(page.all("h2").map(\.text) == ["The best 3 places"])
    }

    @Test("The query stays in the field, and the page says when nothing was found or it can't be read")
    func states() throws {
        let nothing = try page(SearchPage(query: "quark", matches: []))
        #expect(nothing.all("h2").map(\.text) == ["Nothing was found."])
        #expect(nothing.withID("search")?["value"] == "quark")
        let wrong = try page(SearchPage(query: "\"", message: "It has a fault."))
        #expect(wrong.all(className: "message").map(\.text) == ["It has a fault."] && wrong.all("h2").isEmpty)
        let empty = try page(SearchPage(query: ""))
        #expect(empty.all("h2").isEmpty && empty.all("title").map(\.text) == ["Search – Marginalia"])
    }
}
