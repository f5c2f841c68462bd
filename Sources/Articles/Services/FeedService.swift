/// Reading what feeds hold.
public struct FeedService: Sendable {
    private let store: any Store

    /// A service on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The newest published articles, each with its opening.
    public func articles(limit: Int) async throws -> [FeedArticle] {
        try await store.read { repositories in
            let articles = repositories.articles
            return try articles.articles(matching: ArticleFilter(), after: nil, limit: limit).map { article in
                let first = try articles.outline(of: article.id).first
                let opening = try first.flatMap { try articles.section(anchor: $0.anchor, of: article.id) }
                return FeedArticle(article: article, opening: opening)
            }
        }
    }

    /// A published article with its newest published comments.
    ///
    /// - Throws: `ArticlesError.notFound` when there is none of this slug.
    public func comments(slug: Slug, limit: Int) async throws -> FeedComments {
        try await store.read { repositories in
            guard let article = try repositories.articles.article(slug: slug), article.status == .published else {
                throw ArticlesError.notFound(.article)
            }
            let query = CommentQuery(article: article.id, rootsOnly: false, sort: .newest)
            let comments = try repositories.comments.comments(matching: query, after: nil, limit: limit)
            return FeedComments(article: article, comments: comments.filter { $0.status == .published })
        }
    }
}

/// An article as a feed has it.
public struct FeedArticle: Sendable {
    /// The article, without its parts.
    public var article: Article
    /// Its first section; nil when it has none.
    public var opening: Section?

    /// An article as a feed has it.
    public init(article: Article, opening: Section?) {
        self.article = article
        self.opening = opening
    }
}

/// The comments of an article as a feed has them.
public struct FeedComments: Sendable {
    /// The article, without its parts.
    public var article: Article
    /// Published ones, newest first.
    public var comments: [Comment]

    /// The comments of an article as a feed has them.
    public init(article: Article, comments: [Comment]) {
        self.article = article
        self.comments = comments
    }
}
