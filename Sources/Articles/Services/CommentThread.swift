/// A comment with the replies that are shown below it, oldest first.
public struct CommentThread: Sendable, Equatable {
    /// The comment.
    public var comment: Comment
    /// Its replies, and replies to these that lie deeper than is shown.
    public var replies: [CommentThread]
    /// The last reply of a root's thread that stands here, where there are more; nil where all do.
    public var repliesNext: Identifier<Comment>?

    /// A comment with the replies that are shown below it.
    public init(comment: Comment, replies: [CommentThread]) {
        self.comment = comment
        self.replies = replies
    }

    /// Threads in the order of their roots, nested `shownDepth` deep.
    ///
    /// A deeper reply keeps its `parentID` and stands beside its nearest ancestor that is shown.
    ///
    /// - Parameters:
    ///   - replies: Comments below the roots, each after the one that it answers.
    ///   - repliesNext: The last of a root's replies that is here, where there are more of them.
    ///   - shownDepth: 0 shows all replies directly below their roots' level, at least 1 nests.
    public static func threads(
        roots: [Comment],
        replies: [Comment],
        repliesNext: [Identifier<Comment>: Identifier<Comment>] = [:],
        shownDepth: Int
    ) -> [CommentThread] {
        var children: [Identifier<Comment>: [Comment]] = [:]
        // Where a comment's replies are put: below itself, or below the ancestor at the deepest level shown.
        var place: [Identifier<Comment>: (under: Identifier<Comment>, depth: Int)] = [:]
        for root in roots { place[root.id] = (root.id, 0) }
        for reply in replies {
            guard let parent = reply.parentID.flatMap({ place[$0] }) ?? place[reply.rootID] else { continue }
            children[parent.under, default: []].append(reply)
            let depth = parent.depth + 1
            place[reply.id] = depth < max(1, shownDepth) ? (reply.id, depth) : (parent.under, parent.depth)
        }
        func thread(_ comment: Comment) -> CommentThread {
            CommentThread(comment: comment, replies: (children[comment.id] ?? []).map(thread))
        }
        return roots.map { root in
            var whole = thread(root)
            whole.repliesNext = repliesNext[root.id]
            return whole
        }
    }
}
