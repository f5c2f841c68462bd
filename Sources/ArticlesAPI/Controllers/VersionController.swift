internal import Articles
internal import HTTP

/// The texts that a comment had before its edits, for the editor.
struct VersionController: Sendable {
    let comments: CommentService
    let access: EditorAccess

    func list(_ request: Request) async throws -> Response {
        try access.require(request)
        _ = try request.query(allowing: [])
        let versions = try await comments.versions(of: request.commentID())
        return .privateJSON { json in json.list(versions, next: nil) { $0.version($1) } }
    }
}
