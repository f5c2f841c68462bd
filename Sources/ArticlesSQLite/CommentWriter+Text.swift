internal import Articles
internal import SQLite

/// Changes of a comment's words, and their end.
extension CommentWriter {
    func setText(
        _ body: String,
        html: String,
        digest: String,
        of id: Identifier<Comment>,
        at time: Timestamp
    ) throws -> Comment? {
        guard let record = try record(id: id) else { return nil }
        guard !record.isErased else { throw StoreError.conflict("comment_erased") }
        let comment = record.comment
        let key: [Value] = [.id(comment.articleID), .id(id)]
        let index = SearchIndex(connection: connection)
        let isPublished = comment.status == .published
        if isPublished { try index.forget(id, of: comment.articleID) }
        try connection.run(Self.keepVersion, key)
        try connection.run(Self.updateText, key + [.text(body), .text(html), .text(digest), .time(time)])
        if isPublished {
            try index.learn(id, of: comment.articleID)
            try changes.append(.commentEdited, article: comment.articleID, comment: id, on: connection)
            changes.note(.comments(comment.articleSlug))
        }
        return try self.comment(id: id)
    }

    func sweepSearch() throws -> Bool { try SearchIndex(connection: connection).sweep() }

    func noteScatteredSearch() throws { try SearchIndex(connection: connection).noteScattered() }

    @discardableResult
    func erase(_ id: Identifier<Comment>) throws -> Bool {
        guard let comment = try comment(id: id) else { return false }
        if comment.status != .deleted { try change(comment, to: .deleted) }
        let key: [Value] = [.id(comment.articleID), .id(id)]
        for query in Self.erasing { try connection.run(query, key) }
        try connection.run(Self.eraseAnswers, [.id(id)])
        try connection.run(Self.eraseReasons, [.id(id)])
        // Words that wait for the end of the transaction were taken back, and are in no page yet.
        try SearchIndex(connection: connection).noteErasure()
        changes.note(.comments(comment.articleSlug))
        return true
    }

    // MARK: Statements

    static let keepVersion = Query(
        """
        INSERT INTO comment_versions (article_id, comment_id, version, body, html, at)
        SELECT article_id, id, version, body, html, coalesce(edited_at, created_at) FROM comments
        WHERE article_id = ?1 AND id = ?2
        """
    )
    static let updateText = Query(
        """
        UPDATE comments SET body = ?3, html = ?4, digest = ?5, edited_at = ?6, version = version + 1
        WHERE article_id = ?1 AND id = ?2
        """
    )
    /// The import key stays: made of a secret, or a number of another program, it only tells that this one was there.
    static let eraseRow = Query(
        """
        UPDATE comments SET author_name = '', author_website = NULL, author_email = NULL, avatar_seed = '',
            is_editor = 0, body = '', html = '', edited_at = NULL, quote_exact = NULL, quote_prefix = NULL,
            quote_suffix = NULL, upvotes = 0, downvotes = 0, score = 0, is_pinned = 0, address_hash = NULL,
            edit_token_hash = NULL, author_token_hash = NULL, digest = ''
        WHERE article_id = ?1 AND id = ?2
        """
    )
    static let eraseVersions = Query("DELETE FROM comment_versions WHERE article_id = ?1 AND comment_id = ?2")
    static let eraseVotes = Query("DELETE FROM votes WHERE article_id = ?1 AND comment_id = ?2")
    static let erasing = [eraseRow, eraseVersions, eraseVotes]

    /// What is left of an answer tells that its key was used.
    static let eraseAnswers = Query("UPDATE answers SET request_digest = '', sealed = x'' WHERE comment_id = ?1")

    /// An editor's reason may quote the comment or name its author; what was done to it stays in the log.
    static let eraseReasons = Query("UPDATE moderation_log SET reason = '' WHERE comment_id = ?1 AND reason <> ''")

    static let hotQueries =
        stateQueries + anchorQueries + [keepVersion, updateText] + erasing + [eraseAnswers, eraseReasons]
        + voteQueries
}
