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

    /// Answers that tell the time to a reader, such as a form's stamp; the clock makes them stale each hour.
    public static let hour = "hour"
    /// Answers that an hour to come changes, such as an article whose comments will close; each half minute.
    public static let moment = "moment"

    /// What an answer depends on that tells whether these articles take comments.
    static func closing(_ articles: some Sequence<Article>) -> [String] {
        articles.contains { $0.comments.isOpen && $0.comments.closesAt != nil } ? [moment] : []
    }

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

    /// What a page takes from the clock: its form's stamp, and whether there is a form.
    public static func time(of article: Article) -> [String] {
        closing([article]) + (article.comments.isOpen ? [hour] : [])
    }
}
