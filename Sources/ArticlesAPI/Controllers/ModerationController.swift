internal import Articles
internal import HTTP
internal import HTTPTypes

/// What editors see and do about comments.
struct ModerationController: Sendable {
    let moderation: ModerationService
    let access: EditorAccess

    /// Who acts over HTTP, as the log has it.
    static let actor = "editor"

    // MARK: Comments

    func comments(_ request: Request) async throws -> Response {
        try access.require(request)
        let (status, slug, newest, cursor, limit, counting) = try request.query(
            allowing: ["status", "article", "sort", "cursor", "limit", "count"]
        ) { query in
            let status = query.choice("status", of: Comment.Status.self) ?? .pending
            let newest = query.choice("sort", of: Age.self) == .newest
            let cursor = query.value("cursor", expected: "must be a cursor of this list in this order") {
                Cursor.latest($0, newest: newest)
            }
            let slug = query.value("article", expected: "must be the slug of an article", Slug.init(_:))
            return (status, slug, newest, cursor, query.limit(), query.counting())
        }
        let page = try await moderation.comments(
            status: status,
            slug: slug,
            newestFirst: newest,
            after: cursor,
            limit: limit,
            counting: counting
        )
        let next = page.next.map { Cursor.latest($0, newest: newest) }
        return .editors(links: request.nextLink(next)) { json in
            json.list(page.items, next: next, total: page.total) { ModeratedCommentShape(seen: $1).write(to: &$0) }
        }
    }

    func comment(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        let seen = try await moderation.comment(id: request.commentID())
        return .editors { ModeratedCommentShape(seen: seen).write(to: &$0) }
    }

    func change(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        try request.requireMediaType("application/json", "application/merge-patch+json")
        let id = try request.commentID()
        let wanted = try request.decodeJSON(ModerationRequest.self, knownFields: ModerationRequest.members)
        let seen = try await moderation.change(id, wanted.change(), by: act(wanted.reason))
        return .editors { ModeratedCommentShape(seen: seen).write(to: &$0) }
    }

    // MARK: The log

    func log(_ request: Request) async throws -> Response {
        try access.require(request)
        let (cursor, limit) = try request.query(allowing: ["cursor", "limit"]) { query in
            (query.value("cursor", expected: "must be a cursor of this list") { Cursor.log($0) }, query.limit())
        }
        let page = try await moderation.log(before: cursor, limit: limit)
        let next = page.next.map { Cursor.log($0) }
        return .editors(links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { ModerationEntryShape(entry: $1).write(to: &$0) }
        }
    }

    func undo(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        guard let sequence = request.parameters["sequence"].flatMap(Int.init(decimal:)) else {
            throw ArticlesError.notFound(.entry)
        }
        let entry = try await moderation.undo(sequence, by: act(ReasonRequest.reason(of: request)))
        return .editors { ModerationEntryShape(entry: entry).write(to: &$0) }
    }

    // MARK: Bans

    func bans(_ request: Request) async throws -> Response {
        try access.require(request)
        let (cursor, limit) = try request.query(allowing: ["cursor", "limit"]) { query in
            (query.value("cursor", expected: "must be a cursor of this list") { Cursor.bans($0) }, query.limit())
        }
        let page = try await moderation.bans(after: cursor, limit: limit)
        let next = page.next.map { Cursor.bans($0) }
        return .editors(links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { json, ban in
                BanShape(ban: ban, isActive: moderation.isActive(ban)).write(to: &json)
            }
        }
    }

    func oneBan(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        let ban = try await moderation.ban(id: request.banID())
        return .editors { BanShape(ban: ban, isActive: moderation.isActive(ban)).write(to: &$0) }
    }

    func ban(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        try request.requireMediaType("application/json")
        let wanted = try request.decodeJSON(BanRequest.self, knownFields: BanRequest.members)
        let ban = try await moderation.ban(wanted.draft(), by: act(wanted.reason))
        var response = Response.editors { BanShape(ban: ban, isActive: true).write(to: &$0) }
        response.status = .created
        response.fields[.location] = Path.ban(ban.id)
        return response
    }

    func unban(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        _ = try await moderation.unban(request.banID(), by: act(ReasonRequest.reason(of: request)))
        return Response(status: .noContent, fields: [.cacheControl: "no-store"])
    }

    private func act(_ reason: String?) -> ModerationAct {
        ModerationAct(actor: Self.actor, reason: reason ?? "")
    }

    private enum Age: String, CaseIterable {
        case oldest
        case newest
    }
}

extension Request {
    /// The comment that the path names.
    ///
    /// - Throws: `ArticlesError.notFound`, also for a text that no comment can have as its id.
    func commentID() throws -> Identifier<Comment> {
        guard let id = parameters["id"].flatMap({ Identifier<Comment>($0) }) else {
            throw ArticlesError.notFound(.comment)
        }
        return id
    }

    /// The ban that the path names.
    fileprivate func banID() throws -> Identifier<Ban> {
        guard let id = parameters["id"].flatMap({ Identifier<Ban>($0) }) else { throw ArticlesError.notFound(.ban) }
        return id
    }
}

extension Response {
    /// An answer for editors alone: never kept ready, never stored.
    static func editors(links: [String] = [], _ write: (inout JSONWriter) -> Void) -> Response {
        var response = Response.json(tags: nil, links: links, write)
        response.fields[.cacheControl] = "no-store"
        return response
    }
}
