import Articles
import Foundation
import Testing

@testable import ArticlesWeb

@Suite("The page of an article")
struct ArticlePageTests {
    let renderer: PageRenderer

    init() { renderer = PageRenderer(site: PageSample.site) }

    private func page(_ change: (inout ArticlePage) -> Void = { _ in }) throws -> PageChecker {
        var page = PageSample.page
        change(&page)
        return try PageChecker(renderer.article(page))
    }

    @Test("It is well formed, each id stands once, and every link within the page leads somewhere")
    func wellFormed() throws {
        let page = try page()
        let ids = page.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        for link in page.all("a").compactMap({ $0["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
        }
        for label in page.elements.compactMap({ $0["aria-labelledby"] ?? $0["aria-describedby"] ?? $0["for"] }) {
            #expect(ids.contains(label), "\(label) names nothing")
        }
    }

    @Test("Its script is a module of this build; it carries no inline script, style or event handler")
    func nothingInline() throws {
        let page = try page()
        #expect(page.all("style").isEmpty)
        let scripts = page.all("script").filter { $0["type"] != "application/ld+json" }
        #expect(scripts.map { $0["src"] } == [renderer.assets.path(of: "page.js")])
        #expect(scripts.allSatisfy { $0["type"] == "module" && $0.text.isEmpty })
        for element in page.elements {
            #expect(!element.attributes.keys.contains { $0 == "style" || $0.hasPrefix("on") })
        }
        let sheets = page.all("link").filter { $0["rel"] == "stylesheet" }.map { $0["href"] }
        #expect(sheets == [renderer.assets.path(of: "page.css")])
    }

    @Test("Every note leads back to every place that cites it")
    func backLinks() throws {
        let page = try page()
        let markers = page.all(role: "doc-noteref")
        let backLinks = page.all(role: "doc-backlink").compactMap { $0["href"] }
        #expect(markers.count == 13)
        #expect(Set(backLinks) == Set(markers.compactMap { $0["id"].map { "#\($0)" } }))
        #expect(backLinks.count == markers.count)
        #expect(
            Set(markers.compactMap { $0["href"] }) == Set(page.notes.map { "#\($0["id"] ?? "")" })
        )
        #expect(Set(page.all(role: "doc-backlink").map { $0["aria-label"] }).count == markers.count)
    }

    @Test(
        "Back-links stand at the end of the note's last line",
        arguments: [
            ("<p>One.</p><p>Two.</p>", "<p>Two.\u{A0}<a class=\"back\""),
            ("One, inline.", "inline.\u{A0}<a class=\"back\""),
            ("<p>One.</p><ul><li>a</li></ul>", "</ul>\u{A0}<a class=\"back\""),
        ]
    )
    func backLinkPlace(html: String, expected: String) throws {
        let note = NoteView(Citation(number: 3, text: "", html: html), markers: 1, resolvesTo: nil, chrome: "")
        #expect(note.noteHTML.contains(expected))
    }

    @Test("A note without a marker has no back-link, and one that points at a missing note no link to it")
    func orphans() throws {
        let page = try page {
            $0.citations.append(Citation(number: 13, text: "x", html: "<p>x</p>", resolvedFrom: 99))
        }
        let note = try #require(page.withID("citation-13"))
        #expect(note.text == "x")
    }

    @Test("Ibid. leads to the note that holds the work")
    func resolvedNotes() throws {
        let page = try page()
        #expect(page.withID("citation-6")?.text.contains("see note 1") == true)
        #expect(page.all(className: "resolved").map { $0["href"] } == ["#citation-1", "#citation-1"])
    }

    @Test("A label is shown in place of the number, and the numbers of the others stay true")
    func labels() throws {
        let page = try page {
            $0.citations.removeFirst()
            $0.citations[2].label = "ranke"
            let shown = "role=\"doc-noteref\">"
            for index in $0.sections.indices {
                $0.sections[index].html.replace("\(shown)3<", with: "\(shown)*<")
            }
        }
        // What the markers show, and not what a note is called in Markdown.
        #expect(page.all(className: "label").map(\.text) == ["*"])
        #expect(page.notes.map { $0["value"] } == (2...12).map { "\($0)" })
    }

    @Test("Sections have their anchors as ids, and headings a rank by level that never passes six")
    func sections() throws {
        let page = try page {
            $0.sections[3].level = 9
            $0.sections[4].level = -1
        }
        #expect(page.all("section").compactMap { $0["id"] }.prefix(6) == PageSample.sections.map(\.anchor)[...])
        #expect(page.all("h6").map(\.text) == ["A Counting of Notes"])
        #expect(page.all("h2").map(\.text).contains("The End of the Book"))
        #expect(page.all("h1").count == 1)
    }

    @Test("A table of contents stands only above more than three headings", arguments: [(4, 0), (5, 4), (6, 5)])
    func contents(sections: Int, entries: Int) throws {
        let page = try page { $0.sections = Array($0.sections.prefix(sections)) }
        #expect(page.all("nav").count == (entries > 0 ? 1 : 0))
        #expect(page.all("li").filter { $0["class"]?.hasPrefix("level-") == true }.count == entries)
    }

    @Test("A section steps aside where its anchor is an id that the page itself needs")
    func reservedAnchors() throws {
        let page = try page { page in
            let anchors = ["post", "comments", "citation-5", "marker-1-2", "section-post", "post"]
            for (index, anchor) in anchors.enumerated() { page.sections[index].anchor = anchor }
            page.comments[8].anchor = .section("comments")
        }
        let ids = page.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(page.withID("post")?.name == "form")
        #expect(
            page.all("section").compactMap { $0["id"] }.prefix(6) == [
                "section-post", "section-comments", "section-citation-5", "section-marker-1-2", "section-section-post",
                "section-post-2",
            ]
        )
        #expect(page.all("a").contains { $0["href"] == "#section-comments" && $0.text == "“The Margin”" })
    }

    @Test("Ten thousand equal anchors are told apart in a moment")
    func equalAnchors() {
        var page = PageSample.page
        page.sections = Array(repeating: page.sections[1], count: 10_000)
        #expect(Set(PageIdentifiers(page).sections).count == 10_000)
    }

    @Test("The head says where the page lives, what it is, and where its data is")
    func head() throws {
        let page = try page()
        let links = Dictionary(grouping: page.all("link")) { $0["rel"] ?? "" }
        #expect(links["canonical"]?.first?["href"] == "https://essays.example/articles/reading-downwards")
        #expect(links["alternate"]?.first?["href"] == "/v1/articles/reading-downwards")
        #expect(links["alternate"]?.first?["type"] == "application/json")
        #expect(page.meta("description") == "A short history of the note, and a defence.")
        #expect(page.meta("og:title") == PageSample.article.title)
        #expect(page.meta("article:published_time") == "2024-06-10")
        #expect(page.all("meta").filter { $0["name"] == "citation_author" }.count == 2)
        #expect(page.all("title").map(\.text) == ["Reading Downwards: What the Foot of the Page Is For – Marginalia"])
    }

    @Test("Without a summary the description is how the text begins, cut between words")
    func description() throws {
        let page = try page { $0.article.summary = " " }
        let description = try #require(page.meta("description"))
        #expect(PageSample.sections[0].text.hasPrefix(description.dropLast(2)))
        #expect(description.hasSuffix(" …") && description.count < 300)
    }

    @Test("An article without a title is headed by what it is, and its tab by author and date")
    func untitled() throws {
        let page = try page {
            $0.article.title = nil
            $0.article.contributors.remove(at: 1)
        }
        #expect(page.all("h1").map(\.text) == ["An article by Nguyễn Thị Ánh Tuyết"])
        #expect(page.all("title").map(\.text) == ["Nguyễn Thị Ánh Tuyết, 10 June 2024 – Marginalia"])
        // The heading has the name already.
        #expect(page.all(className: "byline").map { $0.text.filter { $0 != "\n" } } == ["Librarian, Hà Nội"])
    }

    @Test("An article without title, people and date still has a heading and a tab")
    func bare() throws {
        let page = try page {
            $0 = ArticlePage(
                article: Article(id: PageSample.id(3), slug: PageSample.slug("bare"), updatedAt: PageSample.time(0)),
                sections: [],
                citations: []
            )
        }
        #expect(page.all("h1").map(\.text) == ["An untitled article"])
        #expect(page.all("title").map(\.text) == ["An untitled article – Marginalia"])
        #expect(page.meta("description") == nil)
        #expect(page.all(className: "notes").isEmpty && page.all(className: "byline").isEmpty)
        #expect(page.all(className: "cite").first?.text.hasPrefix("Untitled article.") == true)
    }

    @Test("People stand in the byline with what they do, editors by themselves")
    func people() throws {
        let page = try page()
        #expect(page.all(className: "person").map(\.text) == ["Nguyễn Thị Ánh Tuyết", "Jonas Weir"])
        #expect(page.all(className: "affiliation").map(\.text) == ["Librarian, Hà Nội"])
        #expect(page.all(className: "editors").map(\.text) == ["Edited by 김서연, Managing Editor, and Ada O’Neill"])
        #expect(page.all("time").first?["datetime"] == "2024-06-10")
        #expect(page.all(className: "facts").first?.text == "10 June 2024 · 8 minutes to read · 8 comments")
    }

    @Test(
        "What the article says is in its language, what the site says in English",
        arguments: [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ko", "ltr"), ("az-Arab", "rtl")]
    )
    func languages(language: String, direction: String) throws {
        let page = try page { $0.article.language = language }
        let root = try #require(page.all("html").first)
        #expect(root["lang"] == language && root["dir"] == direction)
        for id in ["notes-heading", "cite-heading", "comments", "contents-heading"] {
            #expect(page.withID(id)?["lang"] == "en" && page.withID(id)?["dir"] == "ltr")
        }
    }

    @Test("An English page does not repeat its language")
    func english() throws {
        #expect(try page { $0.article.language = "en-GB" }.elements.filter { $0["lang"] != nil }.count == 1)
    }

    @Test("Without a known origin the canonical link is a path, and a hostile origin is no origin")
    func origins() throws {
        for origin in [nil, "", "javascript:alert(1)", "https://", "ftp://example.org"] {
            let page = try PageChecker(PageRenderer(site: Site(origin: origin)).article(PageSample.page))
            #expect(page.all("link").contains { $0["href"] == "/articles/reading-downwards" })
        }
        #expect(Site(origin: "https://example.org//").origin == "https://example.org")
    }

    @Test("The address to cite is the site's own; without one it is where the text first came out; a path is none")
    func citedAddress() throws {
        var sample = PageSample.page
        sample.article.sourceURL = "https://first.example/essay"
        let own = try PageChecker(renderer.article(sample)).all(className: "cite").first?.text ?? ""
        #expect(own.hasSuffix("\(PageSample.site.origin)/articles/\(sample.article.slug)"))
        let homeless = PageRenderer(site: Site())
        let elsewhere = try PageChecker(homeless.article(sample)).all(className: "cite").first?.text ?? ""
        #expect(elsewhere.hasSuffix("https://first.example/essay"))
        sample.article.sourceURL = nil
        let nowhere = try PageChecker(homeless.article(sample)).all(className: "cite").first?.text ?? "/articles/"
        #expect(!nowhere.contains("/articles/"))
    }

    @Test("How to cite: family name first, once, and no second full stop")
    func citationLine() {
        var article = PageSample.article
        func line() -> String { CitationLine.sentences(for: article).joined(separator: " ") }
        #expect(
            line()
                == "Nguyễn Thị Ánh Tuyết and Jonas Weir. “Reading Downwards: What the Foot of the Page Is For.” 10 June 2024."
        )
        article.contributors.removeFirst()
        article.title = "Who Reads Notes?"
        #expect(line() == "Weir, Jonas. “Who Reads Notes?” 10 June 2024.")
        article.contributors.insert(
            Contributor(role: .author, name: "Reading Group", given: "", family: "Reading Group"),
            at: 1
        )
        #expect(line() == "Weir, Jonas, and Reading Group. “Who Reads Notes?” 10 June 2024.")
    }

    @Test("How to cite: names, title and date keep their own directions, as beside a title in Arabic")
    func citationDirections() throws {
        var sample = PageSample.page
        sample.article.title = "الهامش والمتن"
        let page = renderer.article(sample)
        #expect(page.contains("<bdi>“الهامش والمتن.”</bdi> <bdi>10 June 2024.</bdi>"))
    }

    @Test("Two thousand notes and a thousand comments are rendered, none left out", .timeLimit(.minutes(10)))
    func large() throws {
        var page = PageSample.page
        page.citations = (1...2000).map {
            Citation(number: $0, text: "", html: "<p>Note \($0), of some length, as notes are.</p>")
        }
        page.sections[0].markers = (1...2000).map { Marker(citation: $0, paragraph: 0, offset: 0, quote: "") }
        page.comments = (1...1000 as ClosedRange<UInt64>).map { number -> Articles.Comment in
            let parent: UInt64? = number % 7 == 0 ? nil : number - 1
            return PageSample.comment(number, "Reader", "<p>x</p>", parent: parent)
        }
        let text = renderer.article(page)
        #expect(text.components(separatedBy: " of some length, as notes are.").count - 1 == 2000)
        #expect(text.components(separatedBy: "<p>x</p>").count - 1 == 1000)
    }
}

extension PageChecker {
    /// The items of the list of notes; `doc-endnote` would say it, but is deprecated (DPUB-ARIA 1.1).
    fileprivate var notes: [Element] { all("li").filter { $0["id"]?.hasPrefix("citation-") == true } }
}
