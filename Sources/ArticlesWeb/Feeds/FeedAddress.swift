internal import Articles
internal import HTTP
internal import HTTPTypes

/// The addresses that a feed names; they are absolute, because readers keep entries without the feed.
struct FeedAddress {
    static let articlesPath = "/v1/feed.atom"
    static let jsonPath = "/v1/feed.json"
    static func commentsPath(_ slug: Slug) -> String { "/v1/articles/\(slug)/comments.atom" }
    static func pagePath(_ slug: Slug) -> String { "/articles/\(slug)" }

    /// Scheme and authority.
    let origin: String

    /// The site's own origin, or the one that the request was sent to: a server behind TLS has to be told its own.
    init(site: Site, request: Request) {
        if !site.origin.isEmpty {
            origin = site.origin
        } else {
            // The parser lets no `Host` in that is not a host; only HTTP/1.0 may have none.
            origin = "http://" + (request.fields[.host].flatMap(\.nonEmpty) ?? "localhost")
        }
    }

    func page(_ slug: Slug) -> String { origin + Self.pagePath(slug) }
    func comment(_ id: Identifier<Comment>, of slug: Slug) -> String { "\(page(slug))#comment-\(id)" }

    /// The name of a thing in feeds, which stays the same wherever the site stands (RFC 4287 §4.2.6).
    static func name<Entity>(_ id: Identifier<Entity>) -> String { "urn:uuid:\(id)" }
}

extension HTTPField.Name {
    fileprivate static let host = HTTPField.Name("Host")!
}
