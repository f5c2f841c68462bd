/// Tells what an edit of an article did to the anchors of its comments.
///
/// A section is followed by its name, a note by its words, a quote by its own words and those around it. What can't be
/// told is orphaned: a comment on the wrong words is worse than one on none. The work is linear in the lengths of the
/// two versions and in the number of anchors: all quotes are searched for in one pass over each version.
struct AnchorResolver {
    private let former: AnchorScopes
    private let present: AnchorScopes
    /// The present place of each former section and note that can be told.
    private let places: [Comment.Anchor: Comment.Anchor]
    /// Former sections and notes whose text is the same where they are now; nil is the article.
    private let untouched: Set<Comment.Anchor?>

    /// - Parameter formerAnchors: Names of sections that are no longer there, each with the present one.
    init(from old: ArticleContent, to new: ArticleContent, formerAnchors: [String: String]) {
        let (former, present) = (AnchorScopes(old), AnchorScopes(new))
        var places: [Comment.Anchor: Comment.Anchor] = [:]
        let names = Set(new.sections.map(\.anchor))
        for name in Set(old.sections.map(\.anchor)).union(names) {
            if names.contains(name) {
                places[.section(name)] = .section(name)
            } else if let present = formerAnchors[name], names.contains(present) {
                places[.section(name)] = .section(present)
            }
        }
        for (number, present) in NoteMatching.presentNumbers(from: old.citations, to: new.citations) {
            places[.citation(number)] = .citation(present)
        }
        (self.former, self.present, self.places) = (former, present, places)
        untouched = Set(
            ([nil] + former.targets.map(Optional.some)).filter { target in
                guard let target else { return former.text(of: nil) == present.text(of: nil) }
                return places[target].map { present.text(of: $0) == former.text(of: target) } ?? false
            }
        )
    }

    /// What became of each anchor, in their order.
    func resolve(_ anchors: [CommentAnchor]) -> [CommentAnchor] {
        // Many readers quote the same sentence; and what stands in a text that did not change needs no search.
        let quotes = Set(anchors.filter { !isUntouched($0) }.compactMap { $0.quote.map { FoldedText($0.exact).bytes } })
        let list = quotes.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
        let before = QuoteOccurrences(of: list, in: former)
        let after = QuoteOccurrences(of: list, in: present)
        return anchors.map { resolve($0, before, after) }
    }

    private func resolve(_ anchor: CommentAnchor, _ before: QuoteOccurrences, _ after: QuoteOccurrences)
        -> CommentAnchor
    {
        let place = place(of: anchor)
        guard let quote = anchor.quote else {
            guard anchor.target ?? anchor.former != nil else { return anchor }
            return place.map { stay(anchor, at: $0, quote: nil) } ?? orphan(anchor, at: nil)
        }
        if isUntouched(anchor) { return stay(anchor, at: place, quote: quote) }
        let matcher = QuoteMatcher(
            quote,
            // What was lost before this edit has no text in the version before it.
            formerly: anchor.former == nil ? former.text(of: anchor.target) : nil,
            offsets: before.offsets(of: quote, at: anchor.target)
        )
        // A note or section that is gone has no text of its own to look in first; the article always has.
        if place != nil || anchor.target ?? anchor.former == nil, let text = present.text(of: place) {
            let found = matcher.match(in: [(text, after.offsets(of: quote, at: place))])
            if let found { return stay(anchor, at: place, quote: found.quote) }
        }
        let others = after.places(of: quote, like: anchor.target ?? anchor.former).filter { $0.target != place }
        let texts = others.compactMap { other in
            present.text(of: other.target).map { (text: $0, offsets: other.offsets) }
        }
        if let found = matcher.match(in: texts) {
            return CommentAnchor(target: others[found.text].target, quote: found.quote, state: .moved)
        }
        return orphan(anchor, at: place)
    }

    /// Where the section or note of an anchor is now; nil for the article, and for what is gone.
    private func place(of anchor: CommentAnchor) -> Comment.Anchor? {
        if let target = anchor.target { return places[target] }
        // A section that came back under its name is what it was; a number says nothing about a note.
        if case .section = anchor.former { return anchor.former.flatMap { places[$0] } }
        return nil
    }

    private func isUntouched(_ anchor: CommentAnchor) -> Bool {
        anchor.state != .orphaned && untouched.contains(anchor.target)
    }

    private func stay(_ anchor: CommentAnchor, at place: Comment.Anchor?, quote: TextQuote?) -> CommentAnchor {
        let isSame = place == anchor.target ?? anchor.former
        return CommentAnchor(target: place, quote: quote, state: isSame && anchor.state != .moved ? .exact : .moved)
    }

    private func orphan(_ anchor: CommentAnchor, at place: Comment.Anchor?) -> CommentAnchor {
        CommentAnchor(
            target: place,
            former: place == nil ? anchor.target ?? anchor.former : nil,
            quote: anchor.quote,
            state: .orphaned
        )
    }
}
