internal import Articles
internal import HTTP
internal import HTTPTypes

/// What the service says of itself.
struct ServiceController: Sendable {
    let version: String
    let rules: CommentRules
    let spam: SpamSettings
    let bodyBytes: Int
    let events: EventSettings
    /// Whether the service can do its work: the database answers, the disk takes writes; throws when it can't.
    let probe: @Sendable () async throws -> Void

    func root(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        return .json(tags: []) { json in
            json.object { json in
                json.member("name", "Marginalia")
                json.member("version", version)
                json.member("links") { json in
                    json.member("self", "/v1")
                    json.member("config", "/v1/config")
                    json.member("stamp", "/v1/stamp")
                    json.member("articles", "/v1/articles{?category,author,archive,cursor,limit,count}")
                    json.member("article", "/v1/articles/{slug}{?include}")
                    json.member("markdown", "/v1/articles/{slug}.md")
                    json.member("sections", "/v1/articles/{slug}/sections")
                    json.member("section", "/v1/articles/{slug}/sections/{anchor}")
                    json.member("citations", "/v1/articles/{slug}/citations")
                    json.member("citation", "/v1/articles/{slug}/citations/{number}")
                    // {.format}: bib, ris, csl.json or txt.
                    json.member("articleCitation", "/v1/articles/{slug}{.format}{?style}")
                    json.member("citationsExport", "/v1/articles/{slug}/citations{.format}{?style}")
                    json.member("citationExport", "/v1/articles/{slug}/citations/{number}{.format}{?style}")
                    json.member("source", "/v1/sources/{id}{?cursor,limit,count}")
                    json.member("sourceExport", "/v1/sources/{id}{.format}{?style}")
                    json.member(
                        "articleComments",
                        "/v1/articles/{slug}/comments{?sort,view,section,citation,thread,cursor,limit,count}"
                    )
                    json.member("comments", "/v1/comments{?sort,cursor,limit}")
                    json.member("comment", "/v1/comments/{id}")
                    json.member("vote", "/v1/comments/{id}/vote")
                    json.member("preview", "/v1/comments/preview")
                    json.member("ownComments", "/v1/me/comments{?include,cursor,limit}")
                    json.member("me", "/v1/me")
                    json.member("counts", "/v1/counts{?articles}")
                    json.member("changes", "/v1/changes{?since,limit}")
                    json.member("events", "/v1/articles/{slug}/events")
                    json.member("feed", "/v1/feed.atom")
                    json.member("jsonFeed", "/v1/feed.json")
                    json.member("commentFeed", "/v1/articles/{slug}/comments.atom")
                    json.member("search", "/v1/search{?q,in,article,cursor,limit}")
                    json.member("categories", "/v1/categories")
                    json.member("archives", "/v1/archives")
                    json.member("authors", "/v1/authors")
                    json.member(
                        "moderation",
                        "/v1/editor/comments{?status,article,sort,cursor,limit,count}"
                    )
                    json.member("moderatedComment", "/v1/editor/comments/{id}")
                    json.member("moderationLog", "/v1/editor/log{?cursor,limit}")
                    json.member("moderationUndo", "/v1/editor/log/{sequence}/undo")
                    json.member("bans", "/v1/editor/bans{?cursor,limit}")
                    json.member("ban", "/v1/editor/bans/{id}")
                    json.member("editorArticles", "/v1/editor/articles{?status,cursor,limit}")
                    json.member("editorArticle", "/v1/editor/articles/{slug}")
                    json.member("editorReport", "/v1/editor/articles/{slug}/report")
                    json.member("backup", "/v1/editor/backup")
                    json.member("description", "/openapi.json")
                    json.member("documentation", "/docs")
                    json.member("problems", "/problems")
                    json.member("health", "/healthz")
                    json.member("readiness", "/readyz")
                    json.member("page", "/")
                }
            }
        }
    }

    func config(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        return .json(tags: []) { json in
            json.object { json in
                json.member("comments") { json in
                    json.range("nameLength", rules.nameLength)
                    json.range("bodyLength", rules.bodyLength)
                    json.range("emailLength", 3...rules.contactLength)
                    json.range("websiteLength", 8...rules.contactLength)
                    json.range("quoteLength", rules.quoteLength)
                    json.range("quoteContextLength", 0...rules.quoteContextLength)
                    json.member("shownDepth", rules.shownDepth)
                    json.member("repliesPerPage", rules.repliesPerPage)
                    json.member("perMinute", spam.commentsPerMinute == 0 ? nil : spam.commentsPerMinute)
                    json.member("perDay", spam.commentsPerDay == 0 ? nil : spam.commentsPerDay)
                    json.member("maxLinks", spam.maxLinks)
                    json.member("closeAfterDays", rules.closeAfterDays == 0 ? nil : rules.closeAfterDays)
                    json.member("duplicateWindowSeconds", Int(rules.duplicateWindowSeconds))
                    json.member("editWindowSeconds", Int(rules.editWindowSeconds))
                    json.member("moderation", spam.moderation.rawValue)
                    json.member("honeypotField", CommentEvidence.honeypotField)
                    json.member("stamp") { json in
                        json.member("required", spam.isStampRequired)
                        json.member("leastSeconds", spam.minFillSeconds)
                        json.member("href", "/v1/stamp")
                    }
                    json.member("proofOfWorkBits", spam.proofOfWorkBits == 0 ? nil : spam.proofOfWorkBits)
                    json.member("votes", rules.takesVotes)
                    json.member("markup", "markdown")
                }
                json.member("events") { json in
                    json.member("heartbeatSeconds", events.heartbeatSeconds)
                    json.member("retryMilliseconds", events.retryMilliseconds)
                }
                json.member("bodyLimitBytes", bodyBytes)
                json.member("search") { json in
                    json.member("maximumLength", SearchParser.maximumLength)
                    json.member("maximumWords", SearchParser.maximumWords)
                }
                json.member("pageLimit") { json in
                    json.member("default", QueryReader.defaultLimit)
                    json.member("maximum", 100)
                }
                json.member("languages", ["en"]) { $0.string($1) }
                json.member("documentTypes", EditorController.documentTypes.map(\.type)) { $0.string($1) }
                json.member("citations") { json in
                    json.member("formats", CitationFormat.allCases) { $0.string($1.rawValue) }
                    json.member("styles", CitationStyle.allCases) { $0.string($1.rawValue) }
                }
            }
        }
    }

    func description(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let json = APIDescription.json
        return Response(
            fields: [.contentType: "application/json", .eTag: EntityTag(of: json).description],
            content: .bytes(json),
            freshnessTags: []
        )
    }

    func problems(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        return .json(tags: []) { json in
            json.list(ProblemCode.served, next: nil) { $0.problemCode($1) }
        }
    }

    func problem(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let code = request.parameters["code"]
        guard let known = (ProblemCode.served).first(where: { $0.code == code }) else {
            throw Problem(.notFound, detail: "There is no problem code of this name; GET /problems lists them.")
        }
        return .json(tags: []) { $0.problemCode(known) }
    }

    func health(_ request: Request) async throws -> Response {
        .status("ok")
    }

    func readiness(_ request: Request) async throws -> Response {
        try await probe()
        return .status("ready")
    }
}

extension Response {
    fileprivate static func status(_ text: String) -> Response {
        var response = Response.json(tags: nil) { json in json.object { $0.member("status", text) } }
        response.fields[.cacheControl] = "no-store"
        return response
    }
}

extension JSONWriter {
    fileprivate mutating func range(_ name: StaticString, _ range: ClosedRange<Int>) {
        member(name) { json in
            json.member("minimum", range.lowerBound)
            json.member("maximum", range.upperBound)
        }
    }

    fileprivate mutating func problemCode(_ code: ProblemCode) {
        object { json in
            json.member("type", "/problems/\(code.code)")
            json.member("code", code.code)
            json.member("status", code.status.code)
            json.member("title", code.title)
            json.member("explanation", code.explanation)
        }
    }
}
