public import Articles

/// The tags under which answers are kept ready, and which of them a change makes stale.
public enum FreshnessTag {
    /// Any article.
    static let articles = "articles"
    /// Any comment.
    static let comments = "comments"
    /// One article, its text and its people.
    static func article(_ slug: Slug) -> String { "article:\(slug)" }
    /// The comments of one article.
    static func comments(_ slug: Slug) -> String { "comments:\(slug)" }

    /// All that an answer about an article depends on; the comments too, because their number stands in it.
    static func everything(of slug: Slug) -> [String] { [article(slug), comments(slug)] }

    /// All that a list over several articles depends on.
    static let lists = [articles, comments]

    /// The tags that a change makes stale.
    public static func stale(after change: Change) -> [String] {
        switch change {
        case .article(let slug): [articles, article(slug)]
        case .comments(let slug): [comments, comments(slug)]
        case .messages: []
        }
    }

    /// What a page depends on: an article, or all of them.
    public static func page(of slug: Slug?) -> [String] { slug.map(everything) ?? lists }
}
