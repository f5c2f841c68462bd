internal import Articles
internal import HTTP
internal import HTTPTypes

/// What an editor sees and changes of articles beside importing them.
struct ArticleEditorController: Sendable {
    let articles: ArticleEditingService
    let access: EditorAccess

    func list(_ request: Request) async throws -> Response {
        try access.require(request)
        let (status, cursor, limit) = try request.query(allowing: ["status", "cursor", "limit"]) { query in
            (
                query.choice("status", of: Article.Status.self),
                query.value("cursor", expected: "must be a cursor of this list") { Cursor.editorsArticles($0) },
                query.limit()
            )
        }
        let page = try await articles.list(status: status, after: cursor, limit: limit)
        let next = page.next.map { Cursor.editorsArticles($0) }
        return .editors(links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { ArticleShape(article: $1).write(to: &$0) }
        }
    }

    func article(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        return answer(try await articles.article(slug: request.slug()))
    }

    func report(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        let report = try await articles.report(slug: request.slug())
        return .editors { json in
            json.object { $0.member("findings", report.findings) { FindingShape(finding: $1).write(to: &$0) } }
        }
    }

    func change(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        let slug = try request.slug()
        try request.requireMediaType("application/merge-patch+json", "application/json")
        let wanted = try request.decodeJSON(ArticlePatchRequest.self, knownFields: ArticlePatchRequest.members)
        let act = ModerationAct(actor: ModerationController.actor, reason: wanted.reason ?? "")
        return answer(try await articles.change(slug, wanted.patch, by: act) { try Self.check(request, $0) })
    }

    func remove(_ request: Request) async throws -> Response {
        try access.require(request)
        let isPurge = try request.query(allowing: ["purge"]) { $0.boolean("purge") } ?? false
        let slug = try request.slug()
        let act = ModerationAct(actor: ModerationController.actor, reason: try ReasonRequest.reason(of: request))
        try await articles.remove(slug, isPurge: isPurge, by: act) { try Self.check(request, $0) }
        return Response(status: .noContent, fields: [.cacheControl: "no-store"])
    }

    private func answer(_ article: EditedArticle) -> Response {
        .editors { EditedArticleShape(edited: article).write(to: &$0) }
    }

    /// Whether an article is in the state that `If-Match` names.
    private static func check(_ request: Request, _ article: EditedArticle) throws {
        var json = JSONWriter()
        EditedArticleShape(edited: article).write(to: &json)
        try request.requireMatch(of: EntityTag(json.entityTag))
    }
}
