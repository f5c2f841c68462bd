internal import Articles
internal import Foundation
internal import HTTP
internal import HTTPTypes

/// The answer to a post as it is kept under an idempotency key: status, place and body, to the byte.
struct KeptResponse: Codable {
    private var status: Int
    private var location: String
    private var content: String

    init(_ comment: Comment, tokens: CommentTokens) {
        var json = JSONWriter()
        CommentShape(comment, tokens: tokens).write(to: &json)
        // Held for moderation is accepted and not yet made (RFC 9110 §15.3.3).
        status = comment.status == .published ? 201 : 202
        location = Path.comment(comment.id)
        content = String(decoding: json.bytes, as: UTF8.self)
    }

    init(decoding bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(KeptResponse.self, from: Data(bytes))
    }

    func encoded() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

    var response: Response {
        Response(
            status: status == 201 ? .created : .accepted,
            fields: [.contentType: "application/json", .location: location, .cacheControl: "no-store"],
            content: .bytes(Array(content.utf8))
        )
    }
}
