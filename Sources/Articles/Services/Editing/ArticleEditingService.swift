/// What an editor does with articles beside importing them; every act is logged.
public struct ArticleEditingService: Sendable {
    private let store: any Store
    private let environment: Environment
    private let sweeper: IndexSweeper

    /// A service on a store.
    public init(store: any Store, environment: Environment) {
        self.store = store
        self.environment = environment
        sweeper = IndexSweeper(store: store, at: environment.uptimeNanoseconds())
    }

    /// Articles of one status or of all, the latest made first, without their parts.
    public func list(
        status: Article.Status?,
        after id: Identifier<Article>?,
        limit: Int
    ) async throws -> ListPage<Article, Identifier<Article>> {
        try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.articles.articles(status: status, before: id, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.id
            )
        }
    }

    /// One article of any status.
    public func article(slug: Slug) async throws -> EditedArticle {
        try await store.read { try $0.articles.edited(slug) }
    }

    /// What an editor should look at in an article.
    public func report(slug: Slug) async throws -> ArticleReport {
        try await store.read { repositories in
            let article = try repositories.articles.edited(slug).article
            return ArticleReport(of: try repositories.articles.content(of: article))
        }
    }

    /// Changes members of an article; what is set here survives a new import of the document.
    ///
    /// - Parameter check: Looks at the article as it is, in the same transaction, and throws to leave it so.
    /// - Throws: `ArticlesError` `notFound`, `invalid`, or what `check` throws.
    public func change(
        _ slug: Slug,
        _ patch: ArticlePatch,
        by act: ModerationAct,
        check: @escaping @Sendable (EditedArticle) throws -> Void
    ) async throws -> EditedArticle {
        let act = try act.checked()
        return try await store.write { repositories in
            let former = try repositories.articles.edited(slug)
            try check(former)
            var (article, members) = try patch.applied(to: former.article)
            let now = environment.now()
            if article.comments != former.article.comments,
                let identity = try repositories.articles.identity(slug: slug)
            {
                try repositories.set(article.comments, of: identity, act, now)
            }
            let changed = members.filter { article.logged($0) != former.article.logged($0) }
            let overrides = former.overrides.union(members)
            if !changed.isEmpty || overrides != former.overrides {
                if !changed.isEmpty { article.updatedAt = max(now, former.article.updatedAt) }
                try repositories.articles.update(article, overrides: overrides)
            }
            if !changed.isEmpty {
                try repositories.log(.articleChanged, of: article, changed, from: former.article, act, now)
            }
            return try repositories.articles.edited(slug)
        }
    }

    /// Takes an article away: it is withdrawn, and comes back when its status is set to published again.
    ///
    /// - Parameter isPurge: It is deleted for good instead, with all that belongs to it, its comments too.
    public func remove(
        _ slug: Slug,
        isPurge: Bool,
        by act: ModerationAct,
        check: @escaping @Sendable (EditedArticle) throws -> Void
    ) async throws {
        let act = try act.checked()
        try await store.write { repositories in
            let former = try repositories.articles.edited(slug)
            try check(former)
            let now = environment.now()
            if isPurge {
                try repositories.articles.purge(former.article)
                try repositories.moderation.append(
                    act.entry(
                        .articleRemoved,
                        at: now,
                        article: former.article.id,
                        before: [
                            "slug": .text(slug.rawValue), "title": .optional(former.article.title),
                            "comments": .number(former.article.counts.comments),
                        ],
                        after: [:]
                    )
                )
            } else if former.article.status != .withdrawn {
                var article = former.article
                article.status = .withdrawn
                article.updatedAt = max(now, article.updatedAt)
                try repositories.articles.update(article, overrides: former.overrides.union([.status]))
                try repositories.log(.articleChanged, of: article, [.status], from: former.article, act, now)
            }
        }
        if isPurge { sweeper.start() }
    }
}

extension ArticleReading {
    /// An article as editors see it.
    func edited(_ slug: Slug) throws -> EditedArticle {
        guard let article = try article(slug: slug) else { throw ArticlesError.notFound(.article) }
        return EditedArticle(
            article: article,
            overrides: try overrides(of: article.id),
            revisions: try revisions(of: article.id, limit: 100)
        )
    }
}

extension WriteRepositories {
    @discardableResult
    fileprivate func log(
        _ action: ModerationEntry.Action,
        of article: Article,
        _ members: Set<ArticleMember>,
        from former: Article,
        _ act: ModerationAct,
        _ now: Timestamp
    ) throws -> Int {
        func values(_ article: Article) -> [String: LoggedValue] {
            Dictionary(uniqueKeysWithValues: members.map { ($0.rawValue, article.logged($0)) })
        }
        return try moderation.append(
            act.entry(action, at: now, article: article.id, before: values(former), after: values(article))
        )
    }

    /// Gives members of an article the values back that they had before an act, if nobody has changed them since.
    func undoArticleChange(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        guard let slug = entry.articleSlug else { throw ArticlesError.notFound(.article) }
        let former = try articles.edited(slug)
        var article = former.article
        var members: Set<ArticleMember> = []
        for (name, value) in entry.before {
            guard let member = ArticleMember(rawValue: name), entry.after[name] == article.logged(member) else {
                throw ArticlesError.moderation(.stale(present: "another \(name)"))
            }
            article.set(member, logged: value)
            members.insert(member)
        }
        article.updatedAt = max(now, former.article.updatedAt)
        try articles.update(article, overrides: former.overrides)
        return try log(.articleChanged, of: article, members, from: former.article, act, now)
    }
}
