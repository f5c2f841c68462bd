internal import Markup
import Synchronization

/// What an author does with a comment after it was posted.
extension CommentService {
    /// The safe HTML that a comment's text would have.
    ///
    /// - Throws: `ArticlesError.invalid`, as posting it would.
    public func preview(body: String) throws -> String {
        CommentMarkup.html(try rules.normalized(body: body))
    }

    /// Gives a comment another text; once this returns it is on disk.
    ///
    /// The same text again changes nothing.
    ///
    /// - Parameters:
    ///   - token: The edit token, as the author sends it.
    ///   - precondition: Throws when the comment is not in the state that the author wants to change.
    /// - Throws: `ArticlesError` `notFound`, `invalid`, `unauthorized`, `forbidden`, `gone`, `conflict`, `spam`,
    ///   `tooMany`, or what `precondition` throws.
    public func edit(
        id: Identifier<Comment>,
        body: String,
        token: String?,
        precondition: @escaping @Sendable (Comment) throws -> Void = { _ in }
    ) async throws -> Comment {
        let body = try rules.normalized(body: body)
        let html = CommentMarkup.html(body)
        try gate.checkEdit(body: body, html: html)
        let isCounted = Mutex(false)
        return try await store.write { repositories in
            let record = try authorized(id, token, repositories.comments)
            let (comment, now) = (record.comment, environment.now())
            guard comment.status != .deleted else { throw ArticlesError.gone(.comment) }
            guard try repositories.articles.identity(slug: comment.articleSlug)?.status == .published else {
                throw ArticlesError.notFound(.comment)
            }
            guard comment.status != .rejected else { throw ArticlesError.forbidden(.commentRejected) }
            guard isInEditWindow(comment, now) else { throw ArticlesError.forbidden(.editWindowOver) }
            try precondition(comment)
            guard body != comment.body else { return comment }
            let digest = digest(authorName: comment.author.name, email: record.secrets.email, body: body)
            let since = now.advanced(byMilliseconds: -1000 * rules.duplicateWindowSeconds)
            guard try !repositories.comments.hasDuplicate(digest: digest, in: comment.articleID, since: since) else {
                throw ArticlesError.conflict(.duplicateComment)
            }
            let reasons = try gate.admitEdit(of: record, body: body, html: html, at: now, repositories.moderation)
            // Each edit keeps a version: what is limited is how many of them pile up, however often this runs.
            try isCounted.withLock { isCounted in
                guard !isCounted else { return }
                try editLimiter?.take(caller: id.low, at: environment.uptimeNanoseconds())
                isCounted = true
            }
            // A clock that was set back shall not have a comment edited before it was made.
            let at = max(now, comment.editedAt ?? comment.createdAt)
            var edited = try repositories.comments.setText(body, html: html, digest: digest, of: id, at: at)
            if !reasons.isEmpty {
                edited = try repositories.comments.setStatus(.pending, of: id)
                if let edited { try repositories.moderation.flag(edited, because: reasons) }
            }
            guard let edited else { throw ArticlesError.notFound(.comment) }
            return edited
        }
    }

    /// How often a comment may still be changed, empty when nothing is limited.
    public func editAllowances(of id: Identifier<Comment>) -> [Allowance] {
        editLimiter.map { [$0.look(caller: id.low, at: environment.uptimeNanoseconds())] } ?? []
    }

    /// Erases a comment; once this returns nothing of it can be read any more.
    ///
    /// There is no window for it.
    ///
    /// - Parameters: As of `edit`.
    /// - Throws: `ArticlesError` `notFound`, `unauthorized`, `forbidden`, `gone`, or what `precondition` throws.
    public func delete(
        id: Identifier<Comment>,
        token: String?,
        precondition: @escaping @Sendable (Comment) throws -> Void = { _ in }
    ) async throws {
        try await store.write { repositories in
            try precondition(authorized(id, token, repositories.comments).comment)
            try repositories.comments.erase(id)
        }
        sweeper.start()
    }

    /// The texts that a comment of any status had before its edits, oldest first.
    public func versions(of id: Identifier<Comment>) async throws -> [CommentVersion] {
        try await store.read { repositories in
            guard try repositories.comments.comment(id: id) != nil else { throw ArticlesError.notFound(.comment) }
            return try repositories.comments.versions(of: id)
        }
    }

    /// Finishes what an earlier process left undone; to be called once at the start.
    public func sweep() {
        sweeper.start()
    }

    /// The comment, when the token is its own.
    private func authorized(
        _ id: Identifier<Comment>,
        _ token: String?,
        _ comments: any CommentReading
    ) throws -> CommentRecord {
        guard let record = try comments.record(id: id) else { throw ArticlesError.notFound(.comment) }
        guard !record.isErased else { throw ArticlesError.gone(.comment) }
        guard let token else { throw ArticlesError.unauthorized(.editToken) }
        guard let hash = record.secrets.editTokenHash, Secrets.areSame(hash, Secrets.hash(ofToken: token)) else {
            throw ArticlesError.forbidden(.wrongEditToken)
        }
        return record
    }

    private func isInEditWindow(_ comment: Comment, _ now: Timestamp) -> Bool {
        EditWindow(seconds: rules.editWindowSeconds).isOpen(
            postedAt: comment.createdAt,
            postedUptime: recentPosts.uptime(of: comment.id),
            now: now,
            uptime: environment.uptimeNanoseconds()
        )
    }
}
