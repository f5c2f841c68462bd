import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("The editor's articles")
struct ArticleEditorTests {
    private let path = "/v1/editor/articles/on-notes"

    private func send(
        _ api: APIFixture,
        _ method: HTTPRequest.Method = .get,
        _ target: String? = nil,
        _ body: String = "",
        type: String = "application/merge-patch+json",
        match: String? = nil,
        token: String? = "correct-horse-battery"
    ) async throws -> Answer {
        var fields: HTTPFields = [:]
        if !body.isEmpty { fields[.contentType] = type }
        if let token { fields[.authorization] = "Bearer \(token)" }
        if let match { fields[.ifMatch] = match }
        return try await api.send(method, target ?? path, fields: fields, body: body)
    }

    private func article(_ answer: Answer) throws -> [String: Any] {
        try #require(try answer.json()["article"] as? [String: Any])
    }

    @Test("Every route asks for the token")
    func token() async throws {
        let api = try await APIFixture()
        for (method, target) in [
            (.get, "/v1/editor/articles"), (.get, path), (.patch, path), (.delete, path), (.get, path + "/report"),
        ] as [(HTTPRequest.Method, String)] {
            #expect(try await send(api, method, target, token: nil).status == 401)
            #expect(try await send(api, method, target, token: "a-wrong-token").status == 403)
        }
        #expect(try await api.send(.get, "/v1/articles/on-notes").status == 200)
    }

    @Test("An article that is not there is 404", arguments: [HTTPRequest.Method.get, .patch, .delete])
    func unknown(method: HTTPRequest.Method) async throws {
        let body = method == .patch ? "{}" : ""
        #expect(try await send(APIFixture(), method, "/v1/editor/articles/unknown", body).status == 404)
        #expect(try await send(APIFixture(), .get, "/v1/editor/articles/unknown/report").status == 404)
    }

    @Test(
        "A change against the rules is 422, names every member and changes nothing",
        arguments: [
            (#"{"titel": "A"}"#, ["titel unknownField"]), (#"{"slug": "a"}"#, ["slug unknownField"]),
            (#"{"title": 5, "summary": true}"#, ["title wrongType", "summary wrongType"]),
            (#"{"title": " ", "subtitle": "a\u0007b"}"#, ["title required", "subtitle forbiddenCharacter"]),
            (#"{"title": "\#(String(repeating: "x", count: 301))"}"#, ["title tooLong"]),
            (#"{"status": "gone", "language": "english"}"#, ["status malformed", "language malformed"]),
            (#"{"status": null, "commentsOpen": null}"#, ["status required", "commentsOpen required"]),
            (#"{"publishedOn": "2026-02-30"}"#, ["publishedOn malformed"]),
            (#"{"sourceUrl": "javascript:alert(1)"}"#, ["sourceUrl malformed"]),
            (#"{"commentsCloseAt": "tomorrow"}"#, ["commentsCloseAt malformed"]),
            (#"{"categories": ["Notes", "—"]}"#, ["categories[1] malformed"]),
            (#"{"categories": "Notes"}"#, ["categories wrongType"]),
        ]
    )
    func refused(body: String, faults: [String]) async throws {
        let api = try await APIFixture()
        let before = try await send(api)
        let answer = try await send(api, .patch, nil, body)
        #expect(answer.status == 422, "\(answer.text)")
        #expect(try answer.faults() == faults)
        #expect(try await send(api).text == before.text)
    }

    @Test("Another media type is 415, what is no JSON 400, an unknown parameter 400")
    func form() async throws {
        let api = try await APIFixture()
        #expect(try await send(api, .patch, nil, "{}", type: "text/plain").status == 415)
        #expect(try await send(api, .patch, nil, "{").status == 400)
        #expect(try await send(api, .delete, path + "?purge=yes").status == 400)
        #expect(try await send(api, .get, "/v1/editor/articles?status=gone").status == 400)
        #expect(try await send(api, .get, "/v1/editor/articles?cursor=x").status == 400)
    }

    @Test("What is named changes, null clears, the rest stays; readers see it, and the log tells it")
    func changed() async throws {
        let api = try await APIFixture()
        let body =
            #"{"title": " New ", "summary": null, "categories": ["Marks"], "commentsOpen": false, "reason": "why"}"#
        let answer = try await send(api, .patch, nil, body)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.json()["overrides"] as? [String] == ["categories", "summary", "title"])
        let read = try await api.send(.get, "/v1/articles/on-notes?include=").json()
        #expect(read["title"] as? String == "New")
        #expect(read["summary"] is NSNull)
        #expect(read["subtitle"] as? String == "A specimen")
        #expect(read["commentsOpen"] as? Bool == false)
        #expect(read["revision"] as? Int == 1)
        #expect(try await api.send(.get, "/v1/articles?category=marks").text.contains("on-notes"))
        #expect(try await api.send(.get, "/v1/articles?category=notes").text.contains("on-notes") == false)
        let log = try await send(api, .get, "/v1/editor/log").text
        #expect(log.contains(#""action":"articleChanged""#) && log.contains(#""action":"articleComments""#))
        #expect(log.contains(#""reason":"why""#))
        let again = try await send(api, .patch, nil, body)
        #expect(again.field("ETag") == answer.field("ETag"), "nothing changes twice")
    }

    @Test("A change is undone from the log, unless somebody has changed the same again")
    func undone() async throws {
        let api = try await APIFixture()
        let before = try article(try await send(api))
        let all =
            #"{"title": null, "summary": "S", "status": "draft", "language": "de", "categories": [], "#
            + #""publishedOn": null, "sourceUrl": null, "dedication": "D", "subtitle": "T"}"#
        #expect(try await send(api, .patch, nil, all).status == 200)
        #expect(try await send(api, .post, "/v1/editor/log/1/undo").status == 200)
        var after = try article(try await send(api))
        after["updatedAt"] = before["updatedAt"]
        #expect(after as NSDictionary == before as NSDictionary)
        #expect(try await send(api, .patch, nil, #"{"title": "One"}"#).status == 200)
        #expect(try await send(api, .patch, nil, #"{"title": "Two"}"#).status == 200)
        #expect(try await send(api, .post, "/v1/editor/log/3/undo").status == 409)
        #expect(try article(try await send(api))["title"] as? String == "Two")
    }

    @Test("If-Match protects what another editor has changed meanwhile")
    func conditions() async throws {
        let api = try await APIFixture()
        let tag = try #require(try await send(api).field("ETag"))
        let first = try await send(api, .patch, nil, #"{"title": "One"}"#, match: tag)
        #expect(first.status == 200)
        #expect(try await send(api, .patch, nil, #"{"title": "Two"}"#, match: tag).status == 412)
        #expect(try await send(api, .delete, match: tag).status == 412)
        #expect(try await send(api).field("ETag") == first.field("ETag"))
        #expect(try article(try await send(api))["title"] as? String == "One")
    }

    @Test("What an editor has set survives a new import; what the document alone says changes with it")
    func survives() async throws {
        let api = try await APIFixture()
        _ = try await send(api, .patch, nil, #"{"title": "The editor's", "status": "draft"}"#)
        let document = APIFixture.document.replacing("title: On Notes", with: "title: Another")
            .replacing("subtitle: A specimen", with: "subtitle: Another specimen")
        #expect(try await send(api, .put, nil, document, type: "text/markdown").status == 200)
        let seen = try article(try await send(api))
        #expect(seen["title"] as? String == "The editor's")
        #expect(seen["subtitle"] as? String == "Another specimen")
        #expect(seen["status"] as? String == "draft")
        #expect(seen["revision"] as? Int == 2)
        #expect((try await send(api).json()["revisions"] as? [Any])?.count == 2)
    }

    @Test("A deleted article is withdrawn, hidden, listed to editors, and comes back with its comments")
    func withdrawn() async throws {
        let api = try await APIFixture()
        #expect(try await send(api, .delete).status == 204)
        #expect(try await send(api, .delete).status == 204, "again it changes nothing")
        #expect(try await api.send(.get, "/v1/articles/on-notes").status == 404)
        #expect(try await api.send(.get, "/v1/comments").text.contains("remark") == false)
        #expect(try await api.send(.get, "/v1/search?q=note").text == #"{"items":[],"next":null}"#)
        #expect(try await api.send(.get, "/v1/categories").text == #"{"items":[],"next":null}"#)
        #expect(try await send(api, .get, "/v1/editor/articles?status=withdrawn").text.contains("on-notes"))
        #expect(try await send(api, .get, "/v1/editor/articles?status=published").text.contains("on-notes") == false)
        #expect(try await send(api, .patch, nil, #"{"status": "published"}"#).status == 200)
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":2}}"#)
        let changes = try await api.send(.get, "/v1/changes?since=0").text
        #expect(changes.contains("articleRemoved"))
    }

    @Test("A purged article is gone with all that belonged to it, and its slug is free")
    func purged() async throws {
        let api = try await APIFixture()
        #expect(try await send(api, .delete, path + "?purge=true").status == 204)
        #expect(try await send(api).status == 404)
        #expect(try await api.send(.get, "/v1/search?q=remark").text == #"{"items":[],"next":null}"#)
        #expect(try await api.send(.get, "/v1/authors").text == #"{"items":[],"next":null}"#)
        #expect(try await api.send(.get, "/v1/changes?since=0").text.contains("articleRemoved"))
        #expect(try await send(api, .get, "/v1/editor/log").text.contains(#""action":"articleRemoved""#))
        #expect(try await send(api, .put, nil, APIFixture.document, type: "text/markdown").status == 201)
        #expect(try await api.send(.get, "/v1/search?q=remark&in=comments").text.contains("on-notes"))
    }

    @Test("The report names orphans and clashes with their places; the import's answer has them too")
    func report() async throws {
        let api = try await APIFixture()
        let document = """
            ---
            title: Clashes
            ---
            Resolution 1718 forbids it.[^1] And more.

            [^1]: UN Security Council, S/RES/1695 (2006).
            [^2]: Nobody asks for this.
            """
        let put = try await send(api, .put, "/v1/editor/articles/clashes", document, type: "text/markdown")
        #expect(put.text.contains(#""code":"documentNumberDiffers""#), "\(put.text)")
        let report = try await send(api, .get, "/v1/editor/articles/clashes/report").json()
        let findings = try #require(report["findings"] as? [[String: Any]])
        let clash = try #require(findings.first { $0["code"] as? String == "documentNumberDiffers" })
        #expect(clash["section"] as? String == "lead" && clash["citation"] as? Int == 1)
        #expect(clash["offset"] as? Int == 27)
    }

    @Test("Pages of the list give every article once, the latest made first")
    func pages() async throws {
        let documents = (1...5).map { "# Article \($0)\n\nWords.\n" }
        let api = try await APIFixture(importing: documents)
        let first = try await send(api, .get, "/v1/editor/articles?limit=3")
        let next = try #require(try first.json()["next"] as? String)
        let second = try await send(api, .get, "/v1/editor/articles?limit=3&cursor=\(next)")
        let slugs = try [first, second].flatMap { answer in
            try (answer.json()["items"] as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
        }
        #expect(Set(slugs) == Set((1...5).map { "article-\($0)" }))
        #expect(slugs.count == 5)
    }
}
