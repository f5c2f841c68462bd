import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Votes")
struct VoteTests {
    private func votes(_ up: Int, _ down: Int) -> String { "{\"votes\":{\"up\":\(up),\"down\":\(down)}}" }

    @Test(
        "Only 1, 0 and -1 are votes",
        arguments: [
            ("2", ["value unknown"]), ("-2", ["value unknown"]), ("0.5", ["value wrongType"]),
            (#""1""#, ["value wrongType"]), ("null", ["value required"]), ("true", ["value wrongType"]),
            (#"1, "by": "me""#, ["by unknownField"]),
        ]
    )
    func invalid(value: String, faults: [String]) async throws {
        let api = try await APIFixture()
        let answer = try await api.vote(value, on: try await api.posted().id)
        #expect(answer.status == 422)
        #expect(try answer.faults() == faults)
    }

    @Test("There is a vote on what is shown, and on nothing else")
    func targets() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted()
        let id = try #require(Identifier<Articles.Comment>(comment.id))
        for unknown in ["x", "01739b2e-3d0b-7000-8000-000000000000"] {
            #expect(try await api.vote("1", on: unknown).status == 404)
        }
        for (status, code) in [(.pending, 404), (.rejected, 404), (.deleted, 410)] as [(Articles.Comment.Status, Int)] {
            try await api.store.write { _ = try $0.comments.setStatus(status, of: id) }
            #expect(try await api.vote("1", on: comment.id).status == code, "\(status)")
        }
    }

    @Test("A voter has one vote, which can be turned and taken back")
    func oneVote() async throws {
        let api = try await APIFixture()
        let id = try await api.posted().id
        try Golden.expect(try await api.vote("1", on: id), "vote")
        for (value, up, down) in [("1", 1, 0), ("-1", 0, 1), ("0", 0, 0), ("0", 0, 0), ("-1", 0, 1), ("1", 1, 0)] {
            #expect(try await api.vote(value, on: id).text == votes(up, down))
        }
        #expect(try await api.vote("1", on: id, from: 2).text == votes(2, 0))
        #expect(try await api.vote("-1", on: id, from: 3).text == votes(2, 1))
        let seen = try await api.send(.get, "/v1/comments/\(id)").json()["votes"] as? [String: Int]
        #expect(seen == ["up": 2, "down": 1])
    }

    @Test("A voter with an author token is the same at every address, and another than the bare address")
    func byToken() async throws {
        let api = try await APIFixture()
        let id = try await api.posted().id
        let token = try await api.posted("A voter's.", by: "Voter").authorToken
        #expect(try await api.vote("1", on: id, from: 1, authorToken: token).text == votes(1, 0))
        #expect(try await api.vote("1", on: id, from: 2, authorToken: token).text == votes(1, 0))
        #expect(try await api.vote("1", on: id, from: 1).text == votes(2, 0))
    }

    @Test("Nobody votes on their own comment, known by token or by address")
    func own() async throws {
        let api = try await APIFixture()
        let comment = try await api.posted(from: .ipv4([198, 51, 100, 7], port: 1))
        #expect(try await api.vote("1", on: comment.id, from: 8, authorToken: comment.authorToken).status == 403)
        #expect(try await api.vote("1", on: comment.id, from: 7).status == 403)
        #expect(try await api.vote("1", on: comment.id, from: 8).status == 200)
    }

    @Test("The order top goes by confidence, not by the ratio")
    func order() async throws {
        let api = try await APIFixture()
        let few = try await api.posted("One of one.")
        let many = try await api.posted("Nine of ten.")
        let bad = try await api.posted("None of two.")
        _ = try await api.vote("1", on: few.id)
        for host in 1...10 { _ = try await api.vote(host == 10 ? "-1" : "1", on: many.id, from: UInt8(host)) }
        for host in 1...2 { _ = try await api.vote("-1", on: bad.id, from: UInt8(host)) }
        let list = try await api.send(.get, "/v1/articles/on-notes/comments?view=flat&sort=top").json()
        let ids = (list["items"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
        #expect(ids.prefix(2) == [many.id, few.id])
    }

    @Test("Votes are limited by address, and the answer says how many are left")
    func limit() async throws {
        let api = try await APIFixture(votesPerMinute: 2)
        let id = try await api.posted().id
        let first = try await api.vote("1", on: id)
        #expect(first.field("RateLimit-Policy") == "\"votes-minute\";q=2;w=60")
        #expect(first.field("RateLimit") == "\"votes-minute\";r=1")
        _ = try await api.vote("0", on: id)
        let refused = try await api.vote("1", on: id)
        #expect(refused.status == 429)
        #expect(refused.field("Retry-After") == "30")
        #expect(refused.field("RateLimit") == "\"votes-minute\";r=0;t=30")
        #expect(try await api.vote("1", on: id, from: 2).status == 200)
    }

    @Test("Where votes are off it is said in the configuration, and none is taken")
    func off() async throws {
        var rules = CommentRules()
        rules.takesVotes = false
        let api = try await APIFixture(rules: rules)
        let comments = try await api.send(.get, "/v1/config").json()["comments"] as? [String: Any]
        #expect(comments?["votes"] as? Bool == false)
        #expect(try await api.vote("1", on: try await api.posted().id).status == 403)
    }

    @Test("A hundred votes at once are all counted, each voter once")
    func concurrent() async throws {
        let api = try await APIFixture()
        let id = try await api.posted().id
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask { _ = try await api.vote(number % 4 == 3 ? "-1" : "1", on: id, from: UInt8(number % 20)) }
            }
            try await group.waitForAll()
        }
        let seen = try await api.send(.get, "/v1/comments/\(id)").json()["votes"] as? [String: Int]
        #expect(seen == ["up": 15, "down": 5])
    }
}
