import Articles
import ArticlesSQLite
import ArticlesAPI
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Editing, deleting and previewing comments")
struct EditingTests {
    // MARK: Editing

    @Test(
        "A text against the rules is refused as in a post, and nothing changes",
        arguments: [
            (#"{}"#, 422, ["body required"]),
            (#"{"body": ""}"#, 422, ["body required"]),
            (#"{"body": "x"}"#, 422, ["body tooShort"]),
            (#"{"body": "a\u0000b c"}"#, 422, ["body forbiddenCharacter"]),
            (#"{"body": "fine", "author": {"name": "B"}}"#, 422, ["author unknownField"]),
            (#"{"body": 5}"#, 422, ["body wrongType"]),
            (#"{"body": null}"#, 422, ["body required"]),
            (#"{"#, 400, [" unexpectedEnd"]),
        ]
    )
    func refusedTexts(body: String, status: Int, faults: [String]) async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        var fields = comment.edit
        fields[.contentType] = "application/json"
        for (method, target) in [(HTTPRequest.Method.patch, comment.target), (.post, "/v1/comments/preview")] {
            let answer = try await api.send(method, target, fields: fields, body: body)
            #expect(answer.status == status)
            #expect(try status == 400 || answer.faults() == faults, "\(answer.text)")
        }
        #expect(try await api.send(.get, comment.target).json()["body"] as? String == "I *agree*.")
    }

    @Test("Only a comment that there is can be edited", arguments: ["x", "01739b2e-3d0b-7000-8000-000000000000"])
    func unknown(id: String) async throws {
        let api = try await APIFixture()
        #expect(try await api.edit(id, "Other words.", fields: [.editToken: "a"]).status == 404)
        #expect(try await api.send(.delete, "/v1/comments/\(id)", fields: [.editToken: "a"]).status == 404)
    }

    @Test("Without the comment's own edit token it is neither edited nor deleted")
    func tokens() async throws {
        let api = try await APIFixture()
        let (comment, other) = (try await api.posted(), try await api.posted("Another."))
        let none = try await api.edit(comment.id, "Other words.")
        #expect(none.status == 401)
        #expect(none.field("WWW-Authenticate") == "Edit-Token realm=\"comment\"")
        #expect(try await api.send(.delete, comment.target).status == 401)
        for token in [other.editToken, comment.authorToken ?? "", "", "x", comment.editToken + "x"] {
            #expect(try await api.edit(comment.id, "Other words.", fields: [.editToken: token]).status == 403)
            #expect(try await api.send(.delete, comment.target, fields: [.editToken: token]).status == 403)
        }
        let imported = try await api.send(.get, "/v1/comments?sort=oldest&limit=1").json()["items"] as? [[String: Any]]
        let id = try #require(imported?.first?["id"] as? String)
        #expect(try await api.edit(id, "Other words.", fields: comment.edit).status == 403, "imported ones have none")
        #expect(try await api.send(.get, comment.target).json()["body"] as? String == "I *agree*.")
    }

    @Test("An edit changes the text, is rendered once, and is seen in every list")
    func edited() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        let before = try await api.send(.get, "/v1/articles/on-notes/comments").field("ETag")
        api.clock.advance(bySeconds: 60)
        let answer = try await api.edit(comment.id, "  I **do** agree.\\r\\n ", fields: comment.edit)
        try Golden.expect(answer, "comment-edited")
        #expect(try await api.send(.get, comment.target).text == answer.text)
        #expect(try await api.send(.get, "/v1/articles/on-notes/comments").field("ETag") != before)
        let again = try await api.edit(comment.id, "I **do** agree.", fields: comment.edit)
        #expect(again.text == answer.text, "the same text again is no edit")
        let token: HTTPFields = [.authorization: "Bearer correct-horse-battery"]
        let versions = try await api.send(
            .get,
            comment.target.replacing("/v1/", with: "/v1/editor/") + "/versions",
            fields: token
        )
        try Golden.expect(versions, "comment-versions")
    }

    @Test("Earlier versions are for the editor alone")
    func versions() async throws {
        let api = try await APIFixture()
        let id = try await api.posted().id
        let target = "/v1/editor/comments/\(id)/versions"
        #expect(try await api.send(.get, target).status == 401)
        #expect(try await api.send(.get, target, fields: [.authorization: "Bearer wrong"]).status == 403)
        let token: HTTPFields = [.authorization: "Bearer correct-horse-battery"]
        #expect(try await api.send(.get, target, fields: token).text == #"{"items":[],"next":null}"#)
        #expect(try await api.send(.get, "/v1/editor/comments/x/versions", fields: token).status == 404)
    }

    @Test("An edit to what the author has just said elsewhere is a double post")
    func duplicate() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        _ = try await api.posted("Another.")
        #expect(try await api.edit(comment.id, "Another.", fields: comment.edit).status == 409)
    }

    @Test("If-Match takes the tag of the comment's GET, in either coding, and refuses an older state")
    func ifMatch() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        let tag = try #require(try await api.send(.get, comment.target).field("ETag"))
        func edit(_ body: String, _ condition: String) async throws -> Answer {
            var fields = comment.edit
            fields[.ifMatch] = condition
            return try await api.edit(comment.id, body, fields: fields)
        }
        #expect(try await edit("First.", "\"other\"").status == 412)
        #expect(try await edit("First.", "nonsense").status == 400)
        let first = try await edit("First.", tag)
        #expect(first.status == 200)
        #expect(first.field("ETag") == (try await api.send(.get, comment.target).field("ETag")))
        #expect(try await edit("Second.", tag).status == 412, "the state has changed")
        #expect(try await edit("Second.", "*").status == 200)
        let now = try #require(try await api.send(.get, comment.target).field("ETag"))
        #expect(try await edit("Third.", "\"a\", \(now.dropLast())-gzip\"").status == 200)
        var fields = comment.edit
        fields[.ifMatch] = tag
        #expect(try await api.send(.delete, comment.target, fields: fields).status == 412)
        #expect(try await api.send(.get, comment.target).status == 200)
    }

    @Test("The window closes on time, whatever happens to the wall clock meanwhile")
    func window() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        api.clock.set(bySeconds: 86_400)
        api.clock.advance(bySeconds: 899)
        #expect(try await api.edit(comment.id, "In time.", fields: comment.edit).status == 200)
        api.clock.set(bySeconds: -2 * 86_400)
        #expect(try await api.edit(comment.id, "Still in time.", fields: comment.edit).status == 200)
        api.clock.advance(bySeconds: 1)
        let late = try await api.edit(comment.id, "Too late.", fields: comment.edit)
        #expect(try late.json()["type"] as? String == "/problems/editWindowOver")
        #expect(late.status == 403)
        #expect(
            try await api.send(.delete, comment.target, fields: comment.edit).status == 204,
            "deletion has no window"
        )
    }

    @Test("A window of 0 is never open")
    func noWindow() async throws {
        var rules = CommentRules()
        rules.editWindowSeconds = 0
        let api = try await APIFixture(rules: rules)
        let comment = try await api.posted()
        #expect(try await api.edit(comment.id, "Other words.", fields: comment.edit).status == 403)
    }

    @Test("A comment that is held can be edited and stays held; it shows itself to nobody else")
    func held() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        let id = try #require(Identifier<Articles.Comment>(comment.id))
        try await api.store.write { _ = try $0.comments.setStatus(.pending, of: id) }
        let answer = try await api.edit(comment.id, "Other words.", fields: comment.edit)
        #expect(try answer.json()["status"] as? String == "pending")
        #expect(try await api.send(.get, comment.target).status == 404)
    }

    // MARK: Deleting

    @Test("A deleted comment without replies is gone from everything; one with replies leaves a tombstone")
    func deleted() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted("Only for a while.", by: "Passer-by")
        let reply = try await api.posted("So do I.", by: "Other", under: comment)
        let deletion = try await api.send(.delete, comment.target, fields: comment.edit)
        try Golden.expect(deletion, "comment-deleted")
        try Golden.expect(try await api.send(.get, comment.target), "comment-tombstone")
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
        let refused = try await api.post(
            #"{"author": {"name": "Late"}, "body": "Wait!", "parentId": "\#(comment.id)"}"#
        )
        #expect(refused.status == 410)
        #expect(try await api.send(.delete, reply.target, fields: reply.edit).status == 204)
        for target in [comment.target, reply.target] { #expect(try await api.send(.get, target).status == 404) }
        let list = try await api.send(.get, "/v1/articles/on-notes/comments?view=flat&count=exact").json()
        #expect(list["total"] as? Int == 2)
    }

    @Test("What is deleted is neither edited nor deleted again: 410")
    func gone() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        #expect(try await api.send(.delete, comment.target, fields: comment.edit).status == 204)
        #expect(try await api.send(.delete, comment.target, fields: comment.edit).status == 410)
        #expect(try await api.edit(comment.id, "Other words.", fields: comment.edit).status == 410)
    }

    @Test("What an editor deleted its author can still erase, and not edit")
    func erasedAfterEditor() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        let id = try #require(Identifier<Articles.Comment>(comment.id))
        try await api.store.write { _ = try $0.comments.setStatus(.deleted, of: id) }
        #expect(try await api.edit(comment.id, "Other words.", fields: comment.edit).status == 410)
        #expect(try await api.send(.delete, comment.target, fields: comment.edit).status == 204)
        #expect(try await api.store.read { try $0.comments.record(id: id)?.isErased } == true)
    }

    @Test("An idempotency key whose comment was deleted neither tells of it nor makes it anew")
    func keptAnswer() async throws {
        let api = try await APIFixture()
        let json = #"{"author": {"name": "Reader"}, "body": "I agree."}"#
        let comment = try PostedComment(try await api.post(json, key: "one-and-the-same"))
        #expect(try await api.send(.delete, comment.target, fields: comment.edit).status == 204)
        let again = try await api.post(json, key: "one-and-the-same")
        #expect(again.status == 410)
        #expect(!again.text.contains("agree"))
        #expect(try await api.post(json, key: "another-key").status == 201)
    }

    // MARK: Previews

    @Test("A preview is what the post would be, and leaves nothing behind")
    func preview() async throws {
        let api = try await APIFixture()
        let body = #"{"body": "A *word*, a [link](https://example.org) and <script>."}"#
        let fields: HTTPFields = [.contentType: "application/json"]
        let answer = try await api.send(.post, "/v1/comments/preview", fields: fields, body: body)
        try Golden.expect(answer, "comment-preview")
        let posted = try await api.post(body.replacing("}", with: #", "author": {"name": "R"}}"#))
        #expect(try answer.json()["html"] as? String == posted.json()["html"] as? String)
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
        #expect(try await api.send(.post, "/v1/comments/preview", body: body).status == 415)
        #expect(try await api.send(.post, "/v1/comments/preview?a=b", fields: fields, body: body).status == 400)
    }
}
