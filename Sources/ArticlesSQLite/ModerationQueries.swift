internal import Articles
internal import SQLite

/// Statements that read what editors see.
enum ModerationQueries {
    // MARK: Comments

    /// The statement for a list of comments; its parameters are the status, the article where there is one, the last
    /// comment of the page before where there is one, and the limit.
    static func list(_ query: ModerationQuery, isContinued: Bool) -> Query {
        lists[(query.article == nil ? 0 : 4) + (query.newestFirst ? 2 : 0) + (isContinued ? 1 : 0)]
    }

    /// The statement that counts a list; its parameters are the status, and the article where there is one.
    static func count(_ query: ModerationQuery) -> Query { query.article == nil ? countAll : countOfArticle }

    private static let lists = (0..<8).map { number in
        let (hasArticle, isNewestFirst, isContinued) = (number & 4 != 0, number & 2 != 0, number & 1 != 0)
        let last = hasArticle ? 3 : 2
        // CROSS JOIN keeps SQLite from starting with the articles.
        return Query(
            """
            SELECT \(CommentQueries.columns("c")), a.slug FROM comments c CROSS JOIN articles a
            WHERE c.status = ?1 \(hasArticle ? "AND c.article_id = ?2" : "") AND a.id = c.article_id
            \(isContinued ? "AND c.id \(isNewestFirst ? "<" : ">") ?\(last)" : "")
            ORDER BY c.id\(isNewestFirst ? " DESC" : "") LIMIT ?\(isContinued ? last + 1 : last)
            """
        )
    }
    private static let countAll = Query("SELECT count(*) FROM comments WHERE status = ?1")
    private static let countOfArticle = Query("SELECT count(*) FROM comments WHERE status = ?1 AND article_id = ?2")

    static let flags = Query("SELECT flag FROM comment_flags WHERE article_id = ?1 AND comment_id = ?2")

    // MARK: The log

    private static let entryColumns = """
        SELECT m.sequence, m.at, m.actor, m.action, m.article_id, m.comment_id, m.before, m.after, m.reason,
            m.undone_by, (SELECT slug FROM articles WHERE id = m.article_id),
            (SELECT u.sequence FROM moderation_log u WHERE u.undone_by = m.sequence)
        FROM moderation_log m
        """
    static let log = Query("\(entryColumns) WHERE m.sequence < ?1 ORDER BY m.sequence DESC LIMIT ?2")
    static let entry = Query("\(entryColumns) WHERE m.sequence = ?1")

    // MARK: Bans

    private static let banColumns = "SELECT id, kind, value, reason, created_at, expires_at FROM bans"
    static let bans = Query("\(banColumns) ORDER BY id LIMIT ?1")
    static let bansAfter = Query("\(banColumns) WHERE id > ?2 ORDER BY id LIMIT ?1")
    static let ban = Query("\(banColumns) WHERE id = ?1")
    static let banOfValue = Query("\(banColumns) WHERE kind = ?1 AND value = ?2")
    static let activeBans = Query("\(banColumns) WHERE kind = ?1 AND coalesce(expires_at > ?2, 1)")

    static func ban(_ row: Row) throws -> Ban {
        Ban(
            id: row.identifier(0),
            kind: try row.choice(1, of: Ban.Kind.self),
            value: row.text(2),
            reason: row.text(3),
            createdAt: row.timestamp(4),
            expiresAt: row.optionalTimestamp(5)
        )
    }

    // MARK: Authors

    static let publishedByToken = Query(
        "SELECT 1 FROM comments WHERE author_token_hash = ?1 AND status = 'published' LIMIT 1"
    )
    static let publishedByName = Query(
        "SELECT 1 FROM comments WHERE address_hash = ?1 AND author_name = ?2 AND status = 'published' LIMIT 1"
    )
    static let posts = Query(
        "SELECT 1 FROM comments WHERE address_hash = ?1 AND created_at >= ?2 LIMIT ?3"
    )

    static var hotQueries: [Query] {
        lists + [
            countAll, countOfArticle, flags, log, entry, bans, bansAfter, ban, banOfValue, activeBans,
            publishedByToken, publishedByName, posts,
        ]
    }
}
