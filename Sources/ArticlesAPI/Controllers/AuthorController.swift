internal import Articles
internal import HTTP
internal import HTTPTypes

/// What authors do with their comments, by tokens and without an account, and what readers think of them.
struct AuthorController: Sendable {
    let comments: CommentService
    /// Finds the reader behind configured proxies.
    let clientAddress: ClientAddress

    func preview(_ request: Request) async throws -> Response {
        let html = try comments.preview(body: try request.commentText())
        return .privateJSON { json in json.object { $0.member("html", html) } }
    }

    func edit(_ request: Request) async throws -> Response {
        let id = try request.commentID()
        let comment = try await comments.edit(id: id, body: request.commentText(), token: request.editToken) {
            try request.requireMatch(of: $0)
        }
        var response = Response.privateJSON { CommentShape(comment).write(to: &$0) }
        response.fields.append(contentsOf: RateLimitFields.fields(comments.editAllowances(of: id)))
        return response
    }

    func delete(_ request: Request) async throws -> Response {
        let id = try request.commentID()
        _ = try request.query(allowing: [])
        try await comments.delete(id: id, token: request.editToken) { try request.requireMatch(of: $0) }
        return Response(status: .noContent, fields: [.cacheControl: "no-store"])
    }

    func vote(_ request: Request) async throws -> Response {
        let id = try request.commentID()
        _ = try request.query(allowing: [])
        try request.requireMediaType("application/json")
        let value = try request.decodeJSON(VoteRequest.self, knownFields: ["value"]).value
        let address = clientAddress.limitedPrefix(of: request)
        let comment = try await comments.vote(value, on: id, address: address, authorToken: request.authorToken)
        var response = Response.privateJSON { json in
            json.object { json in
                json.member("votes") { json in
                    json.member("up", comment.upvotes)
                    json.member("down", comment.downvotes)
                }
            }
        }
        response.fields.append(contentsOf: RateLimitFields.fields(comments.voteAllowances(of: address)))
        return response
    }

    func own(_ request: Request) async throws -> Response {
        let (cursor, limit, parts) = try request.query(allowing: ["include", "cursor", "limit"]) { query in
            (
                query.value("cursor", expected: "must be a cursor of this list") { Cursor.own($0) },
                query.limit(),
                query.choices("include", of: Part.self) ?? []
            )
        }
        let hasVersions = parts.contains(.versions)
        let page = try await comments.own(
            token: request.authorToken,
            after: cursor,
            limit: limit,
            includingVersions: hasVersions
        )
        let next = page.next.map { Cursor.own($0) }
        return .privateJSON(links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { OwnCommentShape(own: $1, hasVersions: hasVersions).write(to: &$0) }
        }
    }

    func eraseOwn(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        try await comments.eraseOwn(token: request.authorToken)
        return Response(status: .noContent, fields: [.cacheControl: "no-store"])
    }

    private enum Part: String, CaseIterable {
        case versions
    }
}

/// The body of a vote.
private struct VoteRequest: Decodable {
    let value: Int
}

/// The body of an edit and of a preview.
private struct CommentTextRequest: Decodable {
    let body: String
}

extension Request {
    fileprivate func commentText() throws -> String {
        _ = try query(allowing: [])
        try requireMediaType("application/json")
        return try decodeJSON(CommentTextRequest.self, knownFields: ["body"]).body
    }

    /// Makes sure that `If-Match` names the comment as `GET /v1/comments/{id}` gives it.
    fileprivate func requireMatch(of comment: Comment) throws {
        var json = JSONWriter()
        CommentShape(comment.asReadersSeeIt).write(to: &json)
        try requireMatch(of: EntityTag(json.entityTag))
    }
}
