import Articles

/// The comments on a page that speak of one section or note each: how many, and where the first stands.
struct RemarkCounts {
    private var counts: [Comment.Anchor: Int] = [:]
    private var first: [Comment.Anchor: Identifier<Comment>] = [:]

    init(_ comments: [Comment]) {
        for comment in comments where comment.status == .published {
            guard let anchor = comment.anchor else { continue }
            counts[anchor, default: 0] += 1
            first[anchor] = first[anchor] ?? comment.id
        }
    }

    /// What leads to the comments on a place; nil where there are none.
    subscript(anchor: Comment.Anchor) -> RemarksView? {
        guard let count = counts[anchor], let first = first[anchor] else { return nil }
        return RemarksView(remarksID: PageIdentifiers.comment(first), remarksLabel: Wording.count(count, "comment"))
    }
}

/// A link to the comments on a section or note.
struct RemarksView: View {
    let remarksID: String
    let remarksLabel: String
}
