import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Posting comments")
struct PostingTests {
    private let comment = #"{"author": {"name": "Reader"}, "body": "I *agree*."}"#

    @Test("A comment is made, placed and rendered")
    func made() async throws {
        let api = try await APIFixture()
        let answer = try await api.post(comment)
        #expect(answer.status == 201)
        let json = try answer.json()
        let id = try #require(json["id"] as? String)
        #expect(answer.field("Location") == "/v1/comments/\(id)")
        #expect(json["html"] as? String == "<p>I <em>agree</em>.</p>")
        #expect((json["editToken"] as? String)?.count == 43)
        let read = try await api.send(.get, "/v1/comments/\(id)").json()
        #expect(read["body"] as? String == "I *agree*.")
        #expect(read["editToken"] == nil, "the token is given out once")
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
    }

    @Test("A comment changes the validator of the comments and not of the article, whose count is new all the same")
    func validators() async throws {
        let api = try await APIFixture()
        let article = try await api.send(.get, "/v1/articles/on-notes")
        let comments = try await api.send(.get, "/v1/articles/on-notes/comments")
        _ = try await api.post(comment)
        let articleAfter = try await api.send(.get, "/v1/articles/on-notes")
        #expect(articleAfter.field("ETag") == article.field("ETag"))
        #expect(articleAfter.text.contains("\"comments\":3"))
        #expect(try await api.send(.get, "/v1/articles/on-notes/comments").field("ETag") != comments.field("ETag"))
    }

    @Test("Replies nest, keep their parent and count")
    func replies() async throws {
        let api = try await APIFixture()
        let root = try #require(try await api.post(comment).json()["id"] as? String)
        let reply = try await api.post(#"{"author": {"name": "B"}, "body": "So do I.", "parentId": "\#(root)"}"#).json()
        #expect(reply["parentId"] as? String == root)
        #expect(reply["depth"] as? Int == 1)
        let tree = try await api.send(.get, "/v1/articles/on-notes/comments?sort=newest&limit=1").json()
        let first = try #require((tree["items"] as? [[String: Any]])?.first)
        #expect(first["replyCount"] as? Int == 1)
        #expect((first["replies"] as? [[String: Any]])?.first?["id"] as? String == reply["id"] as? String)
    }

    @Test(
        "A body that is no JSON is 400",
        arguments: [
            "", "{", "[", "{\"body\": \"a\",}", "nul", "\"\\ud800\"", "{\"a\": 01}",
            String(repeating: "[", count: 5000),
        ]
    )
    func malformed(body: String) async throws {
        let answer = try await APIFixture().post(body)
        #expect(answer.status == 400)
        #expect(try answer.json()["type"] as? String == "/problems/malformedJSON")
    }

    @Test(
        "JSON against the rules is 422 and names every field",
        arguments: [
            ("{}", ["author required", "body required"]),
            (#"{"author": {}, "body": "x"}"#, ["author.name required"]),
            (#"{"author": 5, "body": ["x"]}"#, ["author wrongType", "body wrongType"]),
            (#"{"author": {"name": "A", "mail": "x"}, "body": "text"}"#, ["author.mail unknownField"]),
            (#"{"author": {"name": ""}, "body": "x"}"#, ["author.name required", "body tooShort"]),
            (#"{"author": {"name": "A"}, "body": "text", "parentId": "x"}"#, ["parentId malformed"]),
            (
                #"{"author": {"name": "A"}, "body": "text", "parentId": "01739b2e-3d0b-7000-8000-000000000000"}"#,
                ["parentId unknown"]
            ),
            (#"{"author": {"name": "A"}, "body": "text", "anchor": {"type": "page"}}"#, ["anchor.type unknown"]),
            (
                #"{"author": {"name": "A"}, "body": "text", "anchor": {"type": "section", "id": "none"}}"#,
                ["anchor.id unknown"]
            ),
            (
                #"{"author": {"name": "A"}, "body": "text", "anchor": {"type": "citation", "number": 99}}"#,
                ["anchor.number unknown"]
            ),
            (
                #"{"author": {"name": "A"}, "body": "text", "anchor": {"type": "citation", "number": 1.5}}"#,
                ["anchor.number wrongType"]
            ),
            ("[]", [" wrongType"]),
        ]
    )
    func invalid(body: String, faults: [String]) async throws {
        let answer = try await APIFixture().post(body)
        #expect(answer.status == 422)
        #expect(try answer.faults() == faults)
    }

    @Test("Anchored comments are counted with their section and note, and listed by them")
    func anchors() async throws {
        let api = try await APIFixture()
        let onSection =
            #"{"author": {"name": "A"}, "body": "On a part.", "anchor": {"type": "section", "id": "a-heading"}}"#
        let onNote = #"{"author": {"name": "A"}, "body": "On a note.", "anchor": {"type": "citation", "number": 3}}"#
        #expect(try await api.post(onSection).status == 201)
        #expect(try await api.post(onNote).status == 201)
        #expect(
            try await api.send(.get, "/v1/articles/on-notes/sections/a-heading").json()["commentCount"] as? Int == 1
        )
        #expect(try await api.send(.get, "/v1/articles/on-notes/citations/3").json()["commentCount"] as? Int == 1)
        let listed = try await api.send(.get, "/v1/articles/on-notes/comments?citation=3").json()
        #expect((listed["items"] as? [[String: Any]])?.map { $0["body"] as? String } == ["On a note."])
    }

    @Test("The media type must be JSON")
    func mediaType() async throws {
        let api = try await APIFixture()
        let answer = try await api.send(
            .post,
            "/v1/articles/on-notes/comments",
            fields: [.contentType: "text/plain"],
            body: comment
        )
        #expect(answer.status == 415)
        #expect(try await api.send(.post, "/v1/articles/on-notes/comments", body: comment).status == 415)
    }

    @Test("The same text by the same author is 409, ten minutes later it is a comment")
    func duplicate() async throws {
        let api = try await APIFixture()
        #expect(try await api.post(comment).status == 201)
        let second = try await api.post(comment)
        #expect(second.status == 409)
        #expect(try second.json()["type"] as? String == "/problems/duplicateComment")
        api.clock.advance(bySeconds: 601)
        #expect(try await api.post(comment).status == 201)
    }

    @Test("The same key with the same request gives the first answer again; with another it is 422")
    func idempotency() async throws {
        let api = try await APIFixture()
        let first = try await api.post(comment, key: "key-number-1")
        let again = try await api.post(comment, key: "key-number-1")
        #expect(first.status == 201)
        #expect(again.status == 201)
        #expect(again.bytes == first.bytes)
        #expect(again.field("Location") == first.field("Location"))
        let other = try await api.post(#"{"author": {"name": "R"}, "body": "other"}"#, key: "key-number-1")
        #expect(other.status == 422)
        #expect(try other.json()["type"] as? String == "/problems/idempotencyKeyReused")
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
        api.clock.advance(bySeconds: 86_401)
        #expect(try await api.post(comment, key: "key-number-1").bytes != first.bytes, "forgotten after 24 h")
    }

    @Test(
        "A key that breaks the rule is 400",
        arguments: ["short", String(repeating: "x", count: 129), "with a space"]
    )
    func badKey(key: String) async throws {
        #expect(try await APIFixture().post(comment, key: key).status == 400)
    }

    @Test("Fifty posts at once under one key make one comment and fifty equal answers")
    func concurrentKey() async throws {
        let api = try await APIFixture()
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for _ in 0..<50 { group.addTask { try await api.post(comment, key: "key-of-all-fifty") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(answers.allSatisfy { $0.status == 201 })
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
    }

    @Test("Above the limit it is 429 with the time to wait; what was refused does not count")
    func limit() async throws {
        let api = try await APIFixture(commentsPerMinute: 2)
        let first = try await api.post(#"{"author": {"name": "R"}, "body": "first"}"#)
        #expect(first.field("RateLimit-Policy") == "\"comments-minute\";q=2;w=60")
        #expect(first.field("RateLimit") == "\"comments-minute\";r=1")
        let invalid = try await api.post("{}")
        #expect(invalid.status == 422)
        #expect(invalid.field("RateLimit") == "\"comments-minute\";r=1")
        #expect(try await api.post(#"{"author": {"name": "R"}, "body": "second"}"#).status == 201)
        let refused = try await api.post(#"{"author": {"name": "R"}, "body": "third"}"#)
        #expect(refused.status == 429)
        #expect(refused.field("Retry-After") == "30")
        #expect(refused.field("RateLimit") == "\"comments-minute\";r=0;t=30")
        api.clock.advance(bySeconds: 30)
        #expect(try await api.post(#"{"author": {"name": "R"}, "body": "third"}"#).status == 201)
    }

    @Test("No answer gives an e-mail address away")
    func privacy() async throws {
        let api = try await APIFixture()
        let posted = try await api.post(
            #"{"author": {"name": "R", "email": "marker@secret.example", "website": "https://r.example"}, "body": "text"}"#
        )
        #expect(posted.status == 201)
        for target in ["/v1/comments", "/v1/articles/on-notes/comments", "/v1/articles/on-notes?include=comments"] {
            let text = try await api.send(.get, target).text
            #expect(!text.contains("secret.example") && text.contains("https://r.example"))
        }
        #expect(!posted.text.contains("secret.example"))
    }

    @Test(
        "A contributor's name and its look-alikes are for the editor alone, who is marked as such",
        arguments: ["Ada Example", "ADA  EXAMPLE", "Аdа Ехаmрlе", "Site Owner", "Slte 0wner"]
    )
    func reserved(name: String) async throws {
        var rules = CommentRules()
        rules.reservedNames = ["Site Owner"]
        let api = try await APIFixture(rules: rules)
        let json = #"{"author": {"name": "\#(name)"}, "body": "Trust me."}"#
        let refused = try await api.post(json)
        #expect(refused.status == 422)
        #expect(try refused.faults() == ["author.name reserved"])
        #expect(try await api.post(json, fields: [.authorization: "Bearer wrong-token-of-length"]).status == 403)
        let other = json.replacing("Trust", with: "Do trust")
        let made = try await api.post(other, fields: [.authorization: "Bearer correct-horse-battery"])
        #expect(made.status == 201)
        let author = try made.json()["author"] as? [String: Any]
        #expect(author?["isEditor"] as? Bool == true)
    }
}
