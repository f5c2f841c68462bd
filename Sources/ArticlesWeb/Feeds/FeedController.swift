internal import Articles
internal import HTTP
internal import HTTPTypes

/// The feeds: new articles, and the comments of each.
struct FeedController: Sendable {
    let feeds: FeedService
    let renderer: PageRenderer
    /// The name of the feed of articles, the same for as long as the database is.
    let feedID: String
    let tags: @Sendable (Slug?) -> [String]

    private static let articleLimit = 20
    private static let commentLimit = 50

    func add(to router: inout Router) {
        router.on(.get, FeedAddress.articlesPath, name: "feed of articles", articles)
        router.on(.get, FeedAddress.jsonPath, name: "feed of articles as JSON", json)
        router.on(.get, "/v1/articles/{slug}/comments.atom", name: "feed of comments", comments)
    }

    private func articles(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let feed = try await feed(FeedAddress(site: renderer.site, request: request))
        return atom(renderer.render(feed, with: "articles.atom"), tags: tags(nil))
    }

    private func json(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let address = FeedAddress(site: renderer.site, request: request)
        let bytes = try JSONFeed(try await feed(address), origin: address.origin).encoded()
        return Response(
            fields: [.contentType: "application/feed+json; charset=utf-8"],
            content: .bytes(bytes),
            freshnessTags: tags(nil)
        )
    }

    private func comments(_ request: Request) async throws -> Response {
        guard let slug = request.parameters["slug"].flatMap({ Slug($0) }) else {
            throw ArticlesError.notFound(.article)
        }
        _ = try request.query(allowing: [])
        let comments = try await feeds.comments(slug: slug, limit: Self.commentLimit)
        let feed = CommentFeed(comments, address: FeedAddress(site: renderer.site, request: request))
        return atom(renderer.render(feed, with: "comments.atom"), tags: tags(slug))
    }

    private func feed(_ address: FeedAddress) async throws -> ArticleFeed {
        ArticleFeed(
            try await feeds.articles(limit: Self.articleLimit),
            id: feedID,
            site: renderer.site,
            address: address
        )
    }

    private func atom(_ text: String, tags: [String]) -> Response {
        Response(mediaType: "application/atom+xml; charset=utf-8", text: text, freshnessTags: tags)
    }
}
