import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Lists, validators, the rules for every route")
struct ListTests {
    @Test("Pages follow one another by Link and cursor, without gap or repetition, while comments come in")
    func pages() async throws {
        let api = try await APIFixture()
        for number in 1...7 {
            _ = try await api.post(#"{"author": {"name": "R"}, "body": "number \#(number)"}"#)
        }
        var target: String? = "/v1/articles/on-notes/comments?view=flat&limit=2"
        var bodies: [String] = []
        while let page = target {
            let answer = try await api.send(.get, page)
            let json = try answer.json()
            bodies += try #require(json["items"] as? [[String: Any]]).compactMap { $0["body"] as? String }
            let link = answer.field("Link").map { $0.dropFirst().prefix { $0 != ">" } }
            #expect((json["next"] as? String == nil) == (link == nil))
            target = link.map(String.init)
            if bodies.count == 4 { _ = try await api.post(#"{"author": {"name": "R"}, "body": "meanwhile"}"#) }
        }
        #expect(bodies == ["A first remark.", "A *reply*."] + (1...7).map { "number \($0)" } + ["meanwhile"])
    }

    @Test(
        "A malformed or unknown parameter is 400 and is named",
        arguments: [
            ("/v1/articles?limit=101", "limit"), ("/v1/articles?limit=-1", "limit"),
            ("/v1/articles?cursor=x", "cursor"),
            ("/v1/articles?archive=2020-13", "archive"), ("/v1/articles?category=A%20B", "category"),
            ("/v1/articles?count=all", "count"), ("/v1/articles?offset=3", "offset"),
            ("/v1/articles/on-notes?include=all", "include"), ("/v1/articles/on-notes/comments?sort=best", "sort"),
            ("/v1/articles/on-notes/comments?view=list", "view"),
            ("/v1/articles/on-notes/comments?citation=x", "citation"),
            ("/v1/articles/on-notes/comments?citation=1&section=lead", "citation"), ("/v1/counts", "articles"),
            ("/v1/comments?sort=top", "sort"), ("/v1?x=1", "x"), ("/v1/categories?limit=1", "limit"),
        ]
    )
    func parameters(target: String, name: String) async throws {
        let answer = try await APIFixture().send(.get, target)
        #expect(answer.status == 400)
        #expect(answer.field("Content-Type") == "application/problem+json")
        let json = try answer.json()
        #expect(json["type"] as? String == "/problems/invalidParameter")
        #expect((json["errors"] as? [[String: String]])?.map { $0["field"] } == [name])
        #expect(json["instance"] as? String == "request-1")
    }

    @Test("A cursor of one order is refused in another")
    func cursorOrder() async throws {
        let api = try await APIFixture()
        let first = try await api.send(.get, "/v1/articles/on-notes/comments?view=flat&limit=1").json()
        let cursor = try #require(first["next"] as? String)
        let other = try await api.send(.get, "/v1/articles/on-notes/comments?view=flat&sort=newest&cursor=\(cursor)")
        #expect(other.status == 400)
    }

    @Test(
        "What is not there is 404",
        arguments: [
            "/v1/articles/none", "/v1/articles/No%20Slug", "/v1/articles/none/sections", "/v1/articles/none/comments",
            "/v1/articles/on-notes/sections/none", "/v1/articles/on-notes/citations/9",
            "/v1/articles/on-notes/citations/x", "/v1/comments/none", "/v1/nothing", "/problems/none",
            "/v1/avatars/short.svg", "/v1/comments/01739b2e-3d0b-7000-8000-000000000000",
        ]
    )
    func notFound(target: String) async throws {
        let answer = try await APIFixture().send(.get, target)
        #expect(answer.status == 404)
        #expect(try answer.json()["type"] as? String == "/problems/notFound")
    }

    @Test("The same validator gives 304 without content; HEAD gives the head of GET")
    func conditional() async throws {
        let api = try await APIFixture()
        for target in ["/v1/articles", "/v1/articles/on-notes", "/v1/articles/on-notes/comments", "/v1/authors"] {
            let full = try await api.send(.get, target)
            let tag = try #require(full.field("ETag"))
            #expect(tag.hasPrefix("\"") && full.field("Cache-Control") != nil && full.field("Vary") != nil)
            let same = try await api.send(.get, target, fields: [.ifNoneMatch: tag])
            #expect(same.status == 304 && same.bytes.isEmpty && same.field("ETag") == tag)
            let head = try await api.send(.head, target)
            #expect(head.status == 200 && head.field("ETag") == tag)
        }
    }

    @Test("Another method is 405 with those allowed")
    func methods() async throws {
        let answer = try await APIFixture().send(.delete, "/v1/articles/on-notes/comments")
        #expect(answer.status == 405)
        #expect(answer.field("Allow") == "GET, HEAD, POST, OPTIONS")
    }

    @Test("Filters narrow the list")
    func filters() async throws {
        let api = try await APIFixture()
        for (target, count) in [
            ("category=writing", 1), ("category=none", 0), ("author=ada-example", 1), ("author=none", 0),
            ("archive=2026-03", 1), ("archive=2026-04", 0),
        ] {
            let items = try await api.send(.get, "/v1/articles?\(target)").json()["items"] as? [Any]
            #expect(items?.count == count, "\(target)")
        }
    }

    @Test("Offsets of markers slice the text as JavaScript would")
    func offsets() async throws {
        let json = try await APIFixture().send(.get, "/v1/articles/on-notes/sections/a-heading").json()
        let text = Array(try #require(json["text"] as? String).utf16)
        let markers = try #require(json["markers"] as? [[String: Any]])
        #expect(markers.map { $0["citation"] as? Int } == [2, 3, 1])
        for marker in markers {
            let before = String(decoding: text.prefix(try #require(marker["offset"] as? Int)), as: UTF16.self)
            #expect(before.hasSuffix(try #require(marker["quote"] as? String)))
        }
    }
}
