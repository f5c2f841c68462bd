import Articles
import FoundationEssentials

/// The feed of articles as JSON Feed 1.1 (jsonfeed.org/version/1.1), whose absent values are left out.
struct JSONFeed: Encodable {
    let version = "https://jsonfeed.org/version/1.1"
    let title: String
    let homePageURL: String
    let feedURL: String
    let description: String?
    let items: [Item]

    /// An article.
    struct Item: Encodable {
        let id: String
        let url: String
        let title: String
        let summary: String?
        let contentHTML: String
        let datePublished: String?
        let dateModified: String
        let authors: [Author]
        let tags: [String]?
        let language: String

        private enum CodingKeys: String, CodingKey {
            case id, url, title, summary, authors, tags, language
            case contentHTML = "content_html"
            case datePublished = "date_published"
            case dateModified = "date_modified"
        }
    }

    /// Who wrote an article.
    struct Author: Encodable { let name: String }

    private enum CodingKeys: String, CodingKey {
        case version, title, description, items
        case homePageURL = "home_page_url"
        case feedURL = "feed_url"
    }

    init(_ feed: ArticleFeed, origin: String) {
        title = feed.feedTitle
        homePageURL = feed.feedHome
        feedURL = origin + FeedAddress.jsonPath
        description = feed.feedSubtitle
        items = feed.entries.map { entry in
            Item(
                id: entry.entryID,
                url: entry.entryLink,
                title: entry.entryTitle,
                summary: entry.entrySummary,
                contentHTML: entry.entryContent ?? "",
                datePublished: entry.entryPublished,
                dateModified: entry.entryUpdated,
                authors: entry.authors.map { Author(name: $0.authorName) },
                tags: entry.categories.isEmpty ? nil : entry.categories.map(\.label),
                language: entry.entryLanguage
            )
        }
    }

    /// The same feed gives the same bytes.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
