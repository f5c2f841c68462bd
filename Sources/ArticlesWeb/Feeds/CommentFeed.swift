import Articles
import Crypto
import FoundationEssentials

/// The template's view of the feed of an article's comments.
struct CommentFeed: View {
    let feedID: String
    let feedTitle: String
    let feedLanguage: String
    let feedUpdated: String
    let feedSelf: String
    let feedHome: String
    let entries: [Entry]

    /// A comment.
    struct Entry: View {
        let entryID: String
        let entryTitle: String
        let entryLink: String
        let entryPage: String
        let entryPublished: String
        let entryUpdated: String
        let entryContent: String
        let authorName: String
        let authorSite: String?
        /// What it answers: a comment, or the article (RFC 4685 §3).
        let answered: String
        let answeredLink: String
    }

    init(_ feed: FeedComments, address: FeedAddress) {
        let article = feed.article
        let title = article.title.nonEmpty ?? article.suppliedTitle
        feedID = Self.name(of: article.id)
        feedTitle = "Comments on \(title)"
        feedLanguage = article.language
        let latest = feed.comments.map { $0.editedAt ?? $0.createdAt }.max() ?? article.updatedAt
        feedUpdated = latest.description
        feedSelf = address.origin + FeedAddress.commentsPath(article.slug)
        feedHome = address.page(article.slug) + "#comments"
        entries = feed.comments.map { comment in
            Entry(
                entryID: FeedAddress.name(comment.id),
                entryTitle: "\(comment.author.name) on \(title)",
                entryLink: address.comment(comment.id, of: article.slug),
                entryPage: address.page(article.slug),
                entryPublished: comment.createdAt.description,
                entryUpdated: (comment.editedAt ?? comment.createdAt).description,
                entryContent: comment.html,
                authorName: comment.author.name,
                authorSite: comment.author.website.flatMap(WebAddress.init)?.text,
                answered: comment.parentID.map { FeedAddress.name($0) } ?? FeedAddress.name(article.id),
                answeredLink: comment.parentID.map { address.comment($0, of: article.slug) }
                    ?? address.page(article.slug)
            )
        }
    }

    /// The name of the feed itself, made from the article's: a version 5 UUID (RFC 9562 §5.5).
    static func name(of article: Identifier<Article>) -> String {
        var hash = Insecure.SHA1()
        for half in [article.high, article.low] {
            withUnsafeBytes(of: half.bigEndian) { hash.update(bufferPointer: $0) }
        }
        hash.update(data: Data("comments".utf8))
        let bytes = Array(hash.finalize().prefix(16)).map { UInt64($0) }
        let high = bytes[0..<8].reduce(0) { $0 << 8 | $1 }
        let low = bytes[8..<16].reduce(0) { $0 << 8 | $1 }
        return FeedAddress.name(
            Identifier<FeedComments>(
                high: high & ~0xF000 | 0x5000,
                low: low & ~(3 << 62) | 1 << 63
            )
        )
    }
}
