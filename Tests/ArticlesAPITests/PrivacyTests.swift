import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Privacy")
struct PrivacyTests {
    @Test("No answer to a reader holds an e-mail address, an address, a token or a digest of one")
    func everywhere() async throws {
        let api = try await APIFixture()
        let peer = PeerAddress.ipv4([203, 0, 113, 77], port: 4711)
        let json = #"{"author": {"name": "Reader", "email": "zqmail@zqhost.example"}, "body": "A first text."}"#
        let first = try PostedComment(try await api.post(json, key: "zqkey-of-the-post", from: peer))
        let token = try #require(first.authorToken)
        let second = try await api.posted("A second text.", by: "Reader", under: first, authorToken: token, from: peer)
        let answer = try await api.posted("An answer.", by: "Other", under: second)
        #expect(try await api.edit(first.id, "An edited text.", fields: first.edit).status == 200)
        #expect(try await api.vote("1", on: first.id).status == 200)
        let record = try #require(
            try await api.store.read { try $0.comments.record(id: Identifier(first.id) ?? Identifier(high: 0, low: 0)) }
        )
        let secrets = record.secrets
        let hashes = [secrets.addressHash, secrets.editTokenHash, secrets.authorTokenHash, secrets.digest]
        #expect(hashes.compactMap(\.self).count == 4)
        var markers = [
            "zqmail", "zqhost", "203.0.113", "zqkey", first.editToken, second.editToken, token, answer.editToken,
        ]
        markers += hashes.compactMap(\.self)
        for isErased in [false, true] {
            if isErased {
                #expect(try await api.send(.delete, "/v1/me", fields: [.authorToken: token]).status == 204)
                markers += ["first text", "second text", "edited text"]
            }
            var targets = try await readable(api)
            targets += [first, second, answer].map(\.target)
            #expect(targets.count > 20)
            for target in targets {
                let answer = try await api.send(.get, target)
                let fields = answer.response.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
                for marker in markers {
                    #expect(!answer.text.contains(marker) && !fields.contains(marker), "\(marker) in \(target)")
                }
            }
        }
        let own = try await api.send(.get, "/v1/me/comments?include=versions", fields: [.authorToken: token])
        #expect(markers.allSatisfy { !own.text.contains($0) })
    }

    @Test("No event holds an e-mail address, an address or a token, live or read later")
    func events() async throws {
        let api = try await APIFixture()
        let path = "/v1/articles/on-notes/events"
        let live = try Listener(try await api.send(.get, path))
        #expect(try await live.next().hasPrefix("retry: "))
        let peer = PeerAddress.ipv4([203, 0, 113, 77], port: 4711)
        let json = #"{"author": {"name": "Reader", "email": "zqmail@zqhost.example"}, "body": "A first text."}"#
        let first = try PostedComment(try await api.post(json, key: "zqkey-of-the-post", from: peer))
        let token = try #require(first.authorToken)
        var text = try await live.next()
        #expect(text.contains("A first text."), "the control")
        #expect(try await api.edit(first.id, "An edited text.", fields: first.edit).status == 200)
        text += try await live.next()
        #expect(try await api.send(.delete, "/v1/me", fields: [.authorToken: token]).status == 204)
        let erased = try await live.next()
        let later = try Listener(
            try await api.send(.get, path, fields: [HTTPField.Name("Last-Event-ID")!: "1"])
        )
        let missed = try await later.next() + later.next()
        #expect(missed.contains("commentDeleted"), "\(missed)")
        for marker in ["zqmail", "zqhost", "203.0.113", "zqkey", first.editToken, token] {
            #expect(![text, erased, missed].contains { $0.contains(marker) }, "\(marker)")
        }
        for marker in ["first text", "edited text"] {
            #expect(![erased, missed].contains { $0.contains(marker) }, "\(marker) after its end")
        }
    }

    /// Every route that GET reads, as `GET /v1` names it, on the article that the comments stand under.
    private func readable(_ api: APIFixture) async throws -> [String] {
        let links = try #require(try await api.send(.get, "/v1").json()["links"] as? [String: String])
        let values = [
            "{slug}": "on-notes", "{anchor}": "lead", "{number}": "1",
            "{?include}": "?include=sections,citations,comments",
            "{?articles}": "?articles=on-notes", "{code}": "gone",
        ]
        return links.values.filter { !$0.contains("{id}") && !$0.contains("events") }.map { link in
            let target = values.reduce(link) { $0.replacing($1.key, with: $1.value) }
            guard let template = target.range(of: "{?") else { return target }
            let isSearch = target.contains("search")
            return target[..<template.lowerBound] + (isSearch ? "?q=text" : "")
        } + ["/v1/articles/on-notes/comments?view=flat&sort=top", "/v1/articles/on-notes/comments?sort=newest"]
    }
}
