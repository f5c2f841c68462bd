/// When the comments of articles close by themselves, and whether they have.
public struct CommentsClosing: Sendable {
    /// Days after the day of publication; 0: never.
    public var afterDays: Int
    /// The wall clock; nil leaves an article's own word on whether it is open.
    public var now: (@Sendable () -> Timestamp)?

    /// A rule for all articles that have no end of their own.
    public init(afterDays: Int = 0, now: (@Sendable () -> Timestamp)? = nil) {
        self.afterDays = afterDays
        self.now = now
    }

    /// The article as readers see it: open only while it takes comments, with the end that is in force.
    func applied(to article: Article) -> Article {
        var article = article
        article.comments = article.comments.closing(afterDays: afterDays, from: article.publishedOn)
        if let now { article.comments.isOpen = article.comments.accepts(at: now()) }
        return article
    }
}
