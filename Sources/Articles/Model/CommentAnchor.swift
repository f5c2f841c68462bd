/// All that tells what a comment speaks of.
public struct CommentAnchor: Sendable, Equatable, Hashable {
    /// Nil: the article as a whole, or a place that is gone.
    public var target: Comment.Anchor?
    /// The section or note that is gone, or can't be told any more.
    public var former: Comment.Anchor?
    /// As stored.
    public var quote: TextQuote?
    /// What became of it when the article was edited.
    public var state: Comment.AnchorState

    /// A value with all its parts.
    public init(
        target: Comment.Anchor? = nil,
        former: Comment.Anchor? = nil,
        quote: TextQuote? = nil,
        state: Comment.AnchorState = .exact
    ) {
        self.target = target
        self.former = former
        self.quote = quote
        self.state = state
    }
}

/// The anchor of one comment.
public struct AnchoredComment: Sendable, Equatable {
    /// The comment.
    public var id: Identifier<Comment>
    /// What it speaks of.
    public var anchor: CommentAnchor

    /// The anchor of one comment.
    public init(id: Identifier<Comment>, anchor: CommentAnchor) {
        self.id = id
        self.anchor = anchor
    }
}
