import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("All comments of one author")
struct OwnCommentsTests {
    private func own(_ api: APIFixture, _ token: String?, _ query: String = "") async throws -> Answer {
        try await api.send(.get, "/v1/me/comments\(query)", fields: token.map { [.authorToken: $0] } ?? [:])
    }

    private func bodies(_ answer: Answer) throws -> [String] {
        try (answer.json()["items"] as? [[String: Any]] ?? []).compactMap { $0["body"] as? String }
    }

    @Test(
        "A token that was not given out here is refused wherever it is sent",
        arguments: ["", "x", String(repeating: "A", count: 43), String(repeating: "é", count: 43)]
    )
    func madeUp(token: String) async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        #expect(try await own(api, token).status == 403)
        #expect(try await api.send(.delete, "/v1/me", fields: [.authorToken: token]).status == 403)
        #expect(try await api.vote("1", on: comment.id, authorToken: token).status == 403)
        let post = try await api.post(
            #"{"author": {"name": "R"}, "body": "Some text."}"#,
            fields: [.authorToken: token]
        )
        #expect(post.status == 403)
        #expect(try post.json()["type"] as? String == "/problems/wrongAuthorToken")
        // Altered in its last bits, which base64 doesn't need, or in its middle.
        let genuine = try #require(comment.authorToken)
        #expect(try await own(api, genuine.dropLast() + (genuine.hasSuffix("A") ? "B" : "A")).status == 403)
    }

    @Test("A first post gives an author token; later ones join it and give none")
    func joining() async throws {
        let api = try await APIFixture()
        let first = try await api.posted("First.")
        let token = try #require(first.authorToken)
        let second = try await api.posted("Second.", by: "Another name", authorToken: token)
        #expect(second.authorToken == nil)
        let stranger = try await api.posted("A stranger's.")
        #expect(stranger.authorToken != token)
        #expect(try bodies(await own(api, token)) == ["Second.", "First."])
    }

    @Test("A replay of the first post gives the same author token")
    func replay() async throws {
        let api = try await APIFixture()
        let json = #"{"author": {"name": "Reader"}, "body": "I agree."}"#
        let answers = [try await api.post(json, key: "key-number-1"), try await api.post(json, key: "key-number-1")]
        #expect(answers[0].text == answers[1].text)
        #expect(try PostedComment(answers[1]).authorToken != nil)
    }

    @Test("One's own comments are listed whatever became of them, with all that is kept but the address for mail")
    func list() async throws {
        let api = try await APIFixture()
        let first = try PostedComment(
            try await api.post(
                #"{"author": {"name": "Reader", "email": "marker@secret.example"}, "body": "With e-mail."}"#
            )
        )
        let token = try #require(first.authorToken)
        api.clock.advance(bySeconds: 5)
        #expect(try await api.edit(first.id, "Edited.", fields: first.edit).status == 200)
        let held = try await api.posted("Held.", authorToken: token)
        let id = try #require(Identifier<Articles.Comment>(held.id))
        try await api.store.write { _ = try $0.comments.setStatus(.pending, of: id) }
        try Golden.expect(try await own(api, token, "?include=versions"), "own-comments")
        #expect(try await !own(api, token, "?include=versions").text.contains("secret.example"))
        #expect(try await !own(api, token).text.contains("versions"))
    }

    @Test("The list goes on by its cursor, and takes no other")
    func pages() async throws {
        let api = try await APIFixture()
        let token = try #require(try await api.posted("Number 0.").authorToken)
        for number in 1..<7 { _ = try await api.posted("Number \(number).", authorToken: token) }
        var found: [String] = []
        var query = "?limit=3"
        while true {
            let page = try await own(api, token, query)
            found += try bodies(page)
            guard let next = try page.json()["next"] as? String else { break }
            #expect(page.field("Link") == "</v1/me/comments?limit=3&cursor=\(next)>; rel=\"next\"")
            query = "?limit=3&cursor=\(next)"
        }
        #expect(found == (0..<7).reversed().map { "Number \($0)." })
        for query in ["?limit=0", "?cursor=x", "?include=everything", "?sort=newest"] {
            #expect(try await own(api, token, query).status == 400, "\(query)")
        }
    }

    @Test("Erasing leaves nothing of the author's, takes back the votes, and leaves others' comments alone")
    func erase() async throws {
        let api = try await APIFixture()
        let first = try await api.posted("First.")
        let token = try #require(first.authorToken)
        for number in 0..<120 { _ = try await api.posted("Number \(number).", authorToken: token) }
        let stranger = try await api.posted("A stranger's.", under: first)
        #expect(try await api.vote("1", on: stranger.id, authorToken: token).text == #"{"votes":{"up":1,"down":0}}"#)
        let answer = try await api.send(.delete, "/v1/me", fields: [.authorToken: token])
        #expect(answer.status == 204)
        #expect(answer.bytes.isEmpty)
        #expect(try await own(api, token).text == #"{"items":[],"next":null}"#)
        #expect(try await api.send(.get, "/v1/counts?articles=on-notes").text == #"{"counts":{"on-notes":3}}"#)
        #expect(try await api.send(.get, first.target).json()["status"] as? String == "deleted")
        let left = try await api.send(.get, stranger.target).json()
        #expect((left["votes"] as? [String: Int]) == ["up": 0, "down": 0])
        #expect(try await api.send(.delete, "/v1/me", fields: [.authorToken: token]).status == 204, "again: as done")
        #expect(try await api.posted("Back again.", authorToken: token).authorToken == nil)
    }
}
