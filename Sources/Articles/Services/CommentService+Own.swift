/// What an author does with all of their comments, by the author token and without an account.
extension CommentService {
    /// A page of the comments that were posted with an author token, held and rejected ones too, newest first.
    ///
    /// - Parameters:
    ///   - includingVersions: With all that is kept of each, as an export.
    /// - Throws: `ArticlesError` `unauthorized` without a token, `forbidden` with one that was not given out here.
    public func own(
        token: String?,
        after id: Identifier<Comment>?,
        limit: Int,
        includingVersions: Bool
    ) async throws -> ListPage<OwnComment, Identifier<Comment>> {
        let hash = try authorTokenHash(token)
        return try await store.read { repositories in
            let comments = repositories.comments
            let records = try comments.records(authorTokenHash: hash, after: id, limit: limit + 1)
            return ListPage(
                itemsAndOne: try records.map { record in
                    OwnComment(
                        comment: record.comment,
                        keepsEmail: record.secrets.email != nil,
                        versions: includingVersions ? try comments.versions(of: record.comment.id) : []
                    )
                },
                limit: limit,
                total: nil,
                position: \.comment.id
            )
        }
    }

    /// Erases all comments that were posted with an author token, and takes back all votes cast with it.
    ///
    /// A few at a time, so that no other write waits long; after a failure the call can be made again.
    public func eraseOwn(token: String?) async throws {
        let hash = try authorTokenHash(token)
        let voter = voter(authorTokenHash: hash)
        while try await store.write({ repositories in
            let records = try repositories.comments.records(authorTokenHash: hash, after: nil, limit: 50)
            for record in records { try repositories.comments.erase(record.comment.id) }
            return !records.isEmpty
        }) {}
        while try await store.write({ repositories in
            let voted = try repositories.comments.votedComments(by: voter, limit: 50)
            for id in voted {
                _ = try repositories.comments.setVote(
                    0,
                    by: voter,
                    on: id,
                    at: environment.now(),
                    score: CommentScore.millionths
                )
            }
            return !voted.isEmpty
        }) {}
        sweeper.start()
    }

    /// Makes sure that an author token was given out here.
    func check(_ authorToken: String) throws {
        guard secrets.isAuthorToken(authorToken) else { throw ArticlesError.forbidden(.wrongAuthorToken) }
    }

    private func authorTokenHash(_ token: String?) throws -> String {
        guard let token else { throw ArticlesError.unauthorized(.authorToken) }
        try check(token)
        return Secrets.hash(ofToken: token)
    }
}

/// A comment as its author may see it.
public struct OwnComment: Sendable, Equatable {
    /// Of any status, with its text.
    public var comment: Comment
    /// Whether an e-mail address is kept with it; the address itself is never given out.
    public var keepsEmail: Bool
    /// The texts before its edits, oldest first, where they were asked for.
    public var versions: [CommentVersion]
}
