import Articles

@testable import ArticlesWeb

/// An article with all that a page can show, made up for the tests.
enum PageSample {
    static let site = Site(
        name: "Marginalia",
        description: "Essays with their notes.",
        origin: "https://essays.example"
    )

    static func id<Entity>(_ number: UInt64) -> Identifier<Entity> {
        Identifier(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
    }

    static func time(_ minutes: Int64) -> Timestamp {
        Timestamp(millisecondsSince1970: 1_718_000_000_000 + minutes * 60_000)
    }

    static func slug(_ text: String) -> Slug { Slug(text) ?? anySlug }

    private static let anySlug: Slug = {
        guard let slug = Slug("sample") else { preconditionFailure("a valid slug") }
        return slug
    }()

    static let article = Article(
        id: id(1),
        slug: slug("reading-downwards"),
        title: "Reading Downwards: What the Foot of the Page Is For",
        subtitle: "On notes that argue with the text above them",
        summary: "A short history of the note, and a defence.",
        publishedOn: CalendarDate(year: 2024, month: 6, day: 10),
        updatedAt: time(0),
        wordCount: 1840,
        contributors: [
            Contributor(
                role: .author,
                name: "Nguyễn Thị Ánh Tuyết",
                given: "Thị Ánh Tuyết",
                family: "Nguyễn",
                affiliation: "Librarian, Hà Nội",
                biography: "Nguyễn Thị Ánh Tuyết keeps the rare books of a small library and reads their margins."
            ),
            Contributor(role: .author, name: "Jonas Weir", given: "Jonas", family: "Weir"),
            Contributor(role: .editor, name: "김서연", given: "서연", family: "김", affiliation: "Managing Editor"),
            Contributor(role: .editor, name: "Ada O’Neill", given: "Ada", family: "O’Neill"),
        ],
        categories: [
            Category(slug: slug("books"), name: "Books"), Category(slug: slug("typography"), name: "Typography"),
        ],
        sourceURL: "https://quarterly.example/2024/reading-downwards",
        dedication: "For everyone who reads the notes first",
        counts: Article.Counts(sections: 6, citations: 12, comments: 8)
    )

    static let sections: [Section] = [
        section(
            "lead",
            1,
            nil,
            1,
            [
                "A note is a second voice. It speaks more quietly than the first, it may be left out, and it is often the more interesting of the two. Where the sentence above must keep walking, the note can stop and look around.{1}",
                "This essay follows that voice from the edges of manuscripts to the bottom of the printed page, from there to the end of the book, and at last to the screen, where it has had a harder time than it deserves.{2}",
            ]
        ),
        section(
            "the-margin",
            2,
            "The Margin",
            1,
            [
                "Before notes had numbers they had places. A scholion stood beside the line that it explained, and a reader who wished to know what a word meant looked to the right.{3} The distance between doubt and answer was the width of a thumb.",
                "When print made the margin costly, the commentary moved below the text, and keys had to be invented: asterisk, dagger, double dagger, section mark. They are still with us, in the order in which printers exhausted them.{1}",
            ]
        ),
        section(
            "the-foot",
            3,
            "The Foot of the Page",
            1,
            [
                "By the eighteenth century the foot of the page had become a stage. Historians performed there; so did satirists, who noticed that a note can say the opposite of its text and be believed.{4}{5}",
                "The scholarly note as we know it makes a smaller promise: what is said here can be checked.{6} It gives the reader the means of disagreeing.",
            ]
        ),
        section(
            "a-counting-of-notes",
            4,
            "A Counting of Notes",
            2,
            [
                "In 1955 a proposal appeared to turn all notes around: not to ask what a paper cites, but who cites it.{7} Every citation is then a link that can be walked in both directions, and the literature becomes a net.{8}"
            ]
        ),
        section(
            "the-end-of-the-book",
            5,
            "The End of the Book",
            1,
            [
                "Endnotes are a compromise that nobody loves. They spare the compositor and cost the reader a finger, kept between two places for three hundred pages.{9}"
            ]
        ),
        section(
            "the-screen",
            6,
            "The Screen, or: Why Not Beside the Line Again?",
            1,
            [
                "A screen has no foot. It has a fold, a scroll bar, and links. The first proposals for a hypertext made the trail of notes its very substance;{10} the web that came of it knows links that go one way and break in silence.{11}",
                "What a page can do is modest and enough: let a number lead to its note, let the note lead back to its number, and keep both in view as long as the reader wishes.{12}",
            ]
        ),
    ]

    static let citations: [Citation] = [
        note(
            1,
            "Anthony Grafton, <em>The Footnote: A Curious History</em> (Cambridge, MA: Harvard University Press, 1997), 1–33."
        ),
        note(
            2,
            "On what readers write, see H. J. Jackson, <em>Marginalia: Readers Writing in Books</em> (New Haven: Yale University Press, 2001)."
        ),
        note(3, "Scholia are collected line by line; a reader of Homer had several kinds at hand.", label: "*"),
        note(
            4,
            "Edward Gibbon, <em>The History of the Decline and Fall of the Roman Empire</em>, 6 vols. (London: Strahan and Cadell, 1776–1789)."
        ),
        note(5, "Grafton, <em>Footnote</em>, 98.", resolvedFrom: 1),
        note(6, "Ibid., 235.", resolvedFrom: 1),
        note(
            7,
            "Eugene Garfield, “Citation Indexes for Science,” <em>Science</em> 122, no. 3159 (1955): 108–111, <a href=\"https://doi.org/10.1126/science.122.3159.108\">https://doi.org/10.1126/science.122.3159.108</a>.",
            source: work("article-journal", "Citation Indexes for Science", "Eugene", "Garfield")
        ),
        note(
            8,
            "Derek J. de Solla Price, “Networks of Scientific Papers,” <em>Science</em> 149, no. 3683 (1965): 510–515."
        ),
        note(
            9,
            "Chuck Zerby, <em>The Devil’s Details: A History of Footnotes</em> (Montpelier, VT: Invisible Cities Press, 2002)."
        ),
        note(
            10,
            "Vannevar Bush, “As We May Think,” <em>The Atlantic Monthly</em>, July 1945, <a href=\"https://www.theatlantic.com/magazine/archive/1945/07/as-we-may-think/303881/\">https://www.theatlantic.com/magazine/archive/1945/07/as-we-may-think/303881/</a>."
        ),
        note(
            11,
            "A made-up address, long as such addresses are: <a href=\"https://archive.example/collections/essays/2024/06/10/a-very-long-path-without-any-space-in-it-that-has-to-be-broken-somewhere/index.html?utm_source=none&amp;page=1\">https://archive.example/collections/essays/2024/06/10/a-very-long-path-without-any-space-in-it-that-has-to-be-broken-somewhere/index.html?utm_source=none&amp;page=1</a>."
        ),
        note(
            12,
            "W3C, <em>Web Annotation Data Model</em>, Recommendation of 23 February 2017, <a href=\"https://www.w3.org/TR/annotation-model/\">https://www.w3.org/TR/annotation-model/</a>."
        ),
    ]

    static let comments: [Comment] = [
        comment(
            1,
            "Hoàng Minh Đức",
            "<p>The Vietnamese tradition of <em>chú giải</em> belongs in the second section; there the note stands <strong>inside</strong> the line, in smaller characters.</p>",
            website: "https://duc.example"
        ),
        comment(2, "박지훈", "<p>각주가 본문보다 재미있는 책이 있습니다. 저는 늘 각주부터 읽습니다.</p>", parent: 1),
        comment(
            3,
            "Ada O’Neill",
            "<p>Agreed, and thank you. A reading list will follow.</p><blockquote><p>there the note stands inside the line</p></blockquote>",
            parent: 2,
            isEditor: true
        ),
        comment(4, "Reader", "<p>Down.</p>", parent: 3),
        comment(5, "Reader", "<p>And down.</p>", parent: 4),
        comment(6, "Reader", "<p>And further down.</p>", parent: 5),
        comment(7, "Reader", "<p>As far as it goes.</p>", parent: 6),
        comment(8, "A. Name", "<p>Never to be seen.</p>", status: .deleted),
        comment(
            9,
            "Marguerite de La Tour-d’Auvergne-Lauraguais",
            "<p>Note 9 should mention <code>position: running()</code>.</p>",
            parent: 8,
            anchor: .citation(9)
        ),
    ]

    static var page: ArticlePage {
        ArticlePage(article: article, sections: sections, citations: citations, comments: comments)
    }

    /// A section whose markers are written `{n}`, turned into HTML as the importers do.
    private static func section(
        _ anchor: String,
        _ number: Int,
        _ heading: String?,
        _ level: Int,
        _ paragraphs: [String]
    ) -> Section {
        var markers: [Marker] = []
        let html = paragraphs.enumerated().map { index, paragraph in
            var parts = paragraph.split(separator: "{", omittingEmptySubsequences: false)[...]
            var html = String(parts.removeFirst())
            for part in parts {
                let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
                let citation = Int(pieces[0]) ?? 0
                markers.append(Marker(citation: citation, paragraph: index, offset: html.utf16.count, quote: ""))
                // The one note of the sample that is cited twice is cited again in the second section.
                let id = citation == 1 && number > 1 ? "marker-1-2" : "marker-\(citation)"
                html += "<sup><a id=\"\(id)\" href=\"#citation-\(citation)\" role=\"doc-noteref\">\(citation)</a></sup>"
                html += pieces[1]
            }
            return "<p>\(html)</p>"
        }
        return Section(
            anchor: anchor,
            number: number,
            heading: heading,
            level: level,
            text: paragraphs.joined(separator: "\n\n"),
            html: html.joined(separator: "\n"),
            wordCount: 100,
            markers: markers
        )
    }

    private static func note(
        _ number: Int,
        _ html: String,
        label: String? = nil,
        resolvedFrom: Int? = nil,
        source: Source? = nil
    ) -> Citation {
        Citation(
            number: number,
            label: label,
            text: html,
            html: "<p>\(html)</p>",
            kind: .full,
            resolvedFrom: resolvedFrom,
            sources: source.map { [CitedSource(source: $0, confidence: 1)] } ?? []
        )
    }

    static func work(_ type: String, _ title: String, _ given: String, _ family: String) -> Source {
        var item = CSLItem(type: type)
        item.title = title
        item.author = [CSLName(family: family, given: given)]
        item.issued = CSLDate(dateParts: [[1955, 7]])
        item.doi = "10.1126/science.122.3159.108"
        return Source(id: id(70), csl: item, key: "doi:10.1126/science.122.3159.108")
    }

    static func comment(
        _ number: UInt64,
        _ name: String,
        _ html: String,
        parent: UInt64? = nil,
        website: String? = nil,
        isEditor: Bool = false,
        status: Comment.Status = .published,
        anchor: Comment.Anchor? = nil
    ) -> Comment {
        Comment(
            id: id(number),
            articleID: article.id,
            articleSlug: article.slug,
            parentID: parent.map { id($0) },
            author: Comment.Author(
                name: name,
                website: website,
                avatarSeed: String(number &* 0x9E37_79B9_7F4A_7C15, radix: 16),
                isEditor: isEditor
            ),
            body: "",
            html: html,
            status: status,
            createdAt: time(Int64(number) * 17),
            editedAt: number == 3 ? time(1500) : nil,
            anchor: anchor,
            isPinned: number == 1
        )
    }
}
