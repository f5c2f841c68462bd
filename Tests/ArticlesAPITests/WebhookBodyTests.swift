import Articles
import ArticlesAPI
import ArticlesTesting
import Foundation
import Testing

@Suite("Bodies of webhooks")
struct WebhookBodyTests {
    private func message(_ kind: OutboxMessage.Kind, comment: Articles.Comment?, sequence: Int?) -> OutboxMessage {
        OutboxMessage(
            sequence: 9,
            id: Samples.id(1),
            kind: kind,
            at: Samples.time,
            changeSequence: sequence,
            articleSlug: Samples.slug("margins-1"),
            commentID: kind == .articleSaved ? nil : Samples.id(10_001),
            comment: comment,
            attempts: 3,
            nextAttempt: Samples.time
        )
    }

    private func text(_ message: OutboxMessage) -> String {
        String(decoding: WebhookBody.bytes(of: message), as: UTF8.self)
    }

    @Test("An article's change is told without a comment")
    func article() {
        #expect(
            text(message(.articleSaved, comment: nil, sequence: 4)) == """
                {"type":"articleSaved","timestamp":"2021-03-04T05:06:07Z","data":{"sequence":4,"kind":"articleSaved",\
                "at":"2021-03-04T05:06:07Z","articleSlug":"margins-1","commentId":null,"comment":null,\
                "links":{"article":"/v1/articles/margins-1","comment":null}}}
                """
        )
    }

    @Test("A held comment is told with its text and no number, and a deleted one without text")
    func comments() throws {
        let held = text(message(.commentHeld, comment: Samples.comment(status: .pending), sequence: nil))
        let json = try #require(JSONSerialization.jsonObject(with: Data(held.utf8)) as? [String: Any])
        let data = try #require(json["data"] as? [String: Any])
        #expect(json["type"] as? String == "commentHeld")
        #expect(data["sequence"] is NSNull)
        #expect((data["comment"] as? [String: Any])?["status"] as? String == "pending")
        let deleted = text(message(.commentDeleted, comment: nil, sequence: 5))
        #expect(deleted.contains(#""comment":null"#))
        for text in [held, deleted] {
            #expect(!text.contains("attempts") && !text.contains("email") && !text.contains("@example.org"))
        }
    }
}
