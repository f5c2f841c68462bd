/// The comments of one article in the order in which they can be written: every comment after what it answers.
struct ArchivePlan: Sendable {
    /// A comment to be written.
    struct Entry: Sendable {
        var comment: ArchivedComment
        var key: String
        /// The key of what it answers.
        var parentKey: String?
        /// Nothing but its place is kept.
        var isTombstone: Bool
    }

    private(set) var entries: [Entry] = []
    /// What is not written, by reason.
    private(set) var leftOut: [String: Int] = [:]

    /// Sorts by time, then as the archive does.
    ///
    /// A comment whose parent is not among them, or that answers itself in the end, becomes a root. Of two with one id
    /// the first counts.
    init(of comments: [ArchivedComment], key: (ArchivedComment) -> String) {
        var byID: [String: Int] = [:]
        for (index, comment) in comments.enumerated() {
            if byID[comment.id] == nil { byID[comment.id] = index } else { leftOut["sameID", default: 0] += 1 }
        }
        let order = byID.values.sorted { (comments[$0].createdAt, $0) < (comments[$1].createdAt, $1) }
        let parents = Self.parents(of: comments, byID)
        let live = Self.live(comments, order, parents)
        var written: Set<Int> = []
        for index in order {
            // What it answers first, from the root on.
            var chain: [Int] = []
            var next: Int? = index
            while let current = next, !written.contains(current) {
                chain.append(current)
                written.insert(current)
                next = parents[current]
            }
            for current in chain.reversed() {
                guard live.contains(current) else {
                    leftOut[comments[current].status == .deleted ? "deleted" : "empty", default: 0] += 1
                    continue
                }
                let comment = comments[current]
                entries.append(
                    Entry(
                        comment: comment,
                        key: key(comment),
                        parentKey: parents[current].map { key(comments[$0]) },
                        isTombstone: Self.isGone(comment)
                    )
                )
            }
        }
    }

    /// Whether there is nothing to be shown of a comment.
    private static func isGone(_ comment: ArchivedComment) -> Bool {
        if comment.status == .deleted { return true }
        switch comment.text {
        case .markdown(let text), .html(let text), .htmlWithLineBreaks(let text): return text.allSatisfy(\.isWhitespace)
        }
    }

    /// The indices of what comments answer, without loops.
    private static func parents(of comments: [ArchivedComment], _ byID: [String: Int]) -> [Int: Int] {
        var parents: [Int: Int] = [:]
        for index in byID.values {
            if let parent = comments[index].parentID.flatMap({ byID[$0] }), parent != index { parents[index] = parent }
        }
        // 1: on the way from here, 2: known to lead to a root.
        var state: [Int: Int] = [:]
        for start in byID.values.sorted() {
            var way: [Int] = []
            var next: Int? = start
            while let current = next, state[current] == nil {
                state[current] = 1
                way.append(current)
                next = parents[current]
            }
            if let current = next, state[current] == 1, let last = way.last { parents[last] = nil }
            for index in way { state[index] = 2 }
        }
        return parents
    }

    /// Comments with something to be shown, and those above them.
    private static func live(_ comments: [ArchivedComment], _ order: [Int], _ parents: [Int: Int]) -> Set<Int> {
        var live: Set<Int> = []
        for index in order where !isGone(comments[index]) {
            var next: Int? = index
            while let current = next, live.insert(current).inserted { next = parents[current] }
        }
        return live
    }
}
