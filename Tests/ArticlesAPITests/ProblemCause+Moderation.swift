import Articles
import ArticlesSQLite
import HTTP
import HTTPTypes

extension ProblemCause {
    private static let comment = #"{"author": {"name": "Reader"}, "body": "A thought of https://a.example"}"#

    private static func posting(
        _ code: String,
        with member: String = "",
        _ spam: @escaping @Sendable (inout SpamSettings) -> Void = { _ in }
    ) -> ProblemCause {
        ProblemCause(code: code) {
            try await APIFixture(spam: .with(spam)).post(comment.dropLast() + (member.isEmpty ? "}" : ", \(member)}"))
        }
    }

    // MARK: Said by the checks on readers' comments

    static let ofSpam = [
        posting("honeypotFilled", with: #""subject": "x""#),
        posting("stampRequired") { $0.isStampRequired = true },
        posting("stampMalformed", with: #""stamp": "x""#),
        ProblemCause(code: "stampTooFresh") { try await stamped(afterSeconds: 0) },
        ProblemCause(code: "stampExpired") { try await stamped(afterSeconds: 86_401) },
        posting("tooManyLinks") { $0.maxLinks = 0 },
        posting("blockedWord") { spam in
            var list = Blocklist()
            // The list is known to be good.
            if let known = try? Blocklist(lines: "thought") { list = known }
            spam.blocklist = list
        },
        ProblemCause(code: "banned") {
            let api = try await APIFixture()
            _ = try await api.edit(.post, "/v1/editor/bans", #"{"kind": "name", "value": "reader"}"#)
            return try await api.post(comment)
        },
        posting("proofOfWorkRequired") { $0.proofOfWorkBits = 1 },
        posting("proofOfWorkWrong", with: #""proofOfWork": "x""#) { $0.proofOfWorkBits = 1 },
        ProblemCause(code: "proofOfWorkExpired") {
            let api = try await APIFixture(spam: .with { $0.proofOfWorkBits = 1 })
            let challenge = try await made(api)
            api.clock.advance(bySeconds: 601)
            return try await firstRight(api, challenge)
        },
        ProblemCause(code: "proofOfWorkUsed") {
            let api = try await APIFixture(spam: .with { $0.proofOfWorkBits = 1 })
            let challenge = try await made(api)
            _ = try await firstRight(api, challenge)
            return try await firstRight(api, challenge, comment.replacing("thought", with: "doubt"))
        },
    ]

    private static func stamped(afterSeconds seconds: Int64) async throws -> Answer {
        let api = try await APIFixture()
        let stamp = try await api.send(.get, "/v1/stamp").json()["stamp"] as? String ?? ""
        api.clock.advance(bySeconds: seconds)
        return try await api.post(comment.dropLast() + #", "stamp": "\#(stamp)"}"#)
    }

    private static func made(_ api: APIFixture) async throws -> String {
        let work = try await api.send(.get, "/v1/stamp").json()["proofOfWork"] as? [String: Any]
        return work?["challenge"] as? String ?? ""
    }

    /// The answer to the first number that solves the challenge.
    private static func firstRight(
        _ api: APIFixture,
        _ challenge: String,
        _ comment: String = comment
    ) async throws -> Answer {
        for number in 0... {
            let answer = try await api.post(comment.dropLast() + #", "proofOfWork": "\#(challenge):\#(number)"}"#)
            if try answer.status == 201 || answer.problem != "proofOfWorkWrong" { return answer }
        }
        throw Missing()
    }

    // MARK: Said to editors

    static let ofModeration = [
        acting("staleState") { api, id in
            try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"pinned": true, "expected": "deleted"}"#)
        },
        acting("commentErased") { api, id in
            try await api.store.write { _ = try $0.comments.erase(Identifier(id)!) }
            return try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"status": "published"}"#)
        },
        acting("notPublished") { api, id in
            try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"status": "rejected", "pinned": true}"#)
        },
        acting("alreadyUndone") { api, id in
            _ = try await api.edit(.patch, "/v1/editor/comments/\(id)", #"{"status": "rejected"}"#)
            _ = try await api.edit(.post, "/v1/editor/log/1/undo")
            return try await api.edit(.post, "/v1/editor/log/1/undo")
        },
        acting("notUndoable") { api, _ in
            let entry = ModerationEntry(
                at: Timestamp(millisecondsSince1970: 0),
                actor: "editor",
                action: .articleRemoved,
                before: [:],
                after: [:]
            )
            _ = try await api.store.write { try $0.moderation.append(entry) }
            return try await api.edit(.post, "/v1/editor/log/1/undo")
        },
        acting("alreadyBanned") { api, _ in
            let ban = #"{"kind": "word", "value": "x"}"#
            _ = try await api.edit(.post, "/v1/editor/bans", ban)
            return try await api.edit(.post, "/v1/editor/bans", ban)
        },
        acting("nothingToBan") { api, id in
            try await api.edit(.post, "/v1/editor/bans", #"{"kind": "email", "commentId": "\#(id)"}"#)
        },
    ]

    private static func acting(
        _ code: String,
        _ act: @escaping @Sendable (APIFixture, String) async throws -> Answer
    ) -> ProblemCause {
        ProblemCause(code: code) {
            let api = try await APIFixture()
            return try await act(api, api.postedID("A thought."))
        }
    }
}
