import Articles

/// A flat list of comments as threads, indented to a limit and flat below it.
///
/// Neither a chain of a thousand replies nor a parent that is missing may cost stack or lose a comment, hence the two
/// steps: an order with depths, made without recursion; then nesting, which recurses as deep as the limit.
struct CommentThreads {
    /// Levels of indentation below a root.
    static let deepest = 5

    /// A comment in its place.
    struct Placed {
        let comment: Comment
        /// 0…`deepest`.
        let depth: Int
        /// The comment that it answers, when it isn't nested below that one.
        let parent: Comment?
    }

    /// Each comment before those that answer it.
    let placed: [Placed]
    /// The comments shown.
    let byID: [Identifier<Comment>: Comment]

    init(_ comments: [Comment]) {
        let shown = comments.filter { $0.status == .published || $0.status == .deleted }
        let byID = Dictionary(shown.map { ($0.id, $0) }) { first, _ in first }
        var roots: [Comment] = []
        var replies: [Identifier<Comment>: [Comment]] = [:]
        var seen: Set<Identifier<Comment>> = []
        for comment in shown where seen.insert(comment.id).inserted {
            if let parent = comment.parentID, parent != comment.id, byID[parent] != nil {
                replies[parent, default: []].append(comment)
            } else if comment.parentID != nil, comment.rootID != comment.id, byID[comment.rootID] != nil {
                // What it answers stands on an earlier page of the thread.
                replies[comment.rootID, default: []].append(comment)
            } else {
                roots.append(comment)
            }
        }
        var placed: [Placed] = []
        placed.reserveCapacity(shown.count)
        var waiting = roots.reversed().map { ($0, depth: 0) }
        while let (comment, depth) = waiting.popLast() {
            let isFlattened = depth > Self.deepest
            placed.append(
                Placed(
                    comment: comment,
                    depth: min(depth, Self.deepest),
                    parent: isFlattened ? comment.parentID.flatMap { byID[$0] } : nil
                )
            )
            waiting += (replies[comment.id] ?? []).reversed().map { ($0, depth: depth + 1) }
        }
        self.placed = placed
        self.byID = byID
    }

    /// The threads, each comment made into a view together with those below it.
    func nested(_ view: (Placed, [CommentView]) -> CommentView) -> [CommentView] {
        var index = 0
        return nested(at: 0, from: &index, view)
    }

    private func nested(
        at depth: Int,
        from index: inout Int,
        _ view: (Placed, [CommentView]) -> CommentView
    ) -> [CommentView] {
        var views: [CommentView] = []
        while index < placed.count, placed[index].depth == depth {
            let comment = placed[index]
            index += 1
            views.append(view(comment, nested(at: depth + 1, from: &index, view)))
        }
        return views
    }
}
