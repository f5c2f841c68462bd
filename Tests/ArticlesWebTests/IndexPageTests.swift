import Articles
import Testing

@testable import ArticlesWeb

@Suite("The front page and problems")
struct IndexPageTests {
    let renderer: PageRenderer

    init() { renderer = PageRenderer(site: PageSample.site) }

    @Test("Articles stand with title, byline, date and summary, one without a title by its author")
    func index() throws {
        var untitled = PageSample.article
        untitled.title = nil
        untitled.summary = nil
        untitled.slug = PageSample.slug("untitled")
        let page = try PageChecker(
            renderer.index(IndexPage(articles: [PageSample.article, untitled], next: "/?cursor=abc"))
        )
        #expect(page.all("h1").map(\.text) == ["Marginalia"])
        #expect(
            page.all("h2").map(\.text) == [
                "Reading Downwards: What the Foot of the Page Is For",
                "An article by Nguyễn Thị Ánh Tuyết and Jonas Weir",
            ]
        )
        #expect(page.all(className: "names").map(\.text) == ["Nguyễn Thị Ánh Tuyết and Jonas Weir"])
        #expect(page.all(className: "summary").count == 1)
        #expect(page.all("time").map { $0["datetime"] } == ["2024-06-10", "2024-06-10"])
        #expect(page.all(className: "facts").first?.text == "10 June 2024 · 8 minutes to read · 12 notes · 8 comments")
        #expect(
            page.all("a").compactMap { $0["href"] } == [
                "/articles/reading-downwards", "/articles/untitled", "/?cursor=abc", "/v1/articles",
            ]
        )
    }

    @Test("Without articles it says so")
    func empty() throws {
        let page = try PageChecker(renderer.index(IndexPage(articles: [])))
        #expect(page.all(className: "empty").map(\.text) == ["No article has been published yet."])
        #expect(page.all("ol").isEmpty)
    }

    @Test("A problem says what went wrong and is not to be found")
    func problem() throws {
        let page = try PageChecker(renderer.problem(status: 404, title: "Not found", detail: "No such article."))
        #expect(page.all("h1").map(\.text) == ["Not found"])
        #expect(page.all("title").map(\.text) == ["Not found – Marginalia"])
        #expect(page.meta("robots") == "noindex")
    }

    @Test(
        "Parts are joined as in print",
        arguments: [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B, and C")]
    )
    func joining(parts: [String], expected: String) {
        #expect(Wording.joined(parts) == expected)
    }
}
