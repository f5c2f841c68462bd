internal import Articles
internal import HTTP
internal import HTTPTypes

/// Works with the notes of all articles that cite them.
struct SourceController: Sendable {
    let articles: ArticleService
    let exports: CitationExportController

    func source(_ request: Request) async throws -> Response {
        if let format = try request.citationFormat() { return try await exports.source(request, as: format).negotiated }
        let id = try request.sourceID()
        let (cursor, limit, counting) = try request.query(allowing: ["cursor", "limit", "count"]) { query in
            (
                query.value("cursor", expected: "must be a cursor of this list") { Cursor.mentions($0, of: id) },
                query.limit(),
                query.counting()
            )
        }
        let found = try await articles.source(id: id, after: cursor, limit: limit, counting: counting)
        let next = found.mentions.next.map { Cursor.mentions($0, of: id) }
        return Response.json(tags: [FreshnessTag.articles], links: request.nextLink(next)) { json in
            SourceShape(source: found.source, mentions: found.mentions, next: next).write(to: &json)
        }.negotiated
    }
}
