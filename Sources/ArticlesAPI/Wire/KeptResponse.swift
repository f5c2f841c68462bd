internal import Articles
internal import Foundation
internal import HTTP
internal import HTTPTypes

/// The answer to a post as it is kept under an idempotency key: a line with status and place, then the body, to the byte.
struct KeptResponse {
    private var status: Int
    private var location: String
    private var content: [UInt8]

    init(_ comment: Comment, tokens: CommentTokens) {
        var json = JSONWriter()
        CommentShape(comment, tokens: tokens).write(to: &json)
        // Held for moderation is accepted and not yet made (RFC 9110 §15.3.3).
        status = comment.status == .published ? 201 : 202
        location = Path.comment(comment.id)
        content = json.bytes
    }

    /// - Throws: `StoreError.corrupt` for what no release has written.
    init(decoding bytes: [UInt8]) throws {
        if bytes.first == UInt8(ascii: "{") {
            let former = try JSONDecoder().decode(Former.self, from: Data(bytes))
            status = former.status
            location = former.location
            content = Array(former.content.utf8)
            return
        }
        let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let parts = String(decoding: head, as: UTF8.self).split(separator: " ")
        guard head.count < bytes.count, parts.count == 2, let status = Int(parts[0]) else {
            throw StoreError.corrupt("an answer that was kept can't be read")
        }
        self.status = status
        location = String(parts[1])
        content = Array(bytes[(head.count + 1)...])
    }

    /// As releases up to 0.1 kept it: who sends a comment again across an upgrade gets the same answer.
    private struct Former: Decodable {
        let status: Int
        let location: String
        let content: String
    }

    var encoded: [UInt8] { Array("\(status) \(location)\n".utf8) + content }

    var response: Response {
        Response(
            status: status == 201 ? .created : .accepted,
            fields: [.contentType: "application/json", .location: location, .cacheControl: "no-store"],
            content: .bytes(content)
        )
    }
}
