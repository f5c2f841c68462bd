internal import Articles
internal import SQLite

/// Statements that read comments, and the one place that knows the columns of a comment.
enum CommentQueries {
    static func columns(_ table: String) -> String {
        [
            "id", "article_id", "parent_id", "root_id", "depth", "author_name", "author_website", "avatar_seed",
            "is_editor", "body", "html", "status", "created_at", "edited_at", "anchor_section", "anchor_citation",
            "upvotes", "downvotes", "score", "reply_count", "is_pinned", "is_shown", "quote_exact", "quote_prefix",
            "quote_suffix", "anchor_state", "former_section", "former_citation",
        ].map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// The column after those of the comment, which some statements fill with the article's slug.
    static let slugColumn: Int32 = 28

    /// The comment of a row.
    static func comment(_ row: Row, of slug: Slug) throws -> Comment {
        return Comment(
            id: row.identifier(0),
            articleID: row.identifier(1),
            articleSlug: slug,
            parentID: row.optionalIdentifier(2),
            rootID: row.identifier(3),
            depth: row.int(4),
            author: Comment.Author(
                name: row.text(5),
                website: row.optionalText(6),
                avatarSeed: row.text(7),
                isEditor: row.bool(8)
            ),
            body: row.text(9),
            html: row.text(10),
            status: try row.choice(11, of: Comment.Status.self),
            createdAt: row.timestamp(12),
            editedAt: row.optionalTimestamp(13),
            anchor: anchor(row, 14),
            quote: quote(row, 22),
            formerAnchor: anchor(row, 26),
            anchorState: try row.choice(25, of: Comment.AnchorState.self),
            upvotes: row.int(16),
            downvotes: row.int(17),
            score: row.int(18),
            replyCount: row.int(19),
            isPinned: row.bool(20),
            isShown: row.bool(21)
        )
    }

    /// The anchor of two columns, a section's name and a note's number.
    static func anchor(_ row: Row, _ column: Int32) -> Comment.Anchor? {
        row.optionalText(column).map { .section($0) } ?? row.optionalInt(column + 1).map { .citation($0) }
    }

    /// The quote of three columns.
    static func quote(_ row: Row, _ column: Int32) -> TextQuote? {
        row.optionalText(column).map {
            TextQuote(exact: $0, prefix: row.optionalText(column + 1), suffix: row.optionalText(column + 2))
        }
    }

    /// The comment of a row of `record`, with what is kept beside it.
    static func record(_ row: Row) throws -> CommentRecord {
        let next = slugColumn + 1
        return CommentRecord(
            comment: try comment(row, of: row.slug(slugColumn)),
            secrets: CommentSecrets(
                email: row.optionalText(next),
                addressHash: row.optionalText(next + 1),
                editTokenHash: row.optionalText(next + 2),
                authorTokenHash: row.optionalText(next + 3),
                digest: row.text(next + 4),
                importKey: row.optionalText(next + 5)
            ),
            version: row.int(next + 6)
        )
    }

    static let slugOfArticle = Query("SELECT slug FROM articles WHERE id = ?1")
    static let byID = Query(
        "SELECT \(columns("c")), a.slug FROM comments c JOIN articles a ON a.id = c.article_id WHERE c.id = ?1"
    )
    /// The plus keeps SQLite to the index of the few that are pinned, or it would walk all that are published.
    static let pinned = Query(
        """
        SELECT \(columns("c")) FROM comments c
        WHERE c.article_id = ?1 AND c.is_pinned = 1 AND c.depth = 0 AND +c.status = 'published' ORDER BY c.id LIMIT ?2
        """
    )
    private static let records = """
        SELECT \(columns("c")), a.slug, c.author_email, c.address_hash, c.edit_token_hash, c.author_token_hash,
            c.digest, c.import_key, c.version
        FROM comments c CROSS JOIN articles a
        """
    static let record = Query("\(records) WHERE a.id = c.article_id AND c.id = ?1")
    /// The comments of an author; the parameters are the token's hash, the position, if continued, and the limit.
    static func ownRecords(isContinued: Bool) -> Query { isContinued ? nextOwnRecords : firstOwnRecords }
    private static let firstOwnRecords = Query(
        "\(records) WHERE a.id = c.article_id AND c.author_token_hash = ?1 ORDER BY c.id DESC LIMIT ?2"
    )
    private static let nextOwnRecords = Query(
        """
        \(records) WHERE a.id = c.article_id AND c.author_token_hash = ?1 AND c.id < ?2 ORDER BY c.id DESC LIMIT ?3
        """
    )
    static let versions = Query(
        """
        SELECT v.version, v.body, v.html, v.at FROM comments c CROSS JOIN comment_versions v
        WHERE c.id = ?1 AND v.article_id = c.article_id AND v.comment_id = c.id ORDER BY v.version
        """
    )
    /// The comments below a root; the parameters are article and root, the position, if continued, and the limit.
    static func replies(isContinued: Bool) -> Query { isContinued ? nextReplies : firstReplies }
    private static let firstReplies = Query(
        """
        SELECT \(columns("c")) FROM comments c
        WHERE c.article_id = ?1 AND c.root_id = ?2 AND c.is_shown = 1 AND c.depth > 0 ORDER BY c.id LIMIT ?3
        """
    )
    private static let nextReplies = Query(
        """
        SELECT \(columns("c")) FROM comments c
        WHERE c.article_id = ?1 AND c.root_id = ?2 AND c.is_shown = 1 AND c.depth > 0 AND c.id > ?3
        ORDER BY c.id LIMIT ?4
        """
    )
    static let counts = ListQuery(leading: 0) { list in
        "SELECT slug, comment_count FROM articles WHERE slug IN (\(list)) AND status = 'published'"
    }
    static let imported = ListQuery(leading: 1) { list in
        "SELECT \(columns("c")), c.import_key FROM comments c WHERE c.article_id = ?1 AND c.import_key IN (\(list))"
    }
    static let duplicate = Query(
        "SELECT 1 FROM comments WHERE article_id = ?1 AND digest = ?2 AND created_at >= ?3 LIMIT 1"
    )

    // MARK: Lists

    /// The statement for a list; its parameters are those of `values`, and the limit.
    static func list(_ query: CommentQuery, isContinued: Bool) -> Query {
        let sort =
            switch query.sort {
            case .oldest: 0
            case .newest: 1
            case .top: 2
            }
        return lists[sort * 12 + index(query) * 2 + (isContinued ? 1 : 0)]
    }

    /// The statement that counts a list; its parameters are those of `values`.
    static func count(_ query: CommentQuery) -> Query { counted[index(query)] }

    /// The values of the parameters before the limit.
    static func values(of query: CommentQuery, after position: CommentPosition? = nil) -> [Value] {
        var values: [Value] = [.id(query.article)]
        switch query.anchor {
        case nil: break
        case .section(let anchor): values.append(.text(anchor))
        case .citation(let number): values.append(.integer(number))
        }
        if let position {
            // `top_rank` is the score turned round.
            if query.sort == .top { values.append(.integer(0 &- position.score)) }
            values.append(.id(position.id))
        }
        return values
    }

    /// Published comments over all published articles; the parameters are the position, if continued, and the limit.
    static func latest(newest: Bool, isContinued: Bool) -> Query {
        latestLists[(newest ? 2 : 0) + (isContinued ? 1 : 0)]
    }

    static var hotQueries: [Query] {
        lists + counted + latestLists + [firstReplies, nextReplies] + counts.queries + imported.queries
            + [slugOfArticle, byID, pinned, record, firstOwnRecords, nextOwnRecords, versions, duplicate]
    }

    private static func index(_ query: CommentQuery) -> Int {
        let anchor =
            switch query.anchor {
            case nil: 0
            case .section: 1
            case .citation: 2
            }
        return (query.rootsOnly ? 3 : 0) + anchor
    }

    private static let lists = (0..<36).map { number in
        let condition = condition(number % 12 / 2)
        let next = condition.parameters + 1
        let isContinued = number % 2 == 1
        let (position, order) =
            switch number / 12 {
            case 0: (" AND c.id > ?\(next)", "c.id")
            case 1: (" AND c.id < ?\(next)", "c.id DESC")
            default: (" AND (c.top_rank, c.id) > (?\(next), ?\(next + 1))", "c.top_rank, c.id")
            }
        let limit = isContinued ? next + (number / 12 == 2 ? 2 : 1) : next
        return Query(
            """
            SELECT \(columns("c")) FROM comments c WHERE \(condition.text)\(isContinued ? position : "")
            ORDER BY \(order) LIMIT ?\(limit)
            """
        )
    }

    private static let counted = (0..<6).map { number in
        Query("SELECT count(*) FROM comments c WHERE \(condition(number).text)")
    }

    private static func condition(_ index: Int) -> (text: String, parameters: Int) {
        var text = "c.article_id = ?1 AND c.is_shown = 1"
        if index >= 3 { text += " AND c.depth = 0" }
        switch index % 3 {
        case 0: return (text, 1)
        case 1: return (text + " AND c.anchor_section = ?2", 2)
        default: return (text + " AND c.anchor_citation = ?2", 2)
        }
    }

    private static let latestLists = (0..<4).map { number in
        let (comparison, order) = number >= 2 ? ("<", "c.id DESC") : (">", "c.id")
        let isContinued = number % 2 == 1
        // CROSS JOIN keeps SQLite from starting with the articles.
        return Query(
            """
            SELECT \(columns("c")), a.slug FROM comments c CROSS JOIN articles a
            WHERE a.id = c.article_id AND a.status = 'published' AND c.status = 'published'
            \(isContinued ? "AND c.id \(comparison) ?1" : "") ORDER BY \(order) LIMIT ?\(isContinued ? 2 : 1)
            """
        )
    }
}
