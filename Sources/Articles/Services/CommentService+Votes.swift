/// Votes of readers.
extension CommentService {
    /// Puts a reader's vote on a comment in place of the one before.
    ///
    /// A voter is known by the author token where there is one, and by the address otherwise: either has one vote.
    ///
    /// - Parameters:
    ///   - value: 1, −1, or 0 to take the vote back.
    ///   - address: Where the reader comes from, already cut to the prefix that is limited.
    /// - Throws: `ArticlesError` `invalid`, `notFound`, `gone`, `forbidden`, `tooMany`.
    public func vote(
        _ value: Int,
        on id: Identifier<Comment>,
        address: [UInt8],
        authorToken: String?
    ) async throws -> Comment {
        guard rules.takesVotes else { throw ArticlesError.forbidden(.votesOff) }
        guard (-1...1).contains(value) else {
            throw ArticlesError.invalid([
                InvalidField(field: "value", code: .unknown, message: "must be 1, 0 or -1")
            ])
        }
        if let authorToken { try check(authorToken) }
        try voteLimiter?.take(caller: secrets.fingerprint("address", address), at: environment.uptimeNanoseconds())
        let addressHash = secrets.addressHash(address)
        let authorHash = authorToken.map(Secrets.hash(ofToken:))
        let voter = authorHash.map(voter(authorTokenHash:)) ?? secrets.digest("voter", ["address", addressHash ?? ""])
        return try await store.write { repositories in
            guard let record = try repositories.comments.record(id: id),
                record.comment.isShown || record.comment.status == .deleted,
                try repositories.articles.identity(slug: record.comment.articleSlug)?.status == .published
            else { throw ArticlesError.notFound(.comment) }
            guard record.comment.status == .published else { throw ArticlesError.gone(.comment) }
            guard authorHash == nil || record.secrets.authorTokenHash != authorHash,
                addressHash == nil || record.secrets.addressHash != addressHash
            else { throw ArticlesError.forbidden(.ownComment) }
            let voted = try repositories.comments.setVote(
                value,
                by: voter,
                on: id,
                at: environment.now(),
                score: CommentScore.millionths
            )
            guard let voted else { throw ArticlesError.notFound(.comment) }
            return voted
        }
    }

    /// What an address may still vote, empty when nothing is limited.
    public func voteAllowances(of address: [UInt8]) -> [Allowance] {
        let caller = secrets.fingerprint("address", address)
        return voteLimiter.map { [$0.look(caller: caller, at: environment.uptimeNanoseconds())] } ?? []
    }

    /// The voter behind an author token.
    func voter(authorTokenHash hash: String) -> String { secrets.digest("voter", ["author", hash]) }
}
