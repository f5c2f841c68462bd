/// Each act with its line in the log, and the way back.
extension WriteRepositories {
    /// Moves a comment to another status and logs it.
    @discardableResult
    func move(_ comment: Comment, to status: Comment.Status, _ act: ModerationAct, _ now: Timestamp) throws -> Int? {
        guard comment.status != status else { return nil }
        guard comment.status != .deleted || !comment.body.isEmpty else { throw ArticlesError.moderation(.erased) }
        _ = try comments.setStatus(status, of: comment.id)
        return try moderation.append(
            act.entry(
                .commentStatus,
                at: now,
                article: comment.articleID,
                comment: comment.id,
                before: ["status": .text(comment.status.rawValue)],
                after: ["status": .text(status.rawValue)]
            )
        )
    }

    /// Puts a comment first, or no longer, and logs it.
    @discardableResult
    func pin(_ comment: Comment, _ isPinned: Bool, _ act: ModerationAct, _ now: Timestamp) throws -> Int? {
        guard comment.isPinned != isPinned else { return nil }
        guard comment.status == .published || !isPinned else { throw ArticlesError.moderation(.notPublished) }
        try moderation.setPinned(isPinned, comment: comment)
        return try moderation.append(
            act.entry(
                .commentPinned,
                at: now,
                article: comment.articleID,
                comment: comment.id,
                before: ["pinned": .truth(comment.isPinned)],
                after: ["pinned": .truth(isPinned)]
            )
        )
    }

    /// Opens or closes the comments of an article and logs it.
    @discardableResult
    func set(
        _ policy: Article.CommentsPolicy,
        of article: ArticleIdentity,
        _ act: ModerationAct,
        _ now: Timestamp
    ) throws -> Int {
        try moderation.setComments(policy, article: article.id)
        return try moderation.append(
            act.entry(
                .articleComments,
                at: now,
                article: article.id,
                before: article.comments.logged,
                after: policy.logged
            )
        )
    }

    /// Takes an act back, if what it left is still there, and logs that.
    ///
    /// - Returns: The number of the undoing.
    func undo(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        switch entry.action {
        case .commentStatus, .commentPinned: try undoOnComment(entry, act, now)
        case .banAdded: try undoBan(entry, act, now)
        case .banRemoved: try undoUnban(entry, act, now)
        case .articleComments: try undoOnArticle(entry, act, now)
        case .articleChanged: try undoArticleChange(entry, act, now)
        case .articleRemoved: throw ArticlesError.moderation(.notUndoable)
        }
    }

    private func undoOnComment(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        guard let id = entry.commentID, let seen = try moderation.moderated(id: id) else {
            throw ArticlesError.notFound(.comment)
        }
        guard !seen.isErased else { throw ArticlesError.moderation(.erased) }
        let comment = seen.comment
        let undoing: Int?
        if entry.action == .commentStatus {
            guard let before = entry.before["status"]?.text.flatMap(Comment.Status.init(rawValue:)),
                entry.after["status"] == .text(comment.status.rawValue)
            else { throw ArticlesError.moderation(.stale(present: comment.status.rawValue)) }
            undoing = try move(comment, to: before, act, now)
        } else {
            guard let before = entry.before["pinned"]?.truth, entry.after["pinned"] == .truth(comment.isPinned) else {
                throw ArticlesError.moderation(.stale(present: comment.isPinned ? "pinned" : "not pinned"))
            }
            undoing = try pin(comment, before, act, now)
        }
        guard let undoing else { throw ArticlesError.moderation(.stale(present: comment.status.rawValue)) }
        return undoing
    }

    private func undoOnArticle(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        guard let slug = entry.articleSlug, let article = try articles.identity(slug: slug) else {
            throw ArticlesError.notFound(.article)
        }
        guard entry.after == article.comments.logged else {
            throw ArticlesError.moderation(.stale(present: article.comments.isOpen ? "open" : "closed"))
        }
        let before = Article.CommentsPolicy(
            isOpen: entry.before["commentsOpen"]?.truth ?? true,
            closesAt: entry.before["commentsCloseAt"]?.moment
        )
        return try set(before, of: article, act, now)
    }

    private func undoBan(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        guard let ban = Ban(logged: entry.after), try moderation.ban(id: ban.id) == ban else {
            throw ArticlesError.moderation(.stale(present: "not banned"))
        }
        try moderation.removeBan(id: ban.id)
        return try moderation.append(act.entry(.banRemoved, at: now, before: ban.logged, after: [:]))
    }

    private func undoUnban(_ entry: ModerationEntry, _ act: ModerationAct, _ now: Timestamp) throws -> Int {
        guard let ban = Ban(logged: entry.before), try moderation.ban(kind: ban.kind, value: ban.value) == nil else {
            throw ArticlesError.moderation(.stale(present: "banned"))
        }
        try moderation.save(ban)
        return try moderation.append(act.entry(.banAdded, at: now, before: [:], after: ban.logged))
    }
}

extension ModerationAct {
    /// A line of the log.
    func entry(
        _ action: ModerationEntry.Action,
        at time: Timestamp,
        article: Identifier<Article>? = nil,
        comment: Identifier<Comment>? = nil,
        before: [String: LoggedValue],
        after: [String: LoggedValue]
    ) -> ModerationEntry {
        ModerationEntry(
            at: time,
            actor: actor,
            action: action,
            articleID: article,
            commentID: comment,
            before: before,
            after: after,
            reason: reason
        )
    }
}

extension Article.CommentsPolicy {
    /// As the log keeps it.
    var logged: [String: LoggedValue] {
        ["commentsOpen": .truth(isOpen), "commentsCloseAt": .optional(closesAt)]
    }
}

extension Ban {
    /// As the log keeps it; `value` is a digest where the kind is private.
    var logged: [String: LoggedValue] {
        [
            "id": .text(id.description), "kind": .text(kind.rawValue), "value": .text(value), "reason": .text(reason),
            "createdAt": .optional(createdAt), "expiresAt": .optional(expiresAt),
        ]
    }

    /// A ban that the log kept; nil for anything else.
    init?(logged: [String: LoggedValue]) {
        guard let id = logged["id"]?.text.flatMap({ Identifier<Ban>($0) }),
            let kind = logged["kind"]?.text.flatMap(Kind.init(rawValue:)), let value = logged["value"]?.text,
            let createdAt = logged["createdAt"]?.moment
        else { return nil }
        self.init(
            id: id,
            kind: kind,
            value: value,
            reason: logged["reason"]?.text ?? "",
            createdAt: createdAt,
            expiresAt: logged["expiresAt"]?.moment
        )
    }
}
