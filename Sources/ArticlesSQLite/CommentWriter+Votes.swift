internal import Articles
internal import SQLite

/// Votes, one row a voter, and their sums beside the comment.
extension CommentWriter {
    func setVote(
        _ value: Int,
        by voter: String,
        on id: Identifier<Comment>,
        at time: Timestamp,
        score: (_ up: Int, _ down: Int) -> Int
    ) throws -> Comment? {
        guard var comment = try comment(id: id) else { return nil }
        let key: [Value] = [.id(comment.articleID), .id(id), .text(voter)]
        let former = try connection.first(Self.vote, key) { $0.int(0) } ?? 0
        guard former != value else { return comment }
        if value == 0 {
            try connection.run(Self.deleteVote, key)
        } else {
            try connection.run(Self.putVote, key + [.integer(value), .time(time)])
        }
        // Imported sums have no rows, so the sums are moved and not counted anew.
        comment.upvotes += (value == 1 ? 1 : 0) - (former == 1 ? 1 : 0)
        comment.downvotes += (value == -1 ? 1 : 0) - (former == -1 ? 1 : 0)
        comment.score = score(comment.upvotes, comment.downvotes)
        try connection.run(
            Self.updateVotes,
            key.dropLast() + [.integer(comment.upvotes), .integer(comment.downvotes), .integer(comment.score)]
        )
        if comment.isShown { changes.note(.comments(comment.articleSlug)) }
        return comment
    }

    func votedComments(by voter: String, limit: Int) throws -> [Identifier<Comment>] {
        try connection.all(Self.voted, [.text(voter), .integer(limit)]) { $0.identifier(0) }
    }

    // MARK: Statements

    static let vote = Query("SELECT value FROM votes WHERE article_id = ?1 AND comment_id = ?2 AND voter = ?3")
    static let putVote = Query(
        """
        INSERT INTO votes (article_id, comment_id, voter, value, at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (article_id, comment_id, voter) DO UPDATE SET value = excluded.value, at = excluded.at
        """
    )
    static let deleteVote = Query("DELETE FROM votes WHERE article_id = ?1 AND comment_id = ?2 AND voter = ?3")
    static let updateVotes = Query(
        "UPDATE comments SET upvotes = ?3, downvotes = ?4, score = ?5 WHERE article_id = ?1 AND id = ?2"
    )
    static let voted = Query("SELECT comment_id FROM votes WHERE voter = ?1 LIMIT ?2")

    static let voteQueries = [vote, putVote, deleteVote, updateVotes, voted]
}
