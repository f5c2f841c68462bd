import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesWeb

@Suite("Feeds")
struct FeedTests {
    private static let uuid = "urn:uuid:00000000-0000-4000-8000-000000000001"

    private func request(host: String?) -> Request {
        var fields: HTTPFields = [:]
        fields[HTTPField.Name("Host")!] = host
        return Request(path: "/v1/feed.atom", fields: fields)
    }

    private func articles(_ article: Article, _ opening: Articles.Section?) throws -> String {
        let renderer = PageRenderer()
        let address = FeedAddress(site: renderer.site, request: request(host: "host.example"))
        let feed = ArticleFeed(
            [FeedArticle(article: article, opening: opening)],
            id: Self.uuid,
            site: renderer.site,
            address: address
        )
        return renderer.render(feed, with: "articles.atom")
    }

    private func comments(_ feed: FeedComments) throws -> String {
        let renderer = PageRenderer()
        let address = FeedAddress(site: renderer.site, request: request(host: "host.example"))
        return renderer.render(CommentFeed(feed, address: address), with: "comments.atom")
    }

    @Test(
        "Addresses begin with the site's own origin, else with the host that was asked, else with localhost",
        arguments: [
            (nil, "host.example:8080", "http://host.example:8080"), (nil, nil, "http://localhost"),
            (nil, "", "http://localhost"), ("https://notes.example", "evil.example", "https://notes.example"),
            ("https://notes.example/", nil, "https://notes.example"),
        ]
    )
    func origin(own: String?, host: String?, expected: String) {
        #expect(FeedAddress(site: Site(origin: own), request: request(host: host)).origin == expected)
    }

    @Test("An empty feed is whole, and has a time that stays the same")
    func empty() throws {
        let renderer = PageRenderer()
        let address = FeedAddress(site: renderer.site, request: request(host: "a"))
        let feed = ArticleFeed([], id: Self.uuid, site: renderer.site, address: address)
        #expect(
            renderer.render(feed, with: "articles.atom") == """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <id>\(Self.uuid)</id>
                <title>Marginalia</title>
                <updated>1970-01-01T00:00:00Z</updated>
                <link rel="self" type="application/atom+xml" href="http://a/v1/feed.atom"/>
                <link rel="alternate" type="text/html" href="http://a/"/>
                <generator>Marginalia</generator>
                </feed>

                """
        )
    }

    @Test("An article makes an entry with all that it has")
    func golden() throws {
        let opening = Articles.Section(
            anchor: "lead",
            number: 0,
            heading: nil,
            level: 1,
            text: "Opening.",
            html: "<p>Opening &amp; more.</p>",
            wordCount: 1,
            markers: []
        )
        let page = "http://host.example/articles/reading-downwards"
        #expect(
            try articles(PageSample.article, opening) == """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <id>\(Self.uuid)</id>
                <title>Marginalia</title>
                <updated>2024-06-10T06:13:20Z</updated>
                <link rel="self" type="application/atom+xml" href="http://host.example/v1/feed.atom"/>
                <link rel="alternate" type="text/html" href="http://host.example/"/>
                <generator>Marginalia</generator>
                <entry xml:lang="en" xml:base="\(page)">
                <id>urn:uuid:\(PageSample.article.id)</id>
                <title>Reading Downwards: What the Foot of the Page Is For</title>
                <link rel="alternate" type="text/html" href="\(page)"/>
                <link rel="replies" type="application/atom+xml" \
                href="http://host.example/v1/articles/reading-downwards/comments.atom"/>
                <published>2024-06-10T00:00:00Z</published>
                <updated>2024-06-10T06:13:20Z</updated>
                <author><name>Nguyễn Thị Ánh Tuyết</name></author>
                <author><name>Jonas Weir</name></author>
                <category term="books" label="Books"/>
                <category term="typography" label="Typography"/>
                <summary>A short history of the note, and a defence.</summary>
                <content type="html">&lt;p&gt;Opening &amp;amp; more.&lt;/p&gt;</content>
                </entry>
                </feed>

                """
        )
    }

    @Test("A comment makes an entry that says what it answers, and nothing private")
    func goldenComment() throws {
        var comment = try #require(PageSample.comments.first)
        comment.parentID = nil
        comment.author.name = "Ada & Bo"
        comment.author.website = nil
        comment.html = "<p>Yes.</p>"
        comment.editedAt = nil
        let feed = FeedComments(article: PageSample.article, comments: [comment])
        let page = "http://host.example/articles/reading-downwards"
        #expect(
            try comments(feed) == """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en">
                <id>\(CommentFeed.name(of: PageSample.article.id))</id>
                <title>Comments on Reading Downwards: What the Foot of the Page Is For</title>
                <updated>\(comment.createdAt)</updated>
                <link rel="self" type="application/atom+xml" \
                href="http://host.example/v1/articles/reading-downwards/comments.atom"/>
                <link rel="alternate" type="text/html" href="\(page)#comments"/>
                <generator>Marginalia</generator>
                <entry xml:base="\(page)">
                <id>urn:uuid:\(comment.id)</id>
                <title>Ada &amp; Bo on Reading Downwards: What the Foot of the Page Is For</title>
                <link rel="alternate" type="text/html" href="\(page)#comment-\(comment.id)"/>
                <thr:in-reply-to ref="urn:uuid:\(PageSample.article.id)" href="\(page)" type="text/html"/>
                <published>\(comment.createdAt)</published>
                <updated>\(comment.createdAt)</updated>
                <author><name>Ada &amp; Bo</name></author>
                <content type="html">&lt;p&gt;Yes.&lt;/p&gt;</content>
                </entry>
                </feed>

                """
        )
    }

    @Test("An article without authors, date, summary and sections still makes an entry")
    func bare() throws {
        var article = PageSample.article
        article.contributors = []
        article.categories = []
        article.publishedOn = nil
        article.summary = nil
        article.subtitle = nil
        let text = try articles(article, nil)
        #expect(text.contains("<author><name>Marginalia</name></author>"))
        for element in ["<published>", "<summary>", "<content", "<category"] { #expect(!text.contains(element)) }
    }

    @Test("No text breaks out of the element or attribute that it stands in", arguments: EscapingTests.hostile)
    func hostile(text: String) throws {
        var article = PageSample.article
        article.title = text
        article.summary = text
        article.language = text
        article.categories = [Category(slug: PageSample.slug("a"), name: text)]
        article.contributors = [
            Contributor(role: .author, name: text, given: text, family: text, affiliation: nil, biography: nil)
        ]
        let section = Articles.Section(
            anchor: "lead",
            number: 0,
            heading: nil,
            level: 1,
            text: text,
            html: text,
            wordCount: 1,
            markers: []
        )
        var comment = try #require(PageSample.comments.first)
        comment.author.name = text
        comment.author.website = "https://example.org/" + text
        comment.html = text
        try Self.checkWellFormed(try articles(article, section))
        try Self.checkWellFormed(try comments(FeedComments(article: article, comments: [comment])))
    }

    @Test("Characters that XML forbids don't come through")
    func forbidden() throws {
        var article = PageSample.article
        article.title = "a\u{0}b\u{1F}c\u{FFFE}d\u{FFFF}e\u{B}f\u{FFFD}g"
        let text = try articles(article, nil)
        #expect(text.contains("<title>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g</title>"))
    }

    @Test("A comment says what it answers: another comment, or the article")
    func threads() throws {
        var root = try #require(PageSample.comments.first)
        root.parentID = nil
        var reply = root
        reply.id = Identifier(high: 1 << 16 | 0x7000, low: 1 << 63)
        reply.parentID = root.id
        let text = try comments(FeedComments(article: PageSample.article, comments: [reply, root]))
        let page = "http://host.example/articles/\(PageSample.article.slug)"
        #expect(text.contains(#"ref="urn:uuid:\#(root.id)" href="\#(page)#comment-\#(root.id)""#))
        #expect(text.contains(#"ref="urn:uuid:\#(PageSample.article.id)" href="\#(page)""#))
    }

    @Test("The feed of comments has a name of its own, made from the article's as RFC 9562 says")
    func name() throws {
        // As Python's uuid.uuid5(uuid.NAMESPACE_DNS, "comments") has it.
        let article = try #require(Identifier<Article>("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
        #expect(CommentFeed.name(of: article) == "urn:uuid:254c3359-29b0-5e39-8fd0-8e1aaa87d58b")
    }

    @Test("The JSON feed says the same, and leaves out what is absent")
    func json() throws {
        var article = PageSample.article
        article.summary = nil
        article.subtitle = nil
        let address = FeedAddress(site: Site(), request: request(host: "host.example"))
        let feed = ArticleFeed(
            [FeedArticle(article: article, opening: nil)],
            id: Self.uuid,
            site: Site(),
            address: address
        )
        let bytes = try JSONFeed(feed, origin: address.origin).encoded()
        let object = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["version"] as? String == "https://jsonfeed.org/version/1.1")
        #expect(object["feed_url"] as? String == "http://host.example/v1/feed.json")
        let item = try #require((object["items"] as? [[String: Any]])?.first)
        #expect(item["id"] as? String == "urn:uuid:\(article.id)")
        #expect(item["url"] as? String == "http://host.example/articles/\(article.slug)")
        #expect(item["content_html"] as? String == "")
        #expect(item["summary"] == nil && object["description"] == nil)
    }

    /// Tags nest, attributes are quoted, and no bare `<` or `&` stands in text; the feeds need no more of XML than that.
    private static func checkWellFormed(_ text: String) throws {
        // An XML parser knows no accents that make one character of two.
        let text = String(text.unicodeScalars.map { $0.isASCII ? Character($0) : "?" })
        var open: [Substring] = []
        var rest = text.dropFirst(#"<?xml version="1.0" encoding="utf-8"?>"#.count)
        while let start = rest.firstIndex(of: "<") {
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            #expect(!tag.contains("<"), "\(tag)")
            #expect(tag.filter { $0 == "\"" }.count % 2 == 0, "\(tag)")
            if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        #expect(open.isEmpty)
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"]
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            #expect(known.contains { piece.hasPrefix($0) }, "\(piece.prefix(20))")
        }
    }
}
