internal import Articles
internal import SQLite

/// Statements that read articles, and the one place that knows the columns of an article.
enum ArticleQueries {
    private static let columns = """
        a.id, a.slug, a.title, a.subtitle, a.summary, a.status, a.language, a.published_on, a.updated_at, a.revision, \
        a.word_count, a.source_url, a.dedication, a.comments_open, a.comments_close_at, a.section_count, \
        a.citation_count, a.comment_count
        """

    /// An article without its contributors and categories.
    static func article(_ row: Row) throws -> Article {
        Article(
            id: row.identifier(0),
            slug: try row.slug(1),
            title: row.optionalText(2),
            subtitle: row.optionalText(3),
            summary: row.optionalText(4),
            status: try row.choice(5, of: Article.Status.self),
            language: row.text(6),
            publishedOn: row.date(7),
            updatedAt: row.timestamp(8),
            revision: row.int(9),
            wordCount: row.int(10),
            sourceURL: row.optionalText(11),
            dedication: row.optionalText(12),
            comments: Article.CommentsPolicy(isOpen: row.bool(13), closesAt: row.optionalTimestamp(14)),
            counts: Article.Counts(sections: row.int(15), citations: row.int(16), comments: row.int(17))
        )
    }

    static let any = Query("SELECT 1 FROM articles LIMIT 1")
    /// Walks all articles, for those who import comments.
    static let places = Query("SELECT id, slug, source_url FROM articles ORDER BY slug")
    static let bySlug = Query("SELECT \(columns) FROM articles a WHERE a.slug = ?1")
    static let identity = Query(
        "SELECT id, status, comments_open, comments_close_at, published_on FROM articles WHERE slug = ?1"
    )
    static let contributorNames = Query("SELECT name FROM contributors WHERE article_id = ?1 ORDER BY position")
    static let contributors = ListQuery(leading: 0) { list in
        """
        SELECT article_id, position, role, name, given, family, affiliation, biography FROM contributors
        WHERE article_id IN (\(list))
        """
    }
    static let articleCategories = ListQuery(leading: 0) { list in
        """
        SELECT l.article_id, l.position, c.slug, c.name
        FROM article_categories l JOIN categories c ON c.slug = l.category_slug
        WHERE l.article_id IN (\(list))
        """
    }
    static let archives = Query(
        """
        SELECT published_month, count(*) FROM articles WHERE status = 'published' AND published_month > ''
        GROUP BY published_month ORDER BY published_month DESC
        """
    )
    // These two walk whole tables, which hold little else than the answer.
    static let categories = Query("SELECT slug, name, article_count FROM categories WHERE article_count > 0")
    static let authors = Query("SELECT slug, name, given, family, article_count FROM authors WHERE article_count > 0")

    // MARK: What editors see

    static let ofAnyStatus = Query("SELECT \(columns) FROM articles a WHERE a.id < ?1 ORDER BY a.id DESC LIMIT ?2")
    /// Walks articles of other statuses too: there are few, and an index of its own would only be written.
    static let ofStatus = Query(
        "SELECT \(columns) FROM articles a WHERE a.id < ?1 AND a.status = ?3 ORDER BY a.id DESC LIMIT ?2"
    )
    static let overrides = Query("SELECT member FROM article_overrides WHERE article_id = ?1")
    static let revisions = Query(
        "SELECT revision, at FROM revisions WHERE article_id = ?1 ORDER BY revision DESC LIMIT ?2"
    )
    static let editorsQueries = [ofAnyStatus, overrides, revisions]

    // MARK: Lists

    /// The statement for a list; its parameters are the filter's values, the position's date and identifier if the list
    /// is continued, and the limit.
    static func list(_ filter: ArticleFilter, isContinued: Bool) -> Query {
        lists[index(filter) * 2 + (isContinued ? 1 : 0)]
    }

    /// The statement that counts a list; its parameters are the filter's values.
    static func count(_ filter: ArticleFilter) -> Query { counts[index(filter)] }

    /// The filter's values in the order of the parameters.
    static func values(of filter: ArticleFilter) -> [Value] {
        var values: [Value] = []
        if let category = filter.category { values.append(.slug(category)) }
        if let author = filter.author { values.append(.slug(author)) }
        // No month has more than 31 days, and texts of dates sort as dates do.
        if let archive = filter.archive { values += [.text("\(archive)-01"), .text("\(archive)-31")] }
        return values
    }

    static var hotQueries: [Query] {
        lists + counts + contributors.queries + articleCategories.queries + [
            bySlug, identity, contributorNames, archives,
        ]
    }

    private static func index(_ filter: ArticleFilter) -> Int {
        (filter.category == nil ? 0 : 1) + (filter.author == nil ? 0 : 2) + (filter.archive == nil ? 0 : 4)
    }

    private static let lists = (0..<16).map { makeQuery($0 / 2, isContinued: $0 % 2 == 1, isCount: false) }
    private static let counts = (0..<8).map { makeQuery($0, isContinued: false, isCount: true) }

    private static func makeQuery(_ index: Int, isContinued: Bool, isCount: Bool) -> Query {
        let (hasCategory, hasAuthor, hasArchive) = (index & 1 != 0, index & 2 != 0, index & 4 != 0)
        var parameter = 0
        func next() -> String {
            parameter += 1
            return "?\(parameter)"
        }
        var text: String
        var (date, id) = ("a.published_on", "a.id")
        if hasCategory || hasAuthor {
            // The walk is through the listing of the one; of the other only the presence is asked.
            (date, id) = ("l.published_on", "l.article_id")
            text = isCount ? "SELECT count(*)" : "SELECT \(columns)"
            // CROSS JOIN keeps SQLite from starting with the articles; elsewhere it is a join like any other.
            text += isCount ? " FROM article_listings l" : " FROM article_listings l CROSS JOIN articles a"
            text += " WHERE l.list = '\(hasCategory ? "category" : "author")' AND l.slug = \(next())"
            if !isCount { text += " AND a.id = l.article_id" }
            if hasCategory && hasAuthor {
                text += """
                     AND EXISTS (SELECT 1 FROM article_listings o
                    WHERE o.article_id = l.article_id AND o.list = 'author' AND o.slug = \(next()))
                    """
            }
        } else {
            text = "SELECT \(isCount ? "count(*)" : columns) FROM articles a WHERE a.status = 'published'"
        }
        if hasArchive { text += " AND \(date) >= \(next()) AND \(date) <= \(next())" }
        if isContinued { text += " AND (\(date), \(id)) < (\(next()), \(next()))" }
        if !isCount { text += " ORDER BY \(date) DESC, \(id) DESC LIMIT \(next())" }
        return Query(text)
    }
}
