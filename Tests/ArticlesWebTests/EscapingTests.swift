import Articles
import Testing

@testable import ArticlesWeb

@Suite("Escaping")
struct EscapingTests {
    /// Texts that break out of text, of attributes, of scripts, of templates, or of a naive escaper.
    static let hostile = [
        #""><script>alert(1)</script>"#,
        #"' onmouseover='alert(1)"#,
        "</title></textarea></script><img src=x onerror=alert(1)>",
        "\"\u{301} onfocus=alert(1) autofocus x=\u{301}\"",
        "<\u{338}script>alert(1)</script>\u{338}",
        "{{{head.title}}} {{>comment}} {{#articles}}",
        "&lt;b&gt; &amp;quot; & &#x22;",
        "<!-- ]]> \u{2028} \u{202E}",
        "\u{0}\t\r\n \"x",
        "javascript:alert(1)//http://",
    ]

    /// A page whose every text is this one.
    static func page(of text: String) -> ArticlePage {
        var article = PageSample.article
        article.title = text
        article.subtitle = text
        article.summary = text
        article.language = text
        article.sourceURL = "https://host/" + text
        article.dedication = text
        article.categories = [Category(slug: PageSample.slug("a"), name: text)]
        article.contributors = [.author, .author, .editor].map {
            Contributor(role: $0, name: text, given: text, family: text, affiliation: text, biography: text)
        }
        let section = Section(
            anchor: text,
            number: 1,
            heading: text,
            level: 1,
            text: text,
            html: "<p>safe</p>",
            wordCount: 1,
            markers: [Marker(citation: 1, paragraph: 0, offset: 0, quote: text)]
        )
        var item = CSLItem(type: text)
        item.title = text
        item.containerTitle = text
        item.url = text
        item.doi = text
        item.author = [CSLName(literal: text), CSLName(family: text)]
        let citation = Citation(
            number: 1,
            label: text,
            text: text,
            html: "<p>safe</p>",
            sources: [CitedSource(source: Source(id: PageSample.id(1), csl: item, key: text), confidence: 1)],
            warnings: [text]
        )
        var root = PageSample.comment(1, text, "<p>safe</p>", website: text, anchor: .section(text))
        root.author.avatarSeed = text
        root.body = text
        root.quote = TextQuote(exact: text, prefix: text)
        let reply = PageSample.comment(2, text, "<p>safe</p>", parent: 1, website: "https://host/" + text)
        var form = CommentForm(message: text)
        for field in CommentForm.Field.allCases {
            form.values[field] = text
            form.errors[field] = text
        }
        form.values[.parent] = root.id.description
        return ArticlePage(
            article: article,
            sections: Array(repeating: section, count: 5),
            citations: [citation],
            comments: [root, reply],
            nextComments: text,
            form: form
        )
    }

    /// NUL has no place in HTML and is shown as U+FFFD.
    private func shown(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    @Test("A hostile text in every field is shown as text and changes nothing else", arguments: hostile)
    func article(text: String) throws {
        let site = Site(name: text, description: text, origin: "https://host")
        let hostile = try PageChecker(PageRenderer(site: site).article(Self.page(of: text)))
        let harmless = try PageChecker(PageRenderer(site: site).article(Self.page(of: "words")))
        // The two differ in links that are let through or not, and in nothing else.
        func frame(_ page: PageChecker) -> [String] {
            page.elements.filter { !["a", "img"].contains($0.name) && $0["class"] != "origin" }.map(\.name)
        }
        #expect(frame(hostile) == frame(harmless))
        let keys = Set(harmless.elements.flatMap(\.attributes.keys))
        #expect(hostile.elements.allSatisfy { keys.isSuperset(of: $0.attributes.keys) })
        let shown = shown(text)
        #expect(hostile.all("h1").map(\.text) == [shown])
        #expect(hostile.all("title").map(\.text) == ["\(shown) – \(shown)"])
        #expect(hostile.all("textarea").map(\.text) == ["\n" + shown])
        #expect(hostile.withID("post-name")?["value"] == shown)
        let ids = hostile.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        for element in hostile.elements {
            let target = element["href"] ?? element["src"] ?? element["action"]
            if let target, target != shown, !target.hasPrefix("https://"), !target.hasPrefix("data:image/") {
                #expect(target.hasPrefix("/") || target.hasPrefix("#"), "\(target)")
            }
        }
        #expect(!hostile.all("img").contains { $0["src"]?.contains(text) == true })
    }

    private func isOwn(_ script: PageChecker.Element) -> Bool {
        script["src"]?.hasPrefix("/assets/") == true && script.text.isEmpty
    }

    @Test("A hostile text in the other pages is shown as text", arguments: hostile)
    func others(text: String) throws {
        let renderer = PageRenderer(site: Site(name: text, description: text))
        let index = try PageChecker(renderer.index(IndexPage(articles: [Self.page(of: text).article], next: text)))
        let shown = shown(text)
        #expect(index.all("h1").map(\.text) == [shown] && index.all("h2").map(\.text) == [shown])
        #expect(index.all("script").allSatisfy(isOwn) && index.all("img").isEmpty)
        let problem = try PageChecker(renderer.problem(status: 404, title: text, detail: text))
        #expect(problem.all("h1").map(\.text) == [shown])
        #expect(problem.all("script").allSatisfy(isOwn) && problem.all("img").isEmpty)
        let match = SearchMatch(
            kind: .section,
            slug: PageSample.article.slug,
            title: text,
            snippet: text,
            ranges: [0..<text.utf16.count],
            position: SearchPosition(rank: 0, kind: .section, row: 1)
        )
        let search = try PageChecker(renderer.search(SearchPage(query: text, matches: [match], message: text)))
        #expect(search.all("mark").map(\.text) == [shown] && search.all("img").isEmpty)
        #expect(search.withID("search")?["value"] == shown)
        #expect(search.all("script").allSatisfy(isOwn))
    }

    @Test(
        "Only http and https addresses become links",
        arguments: [
            ("https://example.org", "example.org", "plain"),
            ("HTTP://Example.org:8080/a?b#c", "Example.org", "a port is no part of the host"),
            ("https://user:secret@example.org/", "example.org", "credentials are no part of the host"),
            ("https://bank.example@evil.example/", "evil.example", "what stands before @ is not the host"),
            ("https://bank.example\\@evil.example/", "bank.example", "browsers read \\ as /"),
            ("https://[2001:db8::1]:443/", "[2001:db8::1]", "IPv6"),
            ("https://한국.example/", "한국.example", "not ASCII"),
            ("javascript:alert(1)", nil, "script"),
            ("java\tscript:alert(1)", nil, "browsers drop the tab"),
            (" https://example.org", nil, "browsers trim the space"),
            ("https://exa mple.org", nil, "a space"),
            ("https://example.org/\n", nil, "a line break"),
            ("//example.org", nil, "no scheme"),
            ("https:/example.org", nil, "one slash"),
            ("https://", nil, "no host"),
            ("https://@/", nil, "no host after the credentials"),
            ("httpsx://example.org", nil, "another scheme"),
            ("data:text/html,x", nil, "data"),
            ("", nil, "nothing"),
        ] as [(String, String?, String)]
    )
    func addresses(text: String, host: String?, reason: String) {
        #expect(WebAddress(text)?.host == host, "\(reason)")
    }
}
