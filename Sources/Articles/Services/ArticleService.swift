/// Reading published articles.
public struct ArticleService: Sendable {
    let store: any Store
    private let closing: CommentsClosing

    /// A service on a store.
    public init(store: any Store, closing: CommentsClosing = CommentsClosing()) {
        self.store = store
        self.closing = closing
    }

    /// Published articles, newest first, without their parts.
    public func list(
        matching filter: ArticleFilter,
        after position: ArticlePosition?,
        limit: Int,
        counting: Bool
    ) async throws -> ListPage<Article, ArticlePosition> {
        try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.articles.articles(matching: filter, after: position, limit: limit + 1)
                    .map(closing.applied),
                limit: limit,
                total: counting ? try repositories.articles.articleCount(matching: filter) : nil,
                position: { ArticlePosition(publishedOn: $0.publishedOn, id: $0.id) }
            )
        }
    }

    /// One published article with the parts asked for; the others are empty.
    ///
    /// - Throws: `ArticlesError.notFound` when there is none of this slug.
    public func content(slug: Slug, sections: Bool = true, citations: Bool = true) async throws -> ArticleContent {
        try await store.read { repositories in
            guard let article = try repositories.articles.article(slug: slug), article.status == .published else {
                throw ArticlesError.notFound(.article)
            }
            return ArticleContent(
                article: closing.applied(to: article),
                sections: sections ? try repositories.articles.sections(of: article.id) : [],
                citations: citations ? try repositories.articles.citations(of: article.id, citedIn: nil) : []
            )
        }
    }

    /// All sections of a published article.
    public func sections(slug: Slug) async throws -> [Section] {
        try await store.read { repositories in
            try repositories.articles.sections(of: repositories.articles.published(slug).id)
        }
    }

    /// One section, by its present or a former anchor, with the notes cited there and its neighbours.
    public func section(slug: Slug, anchor: String) async throws -> SectionInContext {
        try await store.read { repositories in
            let article = try repositories.articles.published(slug)
            guard let section = try repositories.articles.section(anchor: anchor, of: article.id) else {
                throw ArticlesError.notFound(.section)
            }
            let outline = try repositories.articles.outline(of: article.id)
            let index = outline.firstIndex { $0.anchor == section.anchor }
            return SectionInContext(
                section: section,
                citations: try repositories.articles.citations(of: article.id, citedIn: section.anchor),
                previous: index.flatMap { $0 > 0 ? outline[$0 - 1] : nil },
                next: index.flatMap { $0 + 1 < outline.count ? outline[$0 + 1] : nil }
            )
        }
    }

    /// All notes of a published article.
    public func citations(slug: Slug) async throws -> [Citation] {
        try await store.read { repositories in
            try repositories.articles.citations(of: repositories.articles.published(slug).id, citedIn: nil)
        }
    }

    /// One note of a published article.
    public func citation(slug: Slug, number: Int) async throws -> Citation {
        try await store.read { repositories in
            let article = try repositories.articles.published(slug)
            guard let citation = try repositories.articles.citation(number: number, of: article.id) else {
                throw ArticlesError.notFound(.citation)
            }
            return citation
        }
    }

    /// Categories that hold published articles.
    public func categories() async throws -> [CategoryCount] {
        try await store.read { try $0.articles.categories() }
    }

    /// Months in which published articles came out, newest first.
    public func archives() async throws -> [ArchiveCount] {
        try await store.read { try $0.articles.archives() }
    }

    /// Authors of published articles.
    public func authors() async throws -> [AuthorCount] {
        try await store.read { try $0.articles.authors() }
    }
}

/// A section with what a reader of it alone needs.
public struct SectionInContext: Sendable {
    /// The section.
    public var section: Section
    /// The notes cited in it.
    public var citations: [Citation]
    /// The section before; nil for the first.
    public var previous: OutlineEntry?
    /// The section after; nil for the last.
    public var next: OutlineEntry?
}

extension ArticleReading {
    /// An article with all of its parts.
    func content(of article: Article) throws -> ArticleContent {
        ArticleContent(
            article: article,
            sections: try sections(of: article.id),
            citations: try citations(of: article.id, citedIn: nil)
        )
    }

    /// The identity of a published article.
    func published(_ slug: Slug) throws -> ArticleIdentity {
        guard let identity = try identity(slug: slug), identity.status == .published else {
            throw ArticlesError.notFound(.article)
        }
        return identity
    }
}
