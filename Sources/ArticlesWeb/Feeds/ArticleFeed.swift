import Articles

/// The template's view of the feed of articles.
struct ArticleFeed: View {
    let feedID: String
    let feedTitle: String
    let feedSubtitle: String?
    let feedUpdated: String
    let feedSelf: String
    let feedHome: String
    let entries: [Entry]

    /// An article.
    struct Entry: View {
        let entryID: String
        let entryTitle: String
        let entryLanguage: String
        let entryLink: String
        let entryComments: String
        let entryPublished: String?
        let entryUpdated: String
        let entrySummary: String?
        let entryContent: String?
        let authors: [Author]
        let categories: [Subject]
    }

    /// Who wrote an article; a feed has to name somebody (RFC 4287 §4.2.1).
    struct Author: View { let authorName: String }

    /// What an article is filed under.
    struct Subject: View {
        let term: String
        let label: String
    }

    init(_ articles: [FeedArticle], id: String, site: Site, address: FeedAddress) {
        feedID = id
        feedTitle = site.name
        feedSubtitle = site.description
        // A feed without entries has to have a time too, and one that stays the same (RFC 4287 §4.2.15).
        let latest = articles.map(\.article.updatedAt).max() ?? Timestamp(millisecondsSince1970: 0)
        feedUpdated = latest.description
        feedSelf = address.origin + FeedAddress.articlesPath
        feedHome = address.origin + "/"
        entries = articles.map { Entry($0, site: site, address: address) }
    }
}

extension ArticleFeed.Entry {
    init(_ item: FeedArticle, site: Site, address: FeedAddress) {
        let article = item.article
        entryID = FeedAddress.name(article.id)
        entryTitle = article.title.nonEmpty ?? article.suppliedTitle
        entryLanguage = article.language
        entryLink = address.page(article.slug)
        entryComments = address.origin + FeedAddress.commentsPath(article.slug)
        entryPublished = article.publishedOn.map { "\($0)T00:00:00Z" }
        entryUpdated = article.updatedAt.description
        entrySummary = article.summary.nonEmpty ?? article.subtitle.nonEmpty
        entryContent = item.opening?.html
        let names = article.authors.map(\.name).filter { !$0.isEmpty }
        authors = (names.isEmpty ? [site.name] : names).map { ArticleFeed.Author(authorName: $0) }
        categories = article.categories.map { ArticleFeed.Subject(term: $0.slug.rawValue, label: $0.name) }
    }
}
