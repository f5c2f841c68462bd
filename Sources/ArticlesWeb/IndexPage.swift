public import Articles

/// What the front page of several articles shows.
public struct IndexPage: Sendable {
    /// In the order in which they are shown.
    public var articles: [Article]
    /// The path of a page with further articles; nil when these are all.
    public var next: String?

    /// A page of these parts.
    public init(articles: [Article], next: String? = nil) {
        self.articles = articles
        self.next = next
    }
}
