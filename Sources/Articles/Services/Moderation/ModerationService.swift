/// What editors see and do, whichever way they come: over HTTP or by the command line.
public struct ModerationService: Sendable {
    let store: any Store
    let environment: Environment
    let secrets: Secrets

    /// A service on a store.
    ///
    /// - Parameter secret: Thirty-two random bytes kept with the database.
    public init(store: any Store, environment: Environment, secret: [UInt8]) {
        self.store = store
        self.environment = environment
        secrets = Secrets(secret: secret, environment: environment)
    }

    // MARK: Reading

    /// A page of comments of one status.
    ///
    /// - Parameter slug: Nil: of all articles, published or not.
    /// - Throws: `ArticlesError.notFound` for a slug that is not known.
    public func comments(
        status: Comment.Status,
        slug: Slug?,
        newestFirst: Bool,
        after: Identifier<Comment>?,
        limit: Int,
        counting: Bool
    ) async throws -> ListPage<ModeratedComment, Identifier<Comment>> {
        try await store.read { repositories in
            let article = try slug.map { try repositories.articles.known($0).id }
            let query = ModerationQuery(status: status, article: article, newestFirst: newestFirst)
            let moderation = repositories.moderation
            return ListPage(
                itemsAndOne: try moderation.moderated(matching: query, after: after, limit: limit + 1),
                limit: limit,
                total: counting ? try moderation.moderatedCount(matching: query) : nil,
                position: \.comment.id
            )
        }
    }

    /// One comment of whatever status.
    public func comment(id: Identifier<Comment>) async throws -> ModeratedComment {
        try await store.read { try $0.moderation.known(id) }
    }

    /// A page of the log, the latest act first.
    public func log(before sequence: Int?, limit: Int) async throws -> ListPage<ModerationEntry, Int> {
        try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.moderation.log(before: sequence, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.sequence
            )
        }
    }

    /// A page of the bans in the order in which they were made, those that are over included.
    public func bans(after: Identifier<Ban>?, limit: Int) async throws -> ListPage<Ban, Identifier<Ban>> {
        try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.moderation.bans(after: after, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.id
            )
        }
    }

    /// One ban.
    public func ban(id: Identifier<Ban>) async throws -> Ban {
        guard let ban = try await store.read({ try $0.moderation.ban(id: id) }) else {
            throw ArticlesError.notFound(.ban)
        }
        return ban
    }

    /// Whether a ban has an effect now.
    public func isActive(_ ban: Ban) -> Bool { ban.isActive(at: environment.now()) }

    // MARK: Acting

    /// Moves a comment to another status, puts it first, or both; nothing is logged where nothing changes.
    ///
    /// - Throws: `ArticlesError` `notFound`, `invalid`, `moderation`.
    public func change(
        _ id: Identifier<Comment>,
        _ change: CommentChange,
        by act: ModerationAct
    ) async throws -> ModeratedComment {
        guard change.status != nil || change.isPinned != nil else {
            let message = "is required, or pinned"
            throw ArticlesError.invalid([InvalidField(field: "status", code: .required, message: message)])
        }
        return try await perform(act) { act, now, repositories in
            let comment = try repositories.moderation.known(id).comment
            if let expected = change.expected, expected != comment.status {
                throw ArticlesError.moderation(.stale(present: comment.status.rawValue))
            }
            if let status = change.status {
                try repositories.move(comment, to: status, act, now)
            }
            if let isPinned = change.isPinned {
                try repositories.pin(try repositories.moderation.known(id).comment, isPinned, act, now)
            }
            return try repositories.moderation.known(id)
        }
    }

    /// Opens or closes the comments of an article, of whatever status it is.
    ///
    /// - Throws: `ArticlesError.notFound`.
    public func setComments(
        of slug: Slug,
        _ change: CommentsPolicyChange,
        by act: ModerationAct
    ) async throws -> Article.CommentsPolicy {
        try await perform(act) { act, now, repositories in
            let article = try repositories.articles.known(slug)
            let policy = change.applied(to: article.comments)
            guard policy != article.comments else { return policy }
            try repositories.set(policy, of: article, act, now)
            return policy
        }
    }

    /// Bans somebody or something.
    ///
    /// - Throws: `ArticlesError` `notFound`, `invalid`, `moderation`.
    public func ban(_ draft: BanDraft, by act: ModerationAct) async throws -> Ban {
        try await perform(act) { act, now, repositories in
            let expiry = try draft.checkedExpiry(at: now)
            let value = try value(of: draft, repositories)
            let present = try repositories.moderation.ban(kind: draft.kind, value: value)
            if let present, present.isActive(at: now) { throw ArticlesError.moderation(.alreadyBanned(present.id)) }
            var random = EnvironmentRandom(environment: environment)
            let ban = Ban(
                id: Identifier(at: now, using: &random),
                kind: draft.kind,
                value: value,
                reason: act.reason,
                createdAt: now,
                expiresAt: expiry
            )
            try repositories.moderation.save(ban)
            try repositories.moderation.append(
                act.entry(.banAdded, at: now, comment: draft.comment, before: [:], after: ban.logged)
            )
            return ban
        }
    }

    /// Lifts a ban.
    ///
    /// - Throws: `ArticlesError.notFound`.
    public func unban(_ id: Identifier<Ban>, by act: ModerationAct) async throws -> Ban {
        try await perform(act) { act, now, repositories in
            guard let ban = try repositories.moderation.ban(id: id) else { throw ArticlesError.notFound(.ban) }
            try repositories.moderation.removeBan(id: id)
            try repositories.moderation.append(act.entry(.banRemoved, at: now, before: ban.logged, after: [:]))
            return ban
        }
    }

    /// Undoes an act, unless what it did was changed since; the undoing is an act of its own.
    ///
    /// - Throws: `ArticlesError` `notFound`, `moderation`.
    public func undo(_ sequence: Int, by act: ModerationAct) async throws -> ModerationEntry {
        try await perform(act) { act, now, repositories in
            guard let entry = try repositories.moderation.entry(sequence: sequence) else {
                throw ArticlesError.notFound(.entry)
            }
            if let undoneBy = entry.undoneBy { throw ArticlesError.moderation(.alreadyUndone(by: undoneBy)) }
            var act = act
            if act.reason.isEmpty { act.reason = "undoes \(sequence)" }
            let undoing = try repositories.undo(entry, act, now)
            try repositories.moderation.markUndone(sequence, by: undoing)
            guard let done = try repositories.moderation.entry(sequence: undoing) else {
                throw ArticlesError.notFound(.entry)
            }
            return done
        }
    }

    private func value(of draft: BanDraft, _ repositories: any WriteRepositories) throws -> String {
        if let text = draft.value.flatMap(draft.text) {
            return draft.kind == .email ? secrets.emailHash(text) : text
        }
        guard let id = draft.comment, let record = try repositories.comments.record(id: id) else {
            throw ArticlesError.notFound(.comment)
        }
        guard !record.isErased else { throw ArticlesError.moderation(.erased) }
        let marks = AuthorMarks(
            name: record.comment.author.name,
            email: record.secrets.email,
            addressHash: record.secrets.addressHash,
            authorTokenHash: record.secrets.authorTokenHash
        )
        guard let mark = marks.values(secrets).first(where: { $0.kind == draft.kind }) else {
            throw ArticlesError.moderation(.nothingToBan(draft.kind))
        }
        return mark.value
    }

    /// Runs an act in one transaction, which a dry run takes back when all is checked.
    private func perform<Result: Sendable>(
        _ act: ModerationAct,
        _ body: @escaping @Sendable (ModerationAct, Timestamp, any WriteRepositories) throws -> Result
    ) async throws -> Result {
        let act = try act.checked()
        do {
            return try await store.write { repositories in
                let result = try body(act, environment.now(), repositories)
                if act.isDryRun { throw DryRun(result: result) }
                return result
            }
        } catch let over as DryRun<Result> {
            return over.result
        }
    }
}

/// Ends a transaction that shall leave nothing behind.
private struct DryRun<Result: Sendable>: Error {
    let result: Result
}

extension ModerationReading {
    /// A comment of whatever status.
    func known(_ id: Identifier<Comment>) throws -> ModeratedComment {
        guard let comment = try moderated(id: id) else { throw ArticlesError.notFound(.comment) }
        return comment
    }
}

extension ArticleReading {
    /// The identity of an article of whatever status.
    func known(_ slug: Slug) throws -> ArticleIdentity {
        guard let identity = try identity(slug: slug) else { throw ArticlesError.notFound(.article) }
        return identity
    }
}
