/// A change as mirrors and listeners are told of it, in the order of commits.
public struct RecordedChange: Sendable, Equatable {
    /// Grows with every change; numbers may be missing.
    public var sequence: Int
    /// What happened.
    public var kind: Kind
    /// When it was committed; not the date of an imported comment.
    public var at: Timestamp
    /// The article, or the one that the comment stands under.
    public var articleID: Identifier<Article>
    /// The article's name at that time.
    public var articleSlug: Slug
    /// Nil where the article itself changed.
    public var commentID: Identifier<Comment>?
    /// The comment as it is now; nil where there is none or it is not published any more.
    public var comment: Comment?

    /// What can happen to what is published.
    public enum Kind: String, Sendable, CaseIterable {
        /// An article was published, or a published one has another text or other particulars.
        case articleSaved
        /// An article is no longer published under this name.
        case articleRemoved
        case commentPublished
        /// The text of a published comment, or what an editor says of it, is another one.
        case commentEdited
        /// A published comment went from view: deleted by its author, or taken down.
        case commentDeleted
    }

    /// A change as mirrors and listeners are told of it.
    public init(
        sequence: Int,
        kind: Kind,
        at: Timestamp,
        articleID: Identifier<Article>,
        articleSlug: Slug,
        commentID: Identifier<Comment>? = nil,
        comment: Comment? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.at = at
        self.articleID = articleID
        self.articleSlug = articleSlug
        self.commentID = commentID
        self.comment = comment
    }
}
