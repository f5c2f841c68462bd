/// Why a text is not parsed: it is made so that cmark-gfm 0.29 would take more than linear time or memory.
///
/// No text that someone wrote for readers comes near these limits.
public struct MarkdownError: Error, Equatable, Sendable {
    /// What there is too much of, in words that complete "too many …".
    public var excess: String

    /// A value of these parts.
    public init(excess: String) {
        self.excess = excess
    }
}
