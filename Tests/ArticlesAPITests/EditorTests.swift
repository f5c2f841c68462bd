import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("The editor's import")
struct EditorTests {
    private let document = "# A Title\n\nWords with a note.[^1]\n\n[^1]: A remark.\n"

    private func put(
        _ api: APIFixture,
        _ target: String = "/v1/editor/articles/new-article",
        token: String? = "correct-horse-battery",
        type: String = "text/markdown",
        body: String? = nil
    ) async throws -> Answer {
        var fields: HTTPFields = [.contentType: type]
        if let token { fields[.authorization] = "Bearer \(token)" }
        return try await api.send(.put, target, fields: fields, body: body ?? document)
    }

    @Test("Without a token it is 401 and says which, with a wrong one 403; nothing is changed")
    func token() async throws {
        let api = try await APIFixture()
        let missing = try await put(api, token: nil)
        #expect(missing.status == 401)
        #expect(missing.field("WWW-Authenticate") == "Bearer realm=\"editor\"")
        #expect(try await put(api, token: "correct-horse-batterz").status == 403)
        #expect(try await api.send(.get, "/v1/articles/new-article").status == 404)
    }

    @Test("A dry run reports and changes nothing; the import makes the article; again changes nothing; then a revision")
    func life() async throws {
        let api = try await APIFixture()
        let dry = try await put(api, "/v1/editor/articles/new-article?dryRun=true")
        #expect(dry.status == 200)
        #expect(try dry.json()["effect"] as? String == "created")
        #expect(try await api.send(.get, "/v1/articles/new-article").status == 404)
        let made = try await put(api)
        #expect(made.status == 201)
        #expect(made.field("Location") == "/v1/articles/new-article")
        #expect(try await put(api).json()["effect"] as? String == "unchanged")
        let changed = try await put(api, body: document + "\nMore words.\n")
        #expect(changed.status == 200)
        #expect(try changed.json()["revision"] as? Int == 2)
        #expect(try await api.send(.get, "/v1/articles/new-article").json()["revision"] as? Int == 2)
    }

    @Test("A preview is the article that importing then makes, member for member")
    func preview() async throws {
        let api = try await APIFixture()
        func parts(_ article: Any?) throws -> NSDictionary {
            var article = try #require(article as? [String: Any])
            // A dry run keeps no work of a note, so that those of the import get other names.
            article["updatedAt"] = nil
            let citations = try #require(article["citations"] as? [[String: Any]])
            article["citations"] = citations.map { $0.filter { $0.key != "sources" } }
            return article as NSDictionary
        }
        let dry = try await put(api, "/v1/editor/articles/new-article?dryRun=true&preview=true")
        #expect(dry.status == 200)
        #expect(try await api.send(.get, "/v1/articles/new-article").status == 404)
        #expect(try await put(api).json()["article"] == nil)
        let made = try await api.send(.get, "/v1/articles/new-article").json()
        #expect(try parts(dry.json()["article"]) == parts(made))
        // Where nothing would change it is the article that is there.
        let again = try await put(api, "/v1/editor/articles/new-article?dryRun=true&preview=true")
        #expect(try parts(again.json()["article"]) == parts(made))
        #expect(try await put(api, "/v1/editor/articles/new-article?preview=true").status == 400)
        #expect(try await put(api, "/v1/editor/articles/new-article?dryRun=true").json()["article"] == nil)
    }

    @Test("What can't be read is 422 with its fault, another type 415")
    func refused() async throws {
        let api = try await APIFixture()
        let empty = try await put(api, type: "text/plain", body: " ")
        #expect(empty.status == 422)
        #expect(try empty.json()["type"] as? String == "/problems/unreadableDocument")
        #expect(try empty.faults() == [" empty"])
        #expect(try await put(api, type: "application/pdf").status == 415)
        #expect(try await put(api, "/v1/editor/articles/Not%20A%20Slug").status == 422)
    }
}
