import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Moderation")
struct ModerationTests {
    private static func held() async throws -> APIFixture {
        try await APIFixture(spam: .with { $0.moderation = .all })
    }

    @Test(
        "Every route of the editor is closed without the token, to a wrong one, and where none is configured",
        arguments: [
            (HTTPRequest.Method.get, "/v1/editor/comments"), (.get, "/v1/editor/comments/x"),
            (.patch, "/v1/editor/comments/x"), (.get, "/v1/editor/log"), (.post, "/v1/editor/log/1/undo"),
            (.get, "/v1/editor/bans"), (.post, "/v1/editor/bans"), (.get, "/v1/editor/bans/x"),
            (.delete, "/v1/editor/bans/x"),
        ]
    )
    func access(method: HTTPRequest.Method, target: String) async throws {
        let api = try await APIFixture()
        #expect(try await api.edit(method, target, token: nil).status == 401)
        #expect(try await api.edit(method, target, token: "correct-horse-batterx").status == 403)
        let closed = try await APIFixture(editorToken: nil)
        #expect(try await closed.edit(method, target).status == 403)
    }

    @Test(
        "What is not there or can't be read is said",
        arguments: [
            (HTTPRequest.Method.get, "/v1/editor/comments?status=spam", "", 400, "status"),
            (.get, "/v1/editor/comments?article=A%20B", "", 400, "article"),
            (.get, "/v1/editor/comments?article=none", "", 404, ""),
            (.get, "/v1/editor/comments?cursor=x", "", 400, "cursor"),
            (.get, "/v1/editor/comments?colour=red", "", 400, "colour"), (.get, "/v1/editor/comments/x", "", 404, ""),
            (.patch, "/v1/editor/comments/x", #"{"status": "published"}"#, 404, ""),
            (.patch, "/v1/editor/comments/ID", "{}", 422, "status"),
            (.patch, "/v1/editor/comments/ID", #"{"status": "spam"}"#, 422, "status"),
            (.patch, "/v1/editor/comments/ID", #"{"status": 5}"#, 422, "status"),
            (.patch, "/v1/editor/comments/ID", #"{"state": "published"}"#, 422, "state"),
            (.patch, "/v1/editor/comments/ID", #"{"pinned": true, "expected": "x"}"#, 422, "expected"),
            (.patch, "/v1/editor/comments/ID", "{", 400, ""),
            (.patch, "/v1/editor/comments/ID", #"{"status": "rejected", "reason": "LONG"}"#, 422, "reason"),
            (.get, "/v1/editor/log?cursor=YQ", "", 400, "cursor"), (.post, "/v1/editor/log/99/undo", "", 404, ""),
            (.post, "/v1/editor/log/x/undo", "", 404, ""), (.post, "/v1/editor/bans", "{}", 422, "kind"),
            (.post, "/v1/editor/bans", #"{"kind": "colour", "value": "red"}"#, 422, "kind"),
            (.post, "/v1/editor/bans", #"{"kind": "word"}"#, 422, "value"),
            (.post, "/v1/editor/bans", #"{"kind": "word", "value": "!!"}"#, 422, "value"),
            (.post, "/v1/editor/bans", #"{"kind": "domain", "value": "no host"}"#, 422, "value"),
            (.post, "/v1/editor/bans", #"{"kind": "email", "value": "nobody"}"#, 422, "value"),
            (.post, "/v1/editor/bans", #"{"kind": "address", "value": "192.0.2.1"}"#, 422, "value"),
            (.post, "/v1/editor/bans", #"{"kind": "word", "commentId": "ID"}"#, 422, "commentId"),
            (.post, "/v1/editor/bans", #"{"kind": "name", "value": "a", "commentId": "ID"}"#, 422, "commentId"),
            (.post, "/v1/editor/bans", #"{"kind": "name", "commentId": "x"}"#, 422, "commentId"),
            (.post, "/v1/editor/bans", #"{"kind": "name", "value": "a", "days": 0}"#, 422, "days"),
            (.post, "/v1/editor/bans", #"{"kind": "name", "value": "a", "until": "soon"}"#, 422, "until"),
            (
                .post, "/v1/editor/bans", #"{"kind": "name", "value": "a", "until": "2001-01-01T00:00:00Z"}"#, 422,
                "until"
            ),
            (.delete, "/v1/editor/bans/01739b2e-3d0b-7000-8000-000000000000", "", 404, ""),
        ]
    )
    func refused(method: HTTPRequest.Method, target: String, json: String, status: Int, field: String) async throws {
        let api = try await Self.held()
        let id = try await api.postedID("Held.")
        let answer = try await api.edit(
            method,
            target.replacing("ID", with: id),
            json.replacing("ID", with: id).replacing("LONG", with: String(repeating: "x", count: 501))
        )
        #expect(answer.status == status)
        #expect(answer.field("Content-Type") == "application/problem+json")
        if !field.isEmpty { #expect(try answer.faults().map { $0.split(separator: " ")[0] } == [field[...]]) }
    }

    @Test("A held comment is answered with 202 and is nowhere to be seen until it is published, and then everywhere")
    func held() async throws {
        let api = try await Self.held()
        let before = try await api.everythingPublic("none").replacing("none", with: "")
        let posted = try await api.post(#"{"author": {"name": "R"}, "body": "marker-of-held"}"#)
        #expect(posted.status == 202)
        let id = try #require(try posted.json()["id"] as? String)
        #expect(try posted.json()["status"] as? String == "pending")
        let hidden = try await api.everythingPublic(id)
        #expect(!hidden.contains("marker-of-held"))
        #expect(hidden.replacing(id, with: "").filter { $0 != "\n" }.count == before.filter { $0 != "\n" }.count)
        let queue = try await api.items("/v1/editor/comments")
        #expect(queue.map { $0["id"] as? String } == [id])
        #expect(queue.first?["flags"] as? [String] == ["policy"])
        let published = try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"status": "published"}"#)
        #expect(try published.json()["status"] as? String == "published")
        #expect(try await api.everythingPublic(id).components(separatedBy: "marker-of-held").count > 5)
        #expect(try await api.items("/v1/editor/comments").isEmpty)
    }

    @Test("The first comment of an author waits, those after it do not; the name from another address is a stranger's")
    func first() async throws {
        let api = try await APIFixture(spam: .with { $0.moderation = .first })
        let id = try await api.postedID("The first.", name: "Ann")
        #expect(try await api.post(#"{"author": {"name": "Ann"}, "body": "Second."}"#).status == 202)
        _ = try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"status": "published"}"#)
        #expect(try await api.post(#"{"author": {"name": "Ann"}, "body": "Third."}"#).status == 201)
        #expect(try await api.post(#"{"author": {"name": "Bob"}, "body": "Mine."}"#).status == 202)
        let elsewhere = try await api.send(
            .post,
            "/v1/articles/on-notes/comments",
            fields: [.contentType: "application/json"],
            body: #"{"author": {"name": "Ann"}, "body": "Not she."}"#,
            from: .ipv4([198, 51, 100, 7], port: 1)
        )
        #expect(elsewhere.status == 202)
        #expect(
            try await api.items("/v1/editor/comments").map { $0["flags"] as? [String] } == [
                ["firstComment"], ["firstComment"], ["firstComment"],
            ]
        )
    }

    @Test("Comments with links wait where they shall")
    func links() async throws {
        let api = try await APIFixture(spam: .with { $0.moderation = .links })
        #expect(try await api.post(#"{"author": {"name": "A"}, "body": "https://a.example"}"#).status == 202)
        #expect(try await api.post(#"{"author": {"name": "A"}, "body": "no link"}"#).status == 201)
    }

    @Test("The queue is paged by cursor, filtered and counted; no answer tells an e-mail or an address")
    func queue() async throws {
        let api = try await Self.held()
        for number in 1...5 {
            _ = try await api.post(
                #"{"author": {"name": "R", "email": "marker@secret.example"}, "body": "number \#(number)"}"#
            )
        }
        var bodies: [String] = []
        var target: String? = "/v1/editor/comments?limit=2&count=exact&article=on-notes"
        while let page = target {
            let answer = try await api.edit(.get, page)
            #expect(answer.field("Cache-Control") == "no-store")
            #expect(!answer.text.contains("secret.example") && !answer.text.contains("192.0.2.1"))
            let json = try answer.json()
            #expect(json["total"] as? Int == 5)
            bodies += try #require(json["items"] as? [[String: Any]]).compactMap { $0["body"] as? String }
            target = answer.field("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        #expect(bodies == (1...5).map { "number \($0)" })
        let newest = try await api.items("/v1/editor/comments?sort=newest&limit=1")
        #expect(newest.first?["body"] as? String == "number 5")
        #expect(try await api.items("/v1/editor/comments?status=published").count == 2)
    }

    @Test("Every act is logged with actor, reason, before and after; nothing is logged where nothing changes")
    func logged() async throws {
        let api = try await Self.held()
        let id = try await api.postedID("A thought.")
        let path = "/v1/editor/comments/\(id)"
        _ = try await api.edit(.patch, path, #"{"status": "published", "pinned": true, "reason": " on\n topic "}"#)
        _ = try await api.edit(.patch, path, #"{"status": "published", "pinned": true}"#)
        let log = try await api.items("/v1/editor/log")
        #expect(log.map { $0["action"] as? String } == ["commentPinned", "commentStatus"])
        #expect(log.map { $0["actor"] as? String } == ["editor", "editor"])
        #expect(log.map { $0["reason"] as? String } == ["on topic", "on topic"])
        #expect(log.map { $0["commentId"] as? String } == [id, id])
        #expect(log.map { $0["articleSlug"] as? String } == ["on-notes", "on-notes"])
        #expect((log.last?["before"] as? [String: String]) == ["status": "pending"])
        #expect((log.last?["after"] as? [String: String]) == ["status": "published"])
        let page = try await api.edit(.get, "/v1/editor/log?limit=1")
        let next = try #require(page.field("Link").map { String($0.dropFirst().prefix { $0 != ">" }) })
        #expect(try await api.items(next).map { $0["action"] as? String } == ["commentStatus"])
    }

    @Test("Each act is undone, the undoing too; twice is refused, and so is what was changed since")
    func undo() async throws {
        let api = try await Self.held()
        let id = try await api.postedID("A thought.")
        let path = "/v1/editor/comments/\(id)"
        func status() async throws -> String? { try await api.edit(.get, path).json()["status"] as? String }
        _ = try await api.edit(.patch, path, #"{"status": "rejected"}"#)
        let undone = try await api.edit(.post, "/v1/editor/log/1/undo", #"{"reason": "a mistake"}"#)
        #expect(try undone.json()["undoes"] as? Int == 1)
        #expect(try await status() == "pending")
        #expect(try await api.edit(.post, "/v1/editor/log/1/undo").problem == "alreadyUndone")
        #expect(try await api.edit(.post, "/v1/editor/log/2/undo").status == 200)
        #expect(try await status() == "rejected")
        _ = try await api.edit(.patch, path, #"{"status": "published"}"#)
        let stale = try await api.edit(.post, "/v1/editor/log/3/undo")
        #expect(stale.status == 409)
        #expect(try stale.problem == "staleState")
        #expect(try await status() == "published")
        #expect(
            try await api.edit(.patch, path, #"{"status": "rejected", "expected": "pending"}"#).problem == "staleState"
        )
        #expect(try await status() == "published")
    }

    @Test("A deleted comment comes back with its words, an erased one does not, whatever is tried")
    func restoring() async throws {
        let api = try await APIFixture()
        let id = try await api.postedID("Words to keep.")
        let path = "/v1/editor/comments/\(id)"
        _ = try await api.edit(.patch, path, #"{"status": "deleted"}"#)
        #expect(try await api.send(.get, "/v1/comments/\(id)").status == 404)
        #expect(try await api.edit(.get, path).json()["body"] as? String == "Words to keep.")
        _ = try await api.edit(.patch, path, #"{"status": "published", "expected": "deleted"}"#)
        #expect(try await api.send(.get, "/v1/comments/\(id)").json()["body"] as? String == "Words to keep.")
        _ = try await api.edit(.patch, path, #"{"status": "deleted"}"#)
        try await api.store.write { _ = try $0.comments.erase(Identifier(id)!) }
        let erased = try await api.edit(.get, path).json()
        #expect(erased["erased"] as? Bool == true && erased["body"] as? String == "")
        #expect(try await api.edit(.patch, path, #"{"status": "published"}"#).problem == "commentErased")
        #expect(try await api.edit(.post, "/v1/editor/log/3/undo").problem == "commentErased")
    }

    @Test("Only what is published is pinned")
    func pinning() async throws {
        let api = try await Self.held()
        let id = try await api.postedID("A thought.")
        let answer = try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"pinned": true}"#)
        #expect(try answer.problem == "notPublished")
        let both = #"{"pinned": true, "status": "rejected"}"#
        #expect(try await api.edit(.patch, "/v1/editor/comments/\(id)", both).status == 409)
        #expect(try await api.items("/v1/editor/comments").count == 1, "neither was done")
    }

    @Test("Pinned roots stand first on the tree's pages in every order, once, and flat lists are as they were")
    func pinnedFirst() async throws {
        let api = try await APIFixture()
        var ids: [String] = []
        for number in 1...6 { ids.append(try await api.postedID("number \(number)")) }
        for index in [4, 2] {
            _ = try await api.edit(.patch, "/v1/editor/comments/\(ids[index])", #"{"pinned": true}"#)
        }
        func bodies(_ query: String) async throws -> [String] {
            var bodies: [String] = []
            var target: String? = "/v1/articles/on-notes/comments?\(query)"
            while let page = target {
                let answer = try await api.send(.get, page)
                let items = try #require(try answer.json()["items"] as? [[String: Any]])
                bodies += items.compactMap { $0["body"] as? String }
                target = answer.field("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
            }
            return bodies
        }
        let rest = ["A first remark.", "number 1", "number 2", "number 4", "number 6"]
        for limit in [1, 2, 3, 100] {
            #expect(try await bodies("limit=\(limit)") == ["number 3", "number 5"] + rest, "\(limit)")
            #expect(try await bodies("limit=\(limit)&sort=newest") == ["number 3", "number 5"] + rest.reversed())
            #expect(try await bodies("limit=\(limit)&sort=top") == ["number 3", "number 5"] + rest)
        }
        let flat = ["A first remark.", "A *reply*."] + (1...6).map { "number \($0)" }
        #expect(try await bodies("view=flat&limit=3") == flat)
        _ = try await api.edit(.patch, "/v1/editor/comments/\(ids[2])", #"{"status": "rejected"}"#)
        #expect(try await bodies("limit=2") == ["number 5"] + rest)
    }
}
