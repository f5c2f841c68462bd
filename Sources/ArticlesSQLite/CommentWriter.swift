internal import Articles
internal import SQLite

/// Reads and changes comments over the writer's connection.
struct CommentWriter: CommentQuerying, CommentRepository {
    let connection: Connection
    let changes: ChangeLog

    func insert(_ comment: Comment, secrets: CommentSecrets) throws {
        guard let slug = try slug(of: comment.articleID) else { throw StoreError.conflict("comment_article") }
        do {
            try connection.run(Self.insert, values(of: comment, secrets))
        } catch {
            throw try named(error, comment, secrets)
        }
        changes.isQuiet = secrets.importKey != nil
        defer { changes.isQuiet = false }
        if comment.status == .pending {
            try changes.appendHeld(article: comment.articleID, comment: comment.id, on: connection)
        }
        // A new comment has no replies: from the outside it is one that was held and now takes its state.
        try follow(from: .pending, to: comment.status, State(of: comment), slug)
        if comment.status == .published, let parent = comment.parentID {
            try countShownReply(to: parent, in: comment.articleID)
        }
    }

    func hasDuplicate(digest: String, in article: Identifier<Article>, since: Timestamp) throws -> Bool {
        try connection.first(CommentQueries.duplicate, [.id(article), .text(digest), .time(since)]) { _ in true }
            ?? false
    }

    func importedComments(keys: [String], in article: Identifier<Article>) throws -> [String: Comment] {
        guard !keys.isEmpty, let slug = try slug(of: article) else { return [:] }
        var comments: [String: Comment] = [:]
        try CommentQueries.imported.forEach(on: connection, [.id(article)], in: Set(keys).map { .text($0) }) { row in
            comments[row.text(CommentQueries.slugColumn)] = try CommentQueries.comment(row, of: slug)
        }
        return comments
    }

    /// Which of the constraints an insert has broken, found out by looking, as the result code names only its kind.
    private func named(_ error: SQLiteError, _ comment: Comment, _ secrets: CommentSecrets) throws -> any Error {
        switch error.kind {
        case .constraint(.unique), .constraint(.primaryKey):
            if let key = secrets.importKey, try importedComments(keys: [key], in: comment.articleID)[key] != nil {
                return StoreError.conflict("comment_import_key")
            }
            return StoreError.conflict("comment_id")
        case .constraint(.foreignKey):
            return StoreError.conflict("comment_parent")
        default:
            return error
        }
    }

    private func values(of comment: Comment, _ secrets: CommentSecrets) -> [Value] {
        let (section, citation) = Self.columns(of: comment.anchor)
        let (formerSection, formerCitation) = Self.columns(of: comment.formerAnchor)
        return [
            .id(comment.articleID), .id(comment.id), .optional(comment.parentID), .id(comment.rootID),
            .integer(comment.depth), .text(comment.author.name), .optional(comment.author.website),
            .optional(secrets.email), .text(comment.author.avatarSeed), .bool(comment.author.isEditor),
            .text(comment.body), .text(comment.html), .text(comment.status.rawValue), .time(comment.createdAt),
            .optional(comment.editedAt), section, citation, .optional(comment.quote?.exact),
            .optional(comment.quote?.prefix), .optional(comment.quote?.suffix), .text(comment.anchorState.rawValue),
            .integer(comment.upvotes), .integer(comment.downvotes), .integer(comment.score),
            .bool(comment.isPinned), .bool(comment.status == .published), .optional(secrets.addressHash),
            .optional(secrets.editTokenHash), .optional(secrets.authorTokenHash), .text(secrets.digest),
            .optional(secrets.importKey), formerSection, formerCitation,
        ]
    }

    // MARK: Statements

    static let insert = Query(
        """
        INSERT INTO comments (
            article_id, id, parent_id, root_id, depth, author_name, author_website, author_email, avatar_seed,
            is_editor, body, html, status, created_at, edited_at, anchor_section, anchor_citation, quote_exact,
            quote_prefix, quote_suffix, anchor_state, upvotes, downvotes, score, is_pinned, is_shown, address_hash,
            edit_token_hash, author_token_hash, digest, import_key, former_section, former_citation
        ) VALUES (
            ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33
        )
        """
    )
}
