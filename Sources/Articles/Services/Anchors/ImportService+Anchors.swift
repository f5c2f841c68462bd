/// What an import did to the anchors of the comments that were there.
public struct AnchorTally: Sendable, Equatable {
    /// Comments that speak of a part of the article or quote it.
    public var anchored = 0
    /// Now at another section or note.
    public var moved = 0
    /// Newly without what they spoke of.
    public var orphaned = 0
}

extension ImportService {
    /// Lets comments follow what they speak of into a new version; before the article is saved, which counts them.
    static func followAnchors(
        from old: ArticleContent,
        to new: ArticleContent,
        formerAnchors: [String: String],
        _ comments: any CommentRepository
    ) throws -> AnchorTally {
        var tally = AnchorTally()
        var resolver: AnchorResolver?
        var last: Identifier<Comment>?
        while true {
            let page = try comments.anchors(of: new.article.id, after: last, limit: 5_000)
            guard let end = page.last else { return tally }
            last = end.id
            // Made only for an article with anchored comments.
            let present = resolver ?? AnchorResolver(from: old, to: new, formerAnchors: formerAnchors)
            resolver = present
            let anchors = present.resolve(page.map(\.anchor))
            var changed: [AnchoredComment] = []
            for (former, anchor) in zip(page, anchors) where former.anchor != anchor {
                changed.append(AnchoredComment(id: former.id, anchor: anchor))
                if anchor.state == .orphaned, former.anchor.state != .orphaned { tally.orphaned += 1 }
                if anchor.state == .moved, former.anchor.target != anchor.target { tally.moved += 1 }
            }
            tally.anchored += page.count
            try comments.setAnchors(changed, of: new.article.id)
        }
    }
}
