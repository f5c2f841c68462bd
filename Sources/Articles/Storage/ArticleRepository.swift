/// Reading articles.
public protocol ArticleReading {
    /// Published articles, newest first (`publishedOn`, then `id`, both descending), without their parts.
    ///
    /// - Parameters:
    ///   - after: The last article of the page before.
    ///   - limit: The most articles to return.
    func articles(matching filter: ArticleFilter, after: ArticlePosition?, limit: Int) throws -> [Article]

    /// How many published articles match.
    func articleCount(matching filter: ArticleFilter) throws -> Int

    /// One article of any status, its counts included; nil when the slug is not known.
    func article(slug: Slug) throws -> Article?

    /// What a request about an article's parts has to know, cheaper than the whole; nil when the slug is not known.
    func identity(slug: Slug) throws -> ArticleIdentity?

    /// The names of all contributors as printed, in their order.
    func contributorNames(of article: Identifier<Article>) throws -> [String]

    /// Whether there is no article at all, of whatever status.
    func isEmpty() throws -> Bool

    /// Where all articles of whatever status are, for finding one by an address; by slug.
    func places() throws -> [ArticlePlace]

    /// All sections in order.
    func sections(of article: Identifier<Article>) throws -> [Section]

    /// The section of this anchor, or of an anchor that it had before a heading was edited.
    func section(anchor: String, of article: Identifier<Article>) throws -> Section?

    /// The anchors and headings of all sections in order, without text.
    func outline(of article: Identifier<Article>) throws -> [OutlineEntry]

    /// The notes in order of their numbers, with sources and places; with `section` only those cited there.
    func citations(of article: Identifier<Article>, citedIn section: String?) throws -> [Citation]

    /// One note.
    func citation(number: Int, of article: Identifier<Article>) throws -> Citation?

    /// Articles of one status or of all, the latest made first, without their parts.
    ///
    /// - Parameters:
    ///   - id: The last article of the page before.
    ///   - limit: The most articles to return.
    func articles(status: Article.Status?, before id: Identifier<Article>?, limit: Int) throws -> [Article]

    /// The members of an article that an editor has set.
    func overrides(of article: Identifier<Article>) throws -> Set<ArticleMember>

    /// The versions of an article that were imported, the latest first.
    func revisions(of article: Identifier<Article>, limit: Int) throws -> [EditedArticle.Revision]

    /// One source; nil when it is not known.
    func source(id: Identifier<Source>) throws -> Source?

    /// Where published articles refer to a source, in the order of the articles' identifiers and of their notes.
    ///
    /// - Parameters:
    ///   - after: The last mention of the page before.
    ///   - limit: The most mentions to return.
    func mentions(of source: Identifier<Source>, after: SourceMention.Position?, limit: Int) throws -> [SourceMention]

    /// How many mentions there are in published articles.
    func mentionCount(of source: Identifier<Source>) throws -> Int

    /// Categories that hold published articles, by name, each with their number.
    func categories() throws -> [CategoryCount]

    /// Months in which published articles came out, newest first, each with their number.
    func archives() throws -> [ArchiveCount]

    /// Authors of published articles, by family name, each with the number of their articles.
    func authors() throws -> [AuthorCount]
}

/// Reading and changing articles.
public protocol ArticleRepository: ArticleReading {
    /// Sources already known by any of these keys (`CSLItem.keys`), in no certain order.
    ///
    /// - Parameter article: The article that is being imported; what it cites itself does not count as cited elsewhere.
    func sources(sharing keys: [String], citedOutside article: Identifier<Article>) throws -> [KnownSource]

    /// Puts an article and all of its parts in place of what is there under its id, comments untouched.
    ///
    /// - Parameters:
    ///   - content: The article as it shall be; sources not yet known by identifier or key are inserted, those known by
    ///     their identifier get their CSL from here.
    ///   - formerAnchors: Anchors of the version before, each with the present anchor that it now leads to; added to
    ///     those already known.
    ///   - fingerprint: A digest of what was imported, kept with the revision.
    func save(_ content: ArticleContent, formerAnchors: [String: String], fingerprint: String) throws

    /// Changes the members of an article that an editor can set, its parts and revision untouched.
    ///
    /// - Parameter overrides: All that editors have set, in place of what was known.
    func update(_ article: Article, overrides: Set<ArticleMember>) throws

    /// Deletes an article with its parts, revisions and comments for good.
    func purge(_ article: Article) throws

    /// The digest that came with the latest revision; nil when the article is not known.
    func fingerprint(of article: Identifier<Article>) throws -> String?
}

/// An article with its parts.
public struct ArticleContent: Sendable, Equatable {
    /// The article itself.
    public var article: Article
    /// In order, numbered from 1.
    public var sections: [Section]
    /// In order of their numbers; `citedIn` agrees with the sections' markers.
    public var citations: [Citation]

    /// An article with its parts.
    public init(article: Article, sections: [Section], citations: [Citation]) {
        self.article = article
        self.sections = sections
        self.citations = citations
    }
}

/// What narrows a list of articles; nil admits all.
public struct ArticleFilter: Sendable, Equatable {
    /// Articles filed under this category.
    public var category: Slug?
    /// Articles with an author of this slug, as `authors()` gives it.
    public var author: Slug?
    /// Articles published in this month.
    public var archive: YearMonth?

    /// A filter; nil admits all.
    public init(category: Slug? = nil, author: Slug? = nil, archive: YearMonth? = nil) {
        self.category = category
        self.author = author
        self.archive = archive
    }
}

/// A month of a year.
public struct YearMonth: Sendable, Equatable {
    /// 1…9999.
    public let year: Int
    /// 1…12.
    public let month: Int

    /// A month, or nil when there is no such month.
    public init?(year: Int, month: Int) {
        guard CalendarDate(year: year, month: month, day: 1) != nil else { return nil }
        self.year = year
        self.month = month
    }
}

/// The sort key of an article in lists.
public struct ArticlePosition: Sendable, Equatable {
    /// Nil sorts after all dates.
    public var publishedOn: CalendarDate?
    /// Parts articles of one day.
    public var id: Identifier<Article>

    /// The sort key of an article.
    public init(publishedOn: CalendarDate?, id: Identifier<Article>) {
        self.publishedOn = publishedOn
        self.id = id
    }
}

/// What a request about an article's parts has to know.
public struct ArticleIdentity: Sendable, Equatable {
    /// The key of all parts.
    public var id: Identifier<Article>
    /// The name in URLs.
    public var slug: Slug
    /// Only published articles are shown.
    public var status: Article.Status
    /// Whether readers may post, as the article itself says.
    public var comments: Article.CommentsPolicy
    /// The date printed in the byline.
    public var publishedOn: CalendarDate?

    /// The identity of an article.
    public init(
        id: Identifier<Article>,
        slug: Slug,
        status: Article.Status,
        comments: Article.CommentsPolicy,
        publishedOn: CalendarDate? = nil
    ) {
        self.id = id
        self.slug = slug
        self.status = status
        self.comments = comments
        self.publishedOn = publishedOn
    }
}

/// Where an article is, and where it was before.
public struct ArticlePlace: Sendable, Equatable {
    /// The article.
    public var id: Identifier<Article>
    /// The name in URLs.
    public var slug: Slug
    /// Where it was first published; nil when not known.
    public var sourceURL: String?

    /// The place of an article.
    public init(id: Identifier<Article>, slug: Slug, sourceURL: String?) {
        self.id = id
        self.slug = slug
        self.sourceURL = sourceURL
    }
}

/// A section without its text.
public struct OutlineEntry: Sendable, Equatable {
    /// The name in URLs.
    public var anchor: String
    /// Nil for the lead.
    public var heading: String?
    /// 1 for a main section.
    public var level: Int

    /// A line of the outline.
    public init(anchor: String, heading: String?, level: Int) {
        self.anchor = anchor
        self.heading = heading
        self.level = level
    }
}

extension YearMonth: CustomStringConvertible {
    /// A month written `YYYY-MM`, or nil.
    public init?(_ text: String) {
        guard let date = CalendarDate(text + "-01") else { return nil }
        self.init(year: date.year, month: date.month)
    }

    /// `YYYY-MM`.
    public var description: String {
        CalendarDate(year: year, month: month, day: 1).map { String($0.description.prefix(7)) } ?? ""
    }
}

/// A category with the number of its published articles.
public struct CategoryCount: Sendable, Equatable {
    /// The category.
    public var category: Category
    /// Published articles in it.
    public var articles: Int

    /// A category with the number of its published articles.
    public init(category: Category, articles: Int) {
        self.category = category
        self.articles = articles
    }
}

/// A month with the number of its published articles.
public struct ArchiveCount: Sendable, Equatable {
    /// The month.
    public var month: YearMonth
    /// Articles published in it.
    public var articles: Int

    /// A month with the number of its published articles.
    public init(month: YearMonth, articles: Int) {
        self.month = month
        self.articles = articles
    }
}

/// An author with the number of their published articles.
public struct AuthorCount: Sendable, Equatable {
    /// Made from the name; what `ArticleFilter.author` takes.
    public var slug: Slug
    /// The name as printed in the latest article.
    public var name: String
    /// Given names.
    public var given: String
    /// Family name.
    public var family: String
    /// Published articles.
    public var articles: Int

    /// An author with the number of their published articles.
    public init(slug: Slug, name: String, given: String, family: String, articles: Int) {
        self.slug = slug
        self.name = name
        self.given = given
        self.family = family
        self.articles = articles
    }
}
