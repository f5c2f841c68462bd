internal import Markup

extension CommentService {
    /// What an address may still post, empty when nothing is limited.
    public func allowances(of address: [UInt8]) -> [Allowance] { gate.allowances(of: address) }

    /// Writes a comment; once this returns it is on disk.
    ///
    /// - Parameters:
    ///   - address: Where the reader comes from, already cut to the prefix that is limited.
    ///   - key: Makes the call repeatable; the same key and request give the first answer again.
    ///   - authorToken: Puts the comment with the others that the author posted with it; nil makes a new one.
    ///   - isEditor: The editor's comments are marked as such, may have a reserved name, and pass no checks for spam.
    ///   - evidence: What came along to tell a person from a program.
    ///   - answer: Turns the comment and its tokens into the answer to keep and return.
    /// - Throws: `ArticlesError` `notFound`, `invalid`, `conflict`, `gone`, `forbidden`, `tooMany`,
    ///   `spam`.
    public func post(
        _ draft: CommentDraft,
        slug: Slug,
        address: [UInt8],
        key: IdempotencyKey?,
        authorToken: String? = nil,
        isEditor: Bool = false,
        evidence: CommentEvidence = CommentEvidence(),
        answer: @escaping @Sendable (_ comment: Comment, _ tokens: CommentTokens) throws -> [UInt8]
    ) async throws -> [UInt8] {
        let draft = try rules.normalized(draft)
        if let authorToken { try check(authorToken) }
        let html = CommentMarkup.html(draft.body)
        let visit = gate.visit(
            address: address,
            authorTokenHash: authorToken.map(Secrets.hash(ofToken:)),
            evidence
        )
        if !isEditor {
            try gate.check(draft, html: html, visit)
            try await gate.learn(visit, from: store)
            // Under a key the answer may be there already, which only the writer knows for certain.
            if key == nil { try gate.take(visit) }
        }
        // Whatever needs no transaction is done before it, for there is one writer and every event loop waits for it.
        let digest = digest(of: draft)
        let avatarSeed = secrets.digest("avatar", [draft.email?.lowercased() ?? draft.authorName], bytes: 16)
        let tokens = CommentTokens(
            edit: secrets.makeToken(),
            author: authorToken == nil ? secrets.makeAuthorToken() : nil
        )
        let kept = CommentSecrets(
            email: draft.email,
            addressHash: visit.addressHash,
            editTokenHash: Secrets.hash(ofToken: tokens.edit),
            authorTokenHash: visit.authorTokenHash ?? tokens.author.map(Secrets.hash(ofToken:)),
            digest: digest
        )
        do {
            let (bytes, made) = try await store.write { repositories in
                let now = environment.now()
                if let answer = try keptAnswer(key, now, repositories.answers) {
                    return (answer, Identifier<Comment>?.none)
                }
                if key != nil, !isEditor { try gate.take(visit) }
                var comment = try makeComment(
                    draft,
                    html: html,
                    digest: digest,
                    avatarSeed: avatarSeed,
                    slug: slug,
                    now: now,
                    repositories
                )
                if isEditor {
                    comment.author.isEditor = true
                } else {
                    try checkName(draft.authorName, in: comment.articleID, repositories.articles)
                }
                let reasons =
                    isEditor ? [] : try gate.admit(draft, html: html, visit, at: now, repositories.moderation)
                comment.hold(for: reasons)
                try repositories.comments.insert(comment, secrets: kept)
                try repositories.moderation.flag(comment, because: reasons)
                try repositories.moderation.forgetAddresses(before: gate.oldestAddress(at: now))
                let bytes = try answer(comment, tokens)
                try keep(bytes, of: comment.id, key, now, repositories.answers)
                return (bytes, comment.id)
            }
            if let made {
                let uptime = environment.uptimeNanoseconds()
                recentPosts.note(made, at: uptime)
                sweeper.written(at: uptime)
            }
            return bytes
        } catch {
            // What was not written does not count.
            gate.giveBack(visit)
            throw error
        }
    }

    /// Refuses a name that can be taken for a reserved one, or for that of a contributor of the article.
    private func checkName(
        _ name: String,
        in article: Identifier<Article>,
        _ articles: any ArticleReading
    ) throws {
        let contributors = try articles.contributorNames(of: article)
        guard reservedNames.hold(name) || ReservedNames(contributors).hold(name) else { return }
        let message = "is reserved, or looks like a name that is; an editor posts under it with their token"
        throw ArticlesError.invalid([InvalidField(field: "author.name", code: .reserved, message: message)])
    }

    private func makeComment(
        _ draft: CommentDraft,
        html: String,
        digest: String,
        avatarSeed: String,
        slug: Slug,
        now: Timestamp,
        _ repositories: any WriteRepositories
    ) throws -> Comment {
        let article = try repositories.articles.published(slug)
        let policy = article.comments.closing(afterDays: rules.closeAfterDays, from: article.publishedOn)
        guard policy.accepts(at: now) else { throw ArticlesError.forbidden(.commentsClosed) }
        let anchor = try repositories.articles.place(draft.anchor, draft.quote, in: article.id)
        let parent = try parent(draft.parentID, in: article, repositories.comments)
        let since = now.advanced(byMilliseconds: -1000 * rules.duplicateWindowSeconds)
        guard try !repositories.comments.hasDuplicate(digest: digest, in: article.id, since: since) else {
            throw ArticlesError.conflict(.duplicateComment)
        }
        return Comment(
            id: identifiers.next(),
            articleID: article.id,
            articleSlug: article.slug,
            parentID: parent?.id,
            rootID: parent?.rootID,
            depth: parent.map { $0.depth + 1 } ?? 0,
            author: Comment.Author(name: draft.authorName, website: draft.website, avatarSeed: avatarSeed),
            body: draft.body,
            html: html,
            createdAt: now,
            anchor: anchor.target,
            quote: anchor.quote
        )
    }

    private func parent(
        _ id: String?,
        in article: ArticleIdentity,
        _ comments: any CommentReading
    ) throws -> Comment? {
        guard let id else { return nil }
        let parent = try Identifier<Comment>(id).flatMap { try comments.comment(id: $0) }
        guard let parent, parent.articleID == article.id, parent.status == .published || parent.status == .deleted
        else {
            let message = "must be a comment of this article"
            throw ArticlesError.invalid([InvalidField(field: "parentId", code: .unknown, message: message)])
        }
        guard parent.status == .published else { throw ArticlesError.gone(.comment) }
        return parent
    }

    private func digest(of draft: CommentDraft) -> String {
        digest(authorName: draft.authorName, email: draft.email, body: draft.body)
    }

    /// A digest by which double posts are found.
    func digest(authorName: String, email: String?, body: String) -> String {
        secrets.digest("comment", [authorName.lowercased(), email?.lowercased() ?? "", body])
    }

    private func keptAnswer(
        _ key: IdempotencyKey?,
        _ now: Timestamp,
        _ answers: any AnswerRepository
    ) throws -> [UInt8]? {
        guard let key, let kept = try answers.answer(key: storageKey(key), since: IdempotencyKey.oldest(at: now)) else {
            return nil
        }
        // Whatever was asked under it: the comment is gone, and asking again must not bring it back.
        guard !kept.isErased else { throw ArticlesError.gone(.comment) }
        guard kept.requestDigest == key.requestDigest else {
            throw ArticlesError.conflict(.idempotencyKeyReused)
        }
        return try secrets.open(kept.sealed, password: key.value)
    }

    private func keep(
        _ bytes: [UInt8],
        of comment: Identifier<Comment>,
        _ key: IdempotencyKey?,
        _ now: Timestamp,
        _ answers: any AnswerRepository
    ) throws {
        guard let key else { return }
        let answer = KeptAnswer(
            requestDigest: key.requestDigest,
            sealed: try secrets.seal(bytes, password: key.value),
            comment: comment
        )
        try answers.keep(answer, key: storageKey(key), at: now, expiring: IdempotencyKey.oldest(at: now))
    }

    private func storageKey(_ key: IdempotencyKey) -> String { secrets.digest("idempotency key", [key.value]) }
}
