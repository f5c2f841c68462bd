/// A page of an article's root comments with the pinned ones in front, whatever the order of the others.
///
/// The pinned ones are few, so that they are read for every page: those that stand in front are left out further down.
/// Pinning between two pages may show a comment twice or not at all, as any move by an editor would.
struct PinnedFirst {
    /// The most comments that stand in front; further pinned ones keep their place.
    static let limit = 10

    let comments: any CommentReading
    let query: CommentQuery

    /// The comments after a position, and one more where there is one.
    func page(after position: CommentPosition?, limit: Int) throws -> ListPage<Comment, CommentPosition> {
        let pinned = try comments.pinned(in: query.article, limit: Self.limit).filter { comment in
            query.anchor == nil || comment.anchor == query.anchor
        }
        let isInFront = Set(pinned.map(\.id))
        var items: [Comment] = []
        if position?.isPinned != false {
            items = pinned.filter { comment in position.map { comment.id > $0.id } ?? true }
        }
        if items.count <= limit {
            items += try comments.comments(
                matching: query,
                after: position?.isPinned == false ? position : nil,
                limit: limit + 1 - items.count + pinned.count
            ).filter { !isInFront.contains($0.id) }
        }
        return ListPage(itemsAndOne: Array(items.prefix(limit + 1)), limit: limit, total: nil) { comment in
            CommentPosition(score: comment.score, id: comment.id, isPinned: isInFront.contains(comment.id))
        }
    }
}
