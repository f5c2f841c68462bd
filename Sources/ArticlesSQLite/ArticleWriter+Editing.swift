internal import Articles
internal import SQLite

/// What an editor changes without a new document.
extension ArticleWriter {
    func update(_ article: Article, overrides: Set<ArticleMember>) throws {
        let former = try connection.first(ArticleStatements.former, [.id(article.id)]) { row in
            (slug: try row.slug(0), status: try row.choice(1, of: Article.Status.self))
        }
        try connection.run(
            Self.updateMembers,
            [
                .id(article.id), .optional(article.title), .optional(article.subtitle), .optional(article.summary),
                .text(article.status.rawValue), .text(article.language), .date(article.publishedOn),
                .time(article.updatedAt), .optional(article.sourceURL), .optional(article.dedication),
            ]
        )
        try replacePeopleAndSubjects(of: article)
        try connection.run(Self.deleteOverrides, [.id(article.id)])
        for member in overrides.map(\.rawValue).sorted() {
            try connection.run(Self.insertOverride, [.id(article.id), .text(member)])
        }
        try noteChange(of: article, former: former)
    }

    func purge(_ article: Article) throws {
        let id = Value.id(article.id)
        let search = SearchIndex(connection: connection)
        try search.forgetParts(of: article.id)
        try search.forgetComments(of: article.id)
        try search.noteErasureOfArticle()
        for query in Self.erasing { try connection.run(query, [id]) }
        // Empties the lists by author and category, and corrects their numbers.
        var unlisted = article
        unlisted.status = .withdrawn
        try replacePeopleAndSubjects(of: unlisted)
        // A thread may be deeper than SQLite follows references from a row to the rows below it.
        try connection.run(Self.cutThreads, [id])
        try connection.run(Self.deleteArticle, [id])
        if article.status == .published {
            try changes.append(.articleRemoved, article: article.id, slug: article.slug, on: connection)
        }
        changes.note(.article(article.slug))
        changes.note(.comments(article.slug))
    }

    // MARK: Statements

    static let updateMembers = Query(
        """
        UPDATE articles SET title = ?2, subtitle = ?3, summary = ?4, status = ?5, language = ?6, published_on = ?7,
            updated_at = ?8, source_url = ?9, dedication = ?10
        WHERE id = ?1
        """
    )
    static let deleteOverrides = Query("DELETE FROM article_overrides WHERE article_id = ?1")
    static let insertOverride = Query("INSERT INTO article_overrides (article_id, member) VALUES (?1, ?2)")
    static let cutThreads = Query("UPDATE comments SET parent_id = NULL WHERE article_id = ?1")
    /// Answers to those who posted the comments, which tell from now on only that their keys were used.
    static let eraseAnswers = Query(
        """
        UPDATE answers SET request_digest = '', sealed = x''
        WHERE comment_id IN (SELECT id FROM comments WHERE article_id = ?1)
        """
    )
    /// Who did what, and when, stays in the log; no text of the article does, nor a reason that may quote one.
    ///
    /// Walks the whole log, which is as long as editors were busy.
    static let eraseLog = Query(
        """
        UPDATE moderation_log SET reason = '',
            before = CASE action WHEN 'articleChanged' THEN '{}' ELSE before END,
            after = CASE action WHEN 'articleChanged' THEN '{}' ELSE after END
        WHERE article_id = ?1 OR comment_id IN (SELECT id FROM comments WHERE article_id = ?1)
        """
    )
    static let erasing = [eraseAnswers, eraseLog]
    static let deleteArticle = Query("DELETE FROM articles WHERE id = ?1")

    static let editingQueries = [updateMembers, deleteOverrides, cutThreads, deleteArticle, eraseAnswers]
}

extension ArticleQuerying {
    func articles(status: Article.Status?, before id: Identifier<Article>?, limit: Int) throws -> [Article] {
        let last = id ?? Identifier(high: .max, low: .max)
        let values: [Value] = [.id(last), .integer(limit)] + (status.map { [.text($0.rawValue)] } ?? [])
        var articles = try connection.all(
            status == nil ? ArticleQueries.ofAnyStatus : ArticleQueries.ofStatus,
            values,
            ArticleQueries.article
        )
        try addPeopleAndSubjects(to: &articles)
        return articles
    }

    func overrides(of article: Identifier<Article>) throws -> Set<ArticleMember> {
        Set(try connection.all(ArticleQueries.overrides, [.id(article)]) { try $0.choice(0, of: ArticleMember.self) })
    }

    func revisions(of article: Identifier<Article>, limit: Int) throws -> [EditedArticle.Revision] {
        try connection.all(ArticleQueries.revisions, [.id(article), .integer(limit)]) { row in
            EditedArticle.Revision(number: row.int(0), at: row.timestamp(1))
        }
    }
}
