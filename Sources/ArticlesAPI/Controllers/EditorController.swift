internal import Articles
internal import HTTP
internal import HTTPTypes

/// What only the holder of the editor's token may do.
struct EditorController: Sendable {
    let importer: ImportService
    let access: EditorAccess

    /// Imports a document under a slug, or with `dryRun=true` only reports on it, with `preview=true` beside the article
    /// that it would make.
    func put(_ request: Request) async throws -> Response {
        try access.require(request)
        guard let slug = request.parameters["slug"].flatMap(Slug.init(_:)) else {
            throw ArticlesError.invalid([
                InvalidField(
                    field: "slug",
                    code: .malformed,
                    message: "must be 1 to 100 of a-z, 0-9 and hyphens within"
                )
            ])
        }
        let (isDryRun, isPreview, title) = try request.query(allowing: ["dryRun", "preview", "title"]) { query in
            (query.boolean("dryRun") ?? false, query.boolean("preview") ?? false, query.text("title"))
        }
        guard isDryRun || !isPreview else {
            let message = "goes with dryRun=true alone; what was imported is read under its own address"
            throw Problem(
                .invalidParameter,
                detail: "“preview” \(message).",
                errors: [Problem.FieldError(field: "preview", code: "invalid", message: message)]
            )
        }
        let format = try documentFormat(request)
        let result: ImportResult
        do {
            result = try DocumentImporter.read(
                request.content,
                fileName: nil,
                format: format,
                options: ImportOptions(title: title)
            )
        } catch {
            throw Problem(
                .unreadableDocument,
                detail: error.message,
                errors: [Problem.FieldError(field: "", code: error.code, message: error.message)]
            )
        }
        let outcome = try await importer.save(
            result.document,
            options: ImportService.Options(slug: slug, isDryRun: isDryRun)
        )
        var response = Response.json(tags: nil) { json in
            ImportShape(outcome: outcome, result: result, isPreview: isPreview).write(to: &json)
        }
        response.fields[.cacheControl] = "no-store"
        response.fields[.eTag] = nil
        if outcome.effect == .created, !isDryRun {
            response.status = .created
            response.fields[.location] = Path.article(slug)
        }
        return response
    }

    /// The media types that are taken, each with the format that it names.
    static let documentTypes: [(type: String, format: DocumentFormat)] = [
        ("text/plain", .text), ("text/markdown", .markdown), ("text/html", .html), ("application/jats+xml", .jats),
        ("application/xml", .jats), ("application/json", .json),
    ]

    /// The format that the request's media type names.
    private func documentFormat(_ request: Request) throws -> DocumentFormat {
        let type = try request.requireMediaType(
            "text/plain",
            "text/markdown",
            "text/html",
            "application/jats+xml",
            "application/xml",
            "application/json"
        )
        return Self.documentTypes.first { $0.type == type.essence }?.format ?? .text
    }
}
