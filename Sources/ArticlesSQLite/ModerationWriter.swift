internal import Articles
internal import SQLite

/// Reads and changes what editors act on, over the writer's connection.
struct ModerationWriter: ModerationQuerying, ModerationRepository {
    let connection: Connection
    let changes: ChangeLog

    @discardableResult
    func append(_ entry: ModerationEntry) throws -> Int {
        try connection.first(
            Self.append,
            [
                .time(entry.at), .text(entry.actor), .text(entry.action.rawValue), .optional(entry.articleID),
                .optional(entry.commentID), .text(try LoggedText.text(entry.before)),
                .text(try LoggedText.text(entry.after)), .text(entry.reason),
            ]
        ) { $0.int(0) } ?? 0
    }

    func markUndone(_ sequence: Int, by undoing: Int) throws {
        try connection.run(Self.markUndone, [.integer(sequence), .integer(undoing)])
    }

    func flag(_ comment: Comment, because reasons: [HoldReason]) throws {
        for reason in Set(reasons) {
            try connection.run(Self.flag, [.id(comment.articleID), .id(comment.id), .text(reason.rawValue)])
        }
    }

    func setPinned(_ isPinned: Bool, comment: Comment) throws {
        try connection.run(Self.setPinned, [.id(comment.articleID), .id(comment.id), .bool(isPinned)])
        changes.note(.comments(comment.articleSlug))
    }

    func setComments(_ policy: Article.CommentsPolicy, article: Identifier<Article>) throws {
        let slug = try connection.first(
            Self.setComments,
            [.id(article), .bool(policy.isOpen), .optional(policy.closesAt)]
        ) { try $0.slug(0) }
        if let slug { changes.note(.article(slug)) }
    }

    func save(_ ban: Ban) throws {
        try connection.run(
            Self.saveBan,
            [
                .id(ban.id), .text(ban.kind.rawValue), .text(ban.value), .text(ban.reason), .time(ban.createdAt),
                .optional(ban.expiresAt),
            ]
        )
    }

    func removeBan(id: Identifier<Ban>) throws {
        try connection.run(Self.removeBan, [.id(id)])
    }

    func forgetAddresses(before time: Timestamp) throws {
        // There hardly ever is one, and a look is cheaper than a change of none.
        guard try connection.first(Self.oldAddress, [.time(time)], { _ in true }) != nil else { return }
        try connection.run(Self.forgetAddresses, [.time(time)])
    }

    // MARK: Statements

    static let append = Query(
        """
        INSERT INTO moderation_log (at, actor, action, article_id, comment_id, before, after, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING sequence
        """
    )
    static let markUndone = Query("UPDATE moderation_log SET undone_by = ?2 WHERE sequence = ?1")
    static let flag = Query(
        "INSERT INTO comment_flags (article_id, comment_id, flag) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
    )
    static let setPinned = Query("UPDATE comments SET is_pinned = ?3 WHERE article_id = ?1 AND id = ?2")
    static let setComments = Query(
        "UPDATE articles SET comments_open = ?2, comments_close_at = ?3 WHERE id = ?1 RETURNING slug"
    )
    static let saveBan = Query(
        """
        INSERT INTO bans (id, kind, value, reason, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (kind, value) DO UPDATE SET id = excluded.id, reason = excluded.reason,
            created_at = excluded.created_at, expires_at = excluded.expires_at
        """
    )
    static let removeBan = Query("DELETE FROM bans WHERE id = ?1")
    /// A few at a time, so that no one write pays for a day's comments.
    static let oldAddress = Query(
        "SELECT 1 FROM comments WHERE address_hash IS NOT NULL AND created_at < ?1 LIMIT 1"
    )
    static let forgetAddresses = Query(
        """
        UPDATE comments SET address_hash = NULL WHERE row_id IN (
            SELECT row_id FROM comments WHERE address_hash IS NOT NULL AND created_at < ?1
            ORDER BY created_at LIMIT 4
        )
        """
    )

    static let hotQueries = [
        markUndone, flag, setPinned, setComments, saveBan, removeBan, oldAddress, forgetAddresses,
    ]
}
