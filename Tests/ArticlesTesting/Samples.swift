public import Articles

/// Articles, notes and comments for the tests of every room; each a valid whole that a test changes as it needs.
public enum Samples {
    /// 2021-03-04T05:06:07Z.
    public static let time = Timestamp(millisecondsSince1970: 1_614_834_367_000)

    /// An identifier that is the same in every run; greater numbers sort later.
    public static func id<Entity>(_ number: Int) -> Identifier<Entity> {
        let milliseconds = UInt64(clamping: time.millisecondsSince1970) &+ UInt64(clamping: number)
        return Identifier(high: milliseconds << 16 | 0x7000, low: 0x8000_0000_0000_0000 | UInt64(clamping: number))
    }

    /// A slug of `a-z0-9-`.
    ///
    /// A text that is no slug is a mistake of the test.
    public static func slug(_ text: String) -> Slug {
        guard let slug = Slug(text) else { preconditionFailure("no slug: \(text)") }
        return slug
    }

    /// A day that exists.
    public static func date(_ text: String) -> CalendarDate {
        guard let date = CalendarDate(text) else { preconditionFailure("no date: \(text)") }
        return date
    }

    // MARK: Articles

    /// An author and an editor.
    public static let contributors = [
        Contributor(
            role: .author,
            name: "Ana-Lucía \"Lucy\" Ferrer",
            given: "Ana-Lucía",
            family: "Ferrer",
            affiliation: "Reader in Bibliography, Universidad de Montevideo",
            biography: "She collects margins."
        ),
        Contributor(role: .editor, name: "Tomasz Łącki", given: "Tomasz", family: "Łącki"),
    ]

    /// An article without its parts, numbered so that several can stand side by side.
    public static func article(
        _ number: Int = 1,
        slug: Slug? = nil,
        status: Article.Status = .published,
        publishedOn: CalendarDate? = date("2021-03-04"),
        categories: [Category] = [Category(slug: slug("bibliography"), name: "Bibliography")],
        contributors: [Contributor] = contributors
    ) -> Article {
        Article(
            id: id(number),
            slug: slug ?? self.slug("margins-\(number)"),
            title: "What the Margins Hold",
            subtitle: "On notes, and notes on notes",
            summary: "Readers have always written back.",
            status: status,
            language: "en",
            publishedOn: publishedOn,
            updatedAt: time,
            revision: 1,
            wordCount: 31,
            contributors: contributors,
            categories: categories,
            sourceURL: "https://example.org/margins",
            dedication: "For whoever reads with a pencil",
            comments: Article.CommentsPolicy(isOpen: true, closesAt: time.advanced(byMilliseconds: 86_400_000)),
            counts: Article.Counts(sections: sections.count, citations: citations.count, comments: 0)
        )
    }

    /// An article with its parts.
    public static func content(_ number: Int = 1) -> ArticleContent {
        content(of: article(number))
    }

    /// An article with the parts of the sample.
    public static func content(of article: Article) -> ArticleContent {
        var article = article
        article.counts = Article.Counts(sections: sections.count, citations: citations.count, comments: 0)
        return ArticleContent(article: article, sections: sections, citations: citations)
    }

    /// A lead and two sections, with markers of the notes in `citations`.
    public static let sections = [
        Section(
            anchor: Section.leadAnchor,
            number: 0,
            heading: nil,
            level: 1,
            text: "A margin is a door. Readers come in by it.",
            html: """
                <p>A margin is a door.<sup><a id="marker-1" href="#citation-1" role="doc-noteref">1</a></sup> \
                Readers come in by it.</p>
                """,
            wordCount: 10,
            markers: [Marker(citation: 1, paragraph: 0, offset: 19, quote: "A margin is a door.")]
        ),
        Section(
            anchor: "pencils",
            number: 1,
            heading: "Pencils",
            level: 1,
            text: "Graphite came late.\n\nBefore it there was the stylus, and the thumbnail.",
            html: "<p>Graphite came late.</p><p>Before it there was the stylus, and the thumbnail.</p>",
            wordCount: 12,
            markers: [
                Marker(citation: 2, paragraph: 0, offset: 19, quote: "Graphite came late."),
                Marker(
                    citation: 1,
                    paragraph: 1,
                    offset: 71,
                    quote: "Before it there was the stylus, and the thumbnail."
                ),
            ]
        ),
        Section(
            anchor: "naïveté",
            number: 2,
            heading: "Naïveté 📎",
            level: 2,
            text: "Nobody annotates an index.",
            html: "<p>Nobody annotates an index.</p>",
            wordCount: 4,
            markers: [Marker(citation: 3, paragraph: 0, offset: 26, quote: "Nobody annotates an index.")]
        ),
    ]

    /// Three notes (a work, one that points back to it, a remark with two works); `citedIn` agrees with the markers of `sections`.
    public static let citations = [
        Citation(
            number: 1,
            text: "H. J. Jackson, Marginalia: Readers Writing in Books (New Haven: Yale University Press, 2001), 44.",
            html: "<p>H. J. Jackson, <em>Marginalia</em>, 44.</p>",
            kind: .full,
            citedIn: [
                Citation.Place(section: "lead", paragraph: 0, offset: 19, quote: "A margin is a door."),
                Citation.Place(
                    section: "pencils",
                    paragraph: 1,
                    offset: 71,
                    quote: "Before it there was the stylus, and the thumbnail."
                ),
            ],
            sources: [CitedSource(source: jackson, locator: "44", confidence: 0.97)]
        ),
        Citation(
            number: 2,
            label: "*",
            text: "Ibid., 45.",
            html: "<p>Ibid., 45.</p>",
            kind: .ibid,
            resolvedFrom: 1,
            citedIn: [Citation.Place(section: "pencils", paragraph: 0, offset: 19, quote: "Graphite came late.")],
            sources: [CitedSource(source: jackson, locator: "45", confidence: 0.9)]
        ),
        Citation(
            number: 3,
            text: "See Grafton, The Footnote; see also Jackson, Marginalia.",
            html: "<p>See Grafton, <em>The Footnote</em>; see also Jackson.</p>",
            kind: .short,
            citedIn: [
                Citation.Place(section: "naïveté", paragraph: 0, offset: 26, quote: "Nobody annotates an index.")
            ],
            sources: [
                CitedSource(source: grafton, prefix: "See", confidence: 0.8),
                CitedSource(source: jackson, prefix: "see also", confidence: 0.75),
            ],
            warnings: ["differsFromText", "malformedUrl"]
        ),
    ]

    /// A book.
    public static let jackson = Source(
        id: id(9_001),
        csl: {
            var item = CSLItem(type: "book")
            item.author = [CSLName(family: "Jackson", given: "H. J.")]
            item.title = "Marginalia: Readers Writing in Books"
            item.publisher = "Yale University Press"
            item.publisherPlace = "New Haven"
            item.issued = CSLDate(dateParts: [[2001]])
            item.isbn = "0-300-08816-0"
            return item
        }(),
        key: "marginalia readers writing in books|jackson"
    )

    /// Another book, with every kind of value that CSL has.
    public static let grafton = Source(
        id: id(9_002),
        csl: {
            var item = CSLItem(type: "book")
            item.author = [CSLName(family: "Grafton", given: "Anthony")]
            item.title = "The \"Footnote\": A Curious\\History"
            item.issued = CSLDate(dateParts: [[1997, 9], [1997, 10, 2]], season: 3, literal: "n.d.")
            item.url = "https://example.org/a%20b?c=d&e=f"
            item.editor = [CSLName(literal: "Society of Footnotes")]
            item.translator = [CSLName(family: "Berg", given: "Åsa", nonDroppingParticle: "van den", suffix: "Jr.")]
            return item
        }(),
        key: "footnote|grafton"
    )

    // MARK: Comments

    /// A root comment, published, under the sample article of that number.
    public static func comment(
        _ number: Int = 1,
        on article: Int = 1,
        parent: Articles.Comment? = nil,
        status: Articles.Comment.Status = .published,
        anchor: Articles.Comment.Anchor? = nil,
        score: Int = 0
    ) -> Articles.Comment {
        Articles.Comment(
            id: id(10_000 + number),
            articleID: id(article),
            articleSlug: slug("margins-\(article)"),
            parentID: parent?.id,
            rootID: parent?.rootID,
            depth: parent.map { $0.depth + 1 } ?? 0,
            author: Articles.Comment.Author(
                name: "Reader \(number)",
                website: "https://example.org/\(number)",
                avatarSeed: "0a1b2c3d",
                isEditor: false
            ),
            body: "I *always* write in pencil, says reader \(number).",
            html: "<p>I <em>always</em> write in pencil, says reader \(number).</p>",
            status: status,
            createdAt: time.advanced(byMilliseconds: Int64(number) * 1_000),
            anchor: anchor,
            upvotes: max(0, score),
            downvotes: 0,
            score: score
        )
    }

    /// What is kept with the comment of that number.
    public static func secrets(_ number: Int = 1, importKey: String? = nil) -> CommentSecrets {
        CommentSecrets(
            email: "reader\(number)@example.org",
            editTokenHash: "00ff\(number)",
            digest: "digest-\(number)",
            importKey: importKey
        )
    }
}
