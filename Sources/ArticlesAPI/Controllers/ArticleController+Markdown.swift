internal import Articles
internal import HTTP
internal import HTTPTypes

extension ArticleController {
    /// The article as a document that can be imported again without loss.
    func markdown(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let content = try await articles.content(slug: slug)
        return Response(
            mediaType: "text/markdown; charset=utf-8",
            text: MarkdownExport.text(content),
            freshnessTags: FreshnessTag.everything(of: slug)
        )
    }
}
