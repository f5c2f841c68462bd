/// Reads the replies of a page of roots, oldest first, no more than a page can hold.
///
/// Each root first has an equal share; what some don't need goes to the others in their order. A reply is younger than
/// what it answers, so that a part always holds the ancestors of all that is in it.
struct RepliesInParts {
    let comments: any CommentReading
    let article: Identifier<Article>
    /// The most replies of all roots together.
    let limit: Int

    /// The replies, and for each root that has more the last one that was read.
    func replies(below roots: [Comment]) throws -> (
        replies: [Comment], next: [Identifier<Comment>: Identifier<Comment>]
    ) {
        guard !roots.isEmpty else { return ([], [:]) }
        let share = max(1, limit / roots.count)
        var parts = try roots.map { try Part(root: $0.id, reading: share, after: nil, in: self) }
        var rest = limit - parts.reduce(0) { $0 + $1.replies.count }
        for index in parts.indices where parts[index].hasMore && rest > 0 {
            let more = try Part(root: parts[index].root, reading: rest, after: parts[index].replies.last?.id, in: self)
            parts[index].replies += more.replies
            parts[index].hasMore = more.hasMore
            rest -= more.replies.count
        }
        var next: [Identifier<Comment>: Identifier<Comment>] = [:]
        for part in parts where part.hasMore { next[part.root] = part.replies.last?.id }
        return (parts.flatMap(\.replies), next)
    }

    private struct Part {
        let root: Identifier<Comment>
        var replies: [Comment]
        var hasMore: Bool

        init(root: Identifier<Comment>, reading limit: Int, after: Identifier<Comment>?, in parts: RepliesInParts)
            throws
        {
            let found = try parts.comments.replies(below: root, in: parts.article, after: after, limit: limit + 1)
            self.root = root
            replies = Array(found.prefix(limit))
            hasMore = found.count > limit
        }
    }
}
