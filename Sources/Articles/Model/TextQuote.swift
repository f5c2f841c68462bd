/// Words of an article or of a note that a comment speaks of (W3C Web Annotation §4.2.4, TextQuoteSelector).
///
/// As stored, white space is folded to single spaces, and `prefix`, `exact` and `suffix` follow one another in the text.
public struct TextQuote: Sendable, Equatable, Hashable {
    /// The words themselves.
    public var exact: String
    /// Words right before, which tell one place from another; nil at the start of the text.
    public var prefix: String?
    /// Words right after; nil at the end of the text.
    public var suffix: String?

    /// A quote with the words around it.
    public init(exact: String, prefix: String? = nil, suffix: String? = nil) {
        self.exact = exact
        self.prefix = prefix
        self.suffix = suffix
    }
}

extension Comment {
    /// What became of a comment's anchor when the article was edited.
    public enum AnchorState: String, Sendable, CaseIterable {
        /// Where the reader put it.
        case exact
        /// Followed to another section or note, where the same thing stands now.
        case moved
        /// What it spoke of is gone, or can't be told with certainty.
        case orphaned
    }
}
