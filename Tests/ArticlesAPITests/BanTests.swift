import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Bans")
struct BanTests {
    private let post = #"{"author": {"name": "Ánn O'Hare", "email": "Ann@secret.example"}, "body": "BODY"}"#

    private func posting(_ api: APIFixture, _ body: String = "A thought.") async throws -> Answer {
        try await api.post(post.replacing("BODY", with: body))
    }

    @Test(
        "A ban from a comment refuses its author by that mark, and never shows it",
        arguments: ["address", "email", "name"]
    )
    func fromComment(kind: String) async throws {
        let api = try await APIFixture()
        let id = try #require(try await posting(api).json()["id"] as? String)
        let made = try await api.edit(
            .post,
            "/v1/editor/bans",
            #"{"kind": "\#(kind)", "commentId": "\#(id)", "days": 2}"#
        )
        #expect(made.status == 201)
        #expect(made.field("Location")?.hasPrefix("/v1/editor/bans/") == true)
        let refused = try await posting(api, "Again.")
        #expect(refused.status == 403)
        #expect(try refused.problem == "banned")
        #expect(refused.text.contains("until 20"))
        let list = try await api.edit(.get, "/v1/editor/bans").text
        let log = try await api.edit(.get, "/v1/editor/log").text
        for text in [made.text, list, log, refused.text] {
            #expect(!text.contains("secret.example") && !text.contains("192.0.2"))
        }
        #expect(list.contains(kind == "name" ? #""value":"ann o hare""# : #""value":null"#))
        #expect(log.contains(kind == "name" ? #""value":"ann o hare""# : #""value":null"#))
        api.clock.advance(bySeconds: 2 * 86_400)
        #expect(try await posting(api, "After its term.").status == 201)
        #expect(try await api.items("/v1/editor/bans").map { $0["active"] as? Bool } == [false])
    }

    @Test(
        "A ban of a value refuses what holds it",
        arguments: [
            ("name", "ann o’hare", "banned"), ("email", "ANN@SECRET.example", "banned"),
            ("word", "Thought", "blockedWord"), ("word", "a thought", "blockedWord"),
            ("domain", "Spam.example", "blockedWord"),
        ]
    )
    func ofValue(kind: String, value: String, code: String) async throws {
        let api = try await APIFixture()
        let made = try await api.edit(.post, "/v1/editor/bans", #"{"kind": "\#(kind)", "value": "\#(value)"}"#)
        #expect(made.status == 201)
        #expect(try await posting(api, "A thought of https://www.spam.example/x").problem == code)
        #expect(try await api.post(#"{"author": {"name": "Bob"}, "body": "Else."}"#).status == 201)
        let again = try await api.edit(.post, "/v1/editor/bans", #"{"kind": "\#(kind)", "value": "\#(value)"}"#)
        #expect(try again.problem == "alreadyBanned")
    }

    @Test("A comment without the mark gives nothing to ban by")
    func nothing() async throws {
        let api = try await APIFixture()
        let id = try await api.postedID("Without e-mail.")
        let answer = try await api.edit(.post, "/v1/editor/bans", #"{"kind": "email", "commentId": "\#(id)"}"#)
        #expect(try answer.problem == "nothingToBan")
        let absent = #"{"kind": "email", "commentId": "01739b2e-3d0b-7000-8000-000000000000"}"#
        #expect(try await api.edit(.post, "/v1/editor/bans", absent).status == 404)
    }

    @Test("A ban is lifted, and lifting and making are undone")
    func lifting() async throws {
        let api = try await APIFixture()
        let made = try await api.edit(.post, "/v1/editor/bans", #"{"kind": "word", "value": "thought"}"#)
        let path = try #require(made.field("Location"))
        #expect(try await api.edit(.get, path).json()["value"] as? String == "thought")
        #expect(try await api.edit(.delete, path, #"{"reason": "mercy"}"#).status == 204)
        #expect(try await api.edit(.get, path).status == 404)
        #expect(try await posting(api).status == 201)
        #expect(try await api.edit(.post, "/v1/editor/log/1/undo").problem == "staleState")
        #expect(try await api.edit(.post, "/v1/editor/log/2/undo").status == 200)
        #expect(try await posting(api, "Another thought.").problem == "blockedWord")
        #expect(try await api.edit(.post, "/v1/editor/log/3/undo").status == 200)
        #expect(try await posting(api, "Another thought.").status == 201)
        let log = try await api.items("/v1/editor/log")
        #expect(log.map { $0["action"] as? String } == ["banRemoved", "banAdded", "banRemoved", "banAdded"])
        #expect(log.map { $0["undoes"] as? Int } == [3, 2, nil, nil])
    }
}
