/// Reading and posting comments.
public struct CommentService: Sendable {
    let store: any Store
    let environment: Environment
    let identifiers: IdentifierSource
    let secrets: Secrets
    /// The rules that drafts must keep.
    public let rules: CommentRules
    /// Decides what is taken, refused and held.
    public let gate: CommentGate
    let voteLimiter: RateLimiter?
    let editLimiter: RateLimiter?
    let reservedNames: ReservedNames
    let recentPosts: RecentPostsBox
    let sweeper: IndexSweeper

    /// A service on a store.
    ///
    /// - Parameters:
    ///   - secret: Thirty-two random bytes kept with the database.
    ///   - spam: What is asked of comments beside the rules.
    ///   - votesPerMinute: How many votes one address may cast a minute; 0: no limit.
    public init(
        store: any Store,
        environment: Environment,
        secret: [UInt8],
        rules: CommentRules = CommentRules(),
        spam: SpamSettings = SpamSettings(),
        votesPerMinute: Int = 30
    ) {
        self.store = store
        self.environment = environment
        self.rules = rules
        identifiers = IdentifierSource(environment: environment)
        secrets = Secrets(secret: secret, environment: environment)
        gate = CommentGate(settings: spam, secrets: secrets, environment: environment)
        voteLimiter =
            votesPerMinute == 0 ? nil : RateLimiter(name: "votes-minute", quota: votesPerMinute, windowSeconds: 60)
        editLimiter =
            rules.editsPerMinute == 0
            ? nil : RateLimiter(name: "edits-minute", quota: rules.editsPerMinute, windowSeconds: 60)
        reservedNames = ReservedNames(rules.reservedNames)
        recentPosts = RecentPostsBox(seconds: rules.editWindowSeconds)
        sweeper = IndexSweeper(store: store, at: environment.uptimeNanoseconds())
    }

    /// A page of comments under a published article.
    ///
    /// - Parameters:
    ///   - nested: Roots with all their replies; otherwise all comments side by side.
    ///   - after: The position of the last comment of the page before.
    public func list(
        slug: Slug,
        nested: Bool,
        sort: CommentQuery.Sort,
        anchor: Comment.Anchor?,
        after position: CommentPosition?,
        limit: Int,
        counting: Bool
    ) async throws -> CommentPage {
        try await store.read { repositories in
            let article = try repositories.articles.published(slug)
            let query = CommentQuery(article: article.id, rootsOnly: nested, sort: sort, anchor: anchor)
            let comments = repositories.comments
            var page =
                nested
                ? try PinnedFirst(comments: comments, query: query).page(after: position, limit: limit)
                : ListPage(
                    itemsAndOne: try comments.comments(matching: query, after: position, limit: limit + 1),
                    limit: limit,
                    total: nil,
                    position: { CommentPosition(score: $0.score, id: $0.id) }
                )
            page.items = page.items.map(\.asReadersSeeIt)
            if counting { page.total = try comments.commentCount(matching: query) }
            let parts = RepliesInParts(comments: comments, article: article.id, limit: rules.repliesPerPage)
            let (replies, next) = nested ? try parts.replies(below: page.items) : ([], [:])
            return CommentPage(page: page, replies: replies.map(\.asReadersSeeIt), repliesNext: next)
        }
    }

    /// A page of the shown comments below a root, oldest first, side by side.
    ///
    /// - Parameters:
    ///   - id: The last comment of the page before.
    /// - Throws: `ArticlesError.notFound` when the article has no such root.
    public func thread(
        slug: Slug,
        root: Identifier<Comment>,
        after id: Identifier<Comment>?,
        limit: Int
    ) async throws -> CommentPage {
        try await store.read { repositories in
            let article = try repositories.articles.published(slug)
            let comments = repositories.comments
            guard let comment = try comments.comment(id: root), comment.articleID == article.id, comment.depth == 0,
                comment.isShown
            else { throw ArticlesError.notFound(.comment) }
            let page = ListPage(
                itemsAndOne: try comments.replies(below: root, in: article.id, after: id, limit: limit + 1)
                    .map(\.asReadersSeeIt),
                limit: limit,
                total: nil,
                position: { CommentPosition(score: $0.score, id: $0.id) }
            )
            return CommentPage(page: page, replies: [], repliesNext: [:])
        }
    }

    /// One shown comment.
    public func comment(id: Identifier<Comment>) async throws -> Comment {
        try await store.read { repositories in
            guard let comment = try repositories.comments.comment(id: id), comment.isShown,
                try repositories.articles.identity(slug: comment.articleSlug)?.status == .published
            else { throw ArticlesError.notFound(.comment) }
            return comment.asReadersSeeIt
        }
    }

    /// Published comments over all published articles.
    public func latest(
        newest: Bool,
        after id: Identifier<Comment>?,
        limit: Int
    ) async throws -> ListPage<Comment, Identifier<Comment>> {
        try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.comments.latest(newest: newest, after: id, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.id
            )
        }
    }

    /// The numbers of published comments by slug, 0 where a slug is not known.
    public func counts(of slugs: [Slug]) async throws -> [Slug: Int] {
        let known = try await store.read { try $0.comments.counts(of: slugs) }
        return Dictionary(slugs.map { ($0, known[$0] ?? 0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A page of comments: in a tree the roots, with all their replies beside them, oldest first.
public struct CommentPage: Sendable {
    /// The comments of the page, roots alone in a tree.
    public var page: ListPage<Comment, CommentPosition>
    /// Comments below these roots, of each root oldest first; empty in a flat list.
    public var replies: [Comment]
    /// The last of a root's replies that stands here, where there are more of them.
    public var repliesNext: [Identifier<Comment>: Identifier<Comment>]
}
