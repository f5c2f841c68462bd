import Articles
import ArticlesSQLite
import Crypto
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Spam")
struct SpamTests {
    private func comment(_ more: String = "", body: String = "A thought.", name: String = "Reader") -> String {
        #"{"author": {"name": "\#(name)"}, "body": "\#(body)"\#(more)}"#
    }

    private func stamp(_ api: APIFixture) async throws -> String {
        try #require(try await api.send(.get, "/v1/stamp").json()["stamp"] as? String)
    }

    @Test("A filled honeypot is refused and says which field it was; an empty one is not")
    func honeypot() async throws {
        let api = try await APIFixture()
        let refused = try await api.post(comment(#", "subject": "buy""#))
        #expect(refused.status == 422)
        #expect(try refused.problem == "honeypotFilled")
        #expect(try refused.faults() == ["subject mustBeEmpty"])
        #expect(try await api.post(comment(#", "subject": """#)).status == 201)
        let config = try await api.send(.get, "/v1/config").json()["comments"] as? [String: Any]
        #expect(config?["honeypotField"] as? String == "subject")
    }

    @Test("A stamp that is sent must be ours, old enough and not too old; it may be left out")
    func stamps() async throws {
        let api = try await APIFixture()
        #expect(try await api.post(comment(#", "stamp": "1.x""#)).problem == "stampMalformed")
        let stamp = try await stamp(api)
        let tooFresh = try await api.post(comment(#", "stamp": "\#(stamp)""#))
        #expect(try tooFresh.problem == "stampTooFresh")
        #expect(tooFresh.field("Retry-After") == "2")
        #expect(try tooFresh.faults() == ["stamp tooFresh"])
        api.clock.advance(bySeconds: 2)
        #expect(try await api.post(comment(#", "stamp": "\#(stamp)""#)).status == 201)
        api.clock.advance(bySeconds: 86_400)
        #expect(try await api.post(comment(#", "stamp": "\#(stamp)""#, body: "Later.")).problem == "stampExpired")
        #expect(try await api.post(comment(body: "Without.")).status == 201)
    }

    @Test("A stamp can be required; a replay of the answer under a key needs no fresh one")
    func required() async throws {
        let api = try await APIFixture(spam: .with { $0.isStampRequired = true })
        #expect(try await api.post(comment()).problem == "stampRequired")
        let stamp = try await stamp(api)
        api.clock.advance(bySeconds: 3)
        let json = comment(#", "stamp": "\#(stamp)""#)
        let first = try await api.post(json, key: "a-key-of-mine")
        #expect(first.status == 201)
        api.clock.advance(bySeconds: 86_399)
        let again = try await api.post(json, key: "a-key-of-mine")
        #expect(again.status == 201 && again.bytes == first.bytes)
    }

    @Test("GET /v1/stamp is never stored, and tells when it is good")
    func stampAnswer() async throws {
        let api = try await APIFixture()
        let answer = try await api.send(.get, "/v1/stamp")
        #expect(answer.field("Cache-Control") == "no-store")
        let json = try answer.json()
        #expect(json["usableFrom"] as? String == api.clock.now.advanced(byMilliseconds: 2_000).description)
        #expect(json["expiresAt"] as? String == api.clock.now.advanced(byMilliseconds: 86_400_000).description)
        #expect(json["proofOfWork"] is NSNull)
        #expect(try await api.send(.get, "/v1/stamp?x=1").status == 400)
    }

    @Test("Links over the limit are refused, autolinks too")
    func links() async throws {
        let api = try await APIFixture()
        let three = "[a](https://a.example) <https://b.example> https://c.example"
        #expect(try await api.post(comment(body: three)).status == 201)
        let refused = try await api.post(comment(body: three + " https://d.example"))
        #expect(try refused.problem == "tooManyLinks")
        #expect(try refused.faults() == ["body tooManyLinks"])
        let none = try await APIFixture(spam: .with { $0.maxLinks = 0 })
        #expect(try await none.post(comment(body: "https://a.example")).problem == "tooManyLinks")
    }

    @Test("Words of the list are refused in text, name and website, with the field at fault")
    func words() async throws {
        let list = try Blocklist(lines: "casino\nspam.example")
        let api = try await APIFixture(spam: .with { $0.blocklist = list })
        let body = try await api.post(comment(body: "the CASINO again"))
        #expect(try body.problem == "blockedWord")
        #expect(try body.faults() == ["body blockedWord"])
        #expect(try await api.post(comment(name: "Casino")).faults() == ["author.name blockedWord"])
        let site = #"{"author": {"name": "R", "website": "https://www.spam.example/"}, "body": "A thought."}"#
        #expect(try await api.post(site).faults() == ["author.website blockedWord"])
        #expect(try await api.post(comment()).status == 201)
    }

    @Test("A proof of work is needed where one is asked for, once a comment, and given back when nothing came of it")
    func proofOfWork() async throws {
        let api = try await APIFixture(spam: .with { $0.proofOfWorkBits = 8 })
        #expect(try await api.post(comment()).problem == "proofOfWorkRequired")
        #expect(try await api.post(comment(#", "proofOfWork": "x:1""#)).problem == "proofOfWorkWrong")
        let proof = try await solved(api)
        #expect(try await api.post(comment(#", "proofOfWork": "\#(proof)", "parentId": "x""#)).status == 422)
        #expect(try await api.post(comment(#", "proofOfWork": "\#(proof)""#)).status == 201)
        let again = try await api.post(comment(#", "proofOfWork": "\#(proof)""#, body: "Another."))
        #expect(try again.problem == "proofOfWorkUsed")
        let old = try await solved(api)
        api.clock.advance(bySeconds: 600)
        let late = comment(#", "proofOfWork": "\#(old)""#, body: "Late.")
        #expect(try await api.post(late).problem == "proofOfWorkExpired")
        let keyed = comment(#", "proofOfWork": "\#(try await solved(api))""#, body: "Under a key.")
        let first = try await api.post(keyed, key: "key-with-proof")
        #expect(first.status == 201)
        #expect(try await api.post(keyed, key: "key-with-proof").bytes == first.bytes)
    }

    /// As a client would solve it, from what the service and its documentation say.
    private func solved(_ api: APIFixture) async throws -> String {
        let work = try await api.send(.get, "/v1/stamp").json()["proofOfWork"] as? [String: Any]
        let challenge = try #require(work?["challenge"] as? String)
        let bits = try #require(work?["bits"] as? Int)
        #expect(bits == 8)
        for number in 0... {
            let proof = "\(challenge):\(number)"
            if Array(SHA256.hash(data: Data(proof.utf8)))[0] == 0 { return proof }
        }
        return ""
    }

    @Test("The limit of the day holds across a restart, and both limits are told")
    func limits() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "limits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What can't be removed is in the system's folder for such files.
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.sqlite").path
        let limits = SpamSettings.with { spam in
            spam.commentsPerMinute = 2
            spam.commentsPerDay = 3
        }
        let before = try await APIFixture(spam: limits, path: path)
        let first = try await before.post(comment(body: "number 1"))
        #expect(first.field("RateLimit-Policy") == #""comments-minute";q=2;w=60, "comments-day";q=3;w=86400"#)
        #expect(first.field("RateLimit") == #""comments-minute";r=1, "comments-day";r=2"#)
        #expect(try await before.post(comment(body: "number 2")).status == 201)
        await before.store.close()
        let after = try await APIFixture(spam: limits, importing: [], path: path)
        #expect(try await after.post(comment(body: "number 3")).status == 201)
        after.clock.advance(bySeconds: 60)
        let refused = try await after.post(comment(body: "number 4"))
        #expect(try refused.problem == "tooManyRequests")
        #expect(refused.field("RateLimit")?.hasPrefix(#""comments-day";r=0;t="#) == true)
        await after.store.close()
    }

    @Test("Fifty posts at once under one key make one comment and fifty equal answers, the limit of two in force")
    func replaysAreFree() async throws {
        let api = try await APIFixture(commentsPerMinute: 2)
        let json = comment()
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for _ in 0..<50 { group.addTask { try await api.post(json, key: "key-of-all-fifty") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(answers.allSatisfy { $0.status == 201 })
        #expect(try await api.post(comment(body: "The second.")).status == 201)
        #expect(try await api.post(comment(body: "The third.")).status == 429)
    }

    @Test("Comments close by themselves, the configuration and the article tell, an end of the article's own wins")
    func closing() async throws {
        let open = try await APIFixture(closeAfterDays: 36_500)
        #expect(try await open.post(comment()).status == 201)
        let api = try await APIFixture(closeAfterDays: 1)
        #expect(try await api.post(comment()).problem == "commentsClosed")
        let article = try await api.send(.get, "/v1/articles/on-notes").json()
        #expect(article["commentsOpen"] as? Bool == false)
        #expect(article["commentsCloseAt"] as? String == "2026-03-05T00:00:00Z")
        let config = try await api.send(.get, "/v1/config").json()["comments"] as? [String: Any]
        #expect(config?["closeAfterDays"] as? Int == 1)
        try await api.store.write { repositories in
            let article = try #require(try repositories.articles.identity(slug: Slug("on-notes")!))
            try repositories.moderation.setComments(
                Article.CommentsPolicy(isOpen: true, closesAt: Timestamp(rfc3339: "2099-01-01T00:00:00Z")),
                article: article.id
            )
        }
        #expect(try await api.post(comment()).status == 201)
        #expect(try await api.send(.get, "/v1/articles/on-notes").json()["commentsOpen"] as? Bool == true)
    }

    @Test("IPv6 addresses of one /48 share a limit, those of another have their own")
    func prefixes() async throws {
        let api = try await APIFixture(commentsPerMinute: 1)
        func post(_ last: UInt8, _ third: UInt8, _ number: Int) async throws -> Int {
            let address: [UInt8] = [0x20, 0x01, 0x0D, 0xB8, 0, third, 0, 0, 0, 0, 0, 0, 0, 0, 0, last]
            return try await api.send(
                .post,
                "/v1/articles/on-notes/comments",
                fields: [.contentType: "application/json"],
                body: comment(body: "number \(number)"),
                from: .ipv6(address, port: 1)
            ).status
        }
        #expect(try await post(1, 1, 1) == 201)
        #expect(try await post(2, 1, 2) == 429)
        #expect(try await post(1, 2, 3) == 201)
    }
}
