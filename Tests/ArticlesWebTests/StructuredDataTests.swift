import Articles
import Foundation
import Testing

@testable import ArticlesWeb

@Suite("Structured data")
struct StructuredDataTests {
    private func data(_ page: ArticlePage) throws -> [String: Any] {
        let checker = try PageChecker(PageRenderer(site: PageSample.site).article(page))
        let script = try #require(checker.all("script").first { $0["type"] == "application/ld+json" })
        return try #require(try JSONSerialization.jsonObject(with: Data(script.text.utf8)) as? [String: Any])
    }

    @Test("It parses as JSON-LD and says what the page says")
    func content() throws {
        let data = try data(PageSample.page)
        #expect(data["@context"] as? String == "https://schema.org")
        #expect(data["@type"] as? String == "ScholarlyArticle")
        #expect(data["headline"] as? String == PageSample.article.title)
        #expect(data["url"] as? String == "https://essays.example/articles/reading-downwards")
        #expect(data["datePublished"] as? String == "2024-06-10")
        let authors = try #require(data["author"] as? [[String: Any]])
        #expect(authors.map { $0["familyName"] as? String } == ["Nguyễn", "Weir"])
        let works = try #require(data["citation"] as? [[String: Any]])
        #expect(works.count == 1)
        #expect(works[0]["@type"] as? String == "ScholarlyArticle")
        #expect(works[0]["datePublished"] as? String == "1955-07")
        #expect(works[0]["sameAs"] as? String == "https://doi.org/10.1126/science.122.3159.108")
    }

    @Test("A work that several notes cite stands once, and an article that cites none is no scholarly one")
    func works() throws {
        var page = PageSample.page
        page.citations[7].sources = page.citations[6].sources
        #expect((try data(page)["citation"] as? [Any])?.count == 1)
        for index in page.citations.indices { page.citations[index].sources = [] }
        #expect(try data(page)["@type"] as? String == "Article")
    }

    @Test("A hostile title stays a title, and nothing in the block can close it", arguments: EscapingTests.hostile)
    func hostile(title: String) throws {
        var page = PageSample.page
        page.article.title = title
        #expect(try data(page)["headline"] as? String == title)
        let json = StructuredData.json(for: EscapingTests.page(of: title), site: PageSample.site, path: "/")
        #expect(!json.contains("<") && !json.contains(">") && !json.contains("&"))
    }

    @Test(
        "Dates that are none are left out",
        arguments: [
            ([[2019, 11, 5]], "2019-11-05"), ([[2019, 11]], "2019-11"), ([[2019]], "2019"), ([[2019], [2020]], "2019"),
            ([[800]], "0800"), ([[2019, 13]], nil), ([[2019, 2, 30]], nil), ([[-3]], nil), ([[]], nil), ([], nil),
            ([[Int.max, Int.min]], nil), ([[2019, 1, 2, 3]], "2019-01-02"),
        ] as [([[Int]], String?)]
    )
    func dates(parts: [[Int]], expected: String?) throws {
        var page = PageSample.page
        page.citations[6].sources[0].source.csl.issued = CSLDate(dateParts: parts)
        let works = try #require(try data(page)["citation"] as? [[String: Any]])
        #expect(works[0]["datePublished"] as? String == expected)
    }
}
