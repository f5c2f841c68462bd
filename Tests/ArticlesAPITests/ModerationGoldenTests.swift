import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Golden answers to editors")
struct ModerationGoldenTests {
    @Test("Each route of moderation answers as its golden file says")
    func routes() async throws {
        let api = try await APIFixture(spam: .with { $0.moderation = .links })
        try expect(try await api.send(.get, "/v1/stamp"), "stamp")
        let id = try await api.postedID("Look at https://a.example", name: "Ann")
        try expect(try await api.edit(.get, "/v1/editor/comments?count=exact"), "moderation-queue")
        let change = #"{"status": "published", "pinned": true, "reason": "on topic"}"#
        try expect(try await api.edit(.patch, "/v1/editor/comments/\(id)", change), "moderation-change")
        try expect(try await api.edit(.get, "/v1/editor/comments/\(id)"), "moderation-comment")
        let ban = #"{"kind": "address", "commentId": "\#(id)", "days": 7, "reason": "advertising"}"#
        let made = try await api.edit(.post, "/v1/editor/bans", ban)
        try expect(made, "ban-made")
        let path = try #require(made.field("Location"))
        try expect(try await api.edit(.get, path), "ban")
        try expect(try await api.edit(.get, "/v1/editor/bans"), "bans")
        try expect(try await api.edit(.post, "/v1/editor/log/2/undo", #"{"reason": "a mistake"}"#), "undone")
        try expect(try await api.edit(.get, "/v1/editor/log"), "log")
        try expect(try await api.edit(.delete, path), "ban-lifted")
        try expect(
            try await api.post(#"{"author": {"name": "A"}, "body": "b", "subject": "c"}"#),
            "spam-invalid"
        )
    }

    /// Makes sure that an answer is as its file says, identifiers numbered in the order of their first appearance.
    private func expect(_ answer: Answer, _ name: String) throws {
        var lines = ["\(answer.status)"]
        // A validator is made of the identifiers too.
        lines += answer.response.fields.filter { $0.name != .eTag }.map { "\($0.name.canonicalName): \($0.value)" }
            .sorted()
        var text = lines.joined(separator: "\n") + "\n"
        if !answer.bytes.isEmpty {
            let pretty = try JSONSerialization.data(
                withJSONObject: try JSONSerialization.jsonObject(with: Data(answer.bytes)),
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            )
            text += "\n" + String(decoding: pretty, as: UTF8.self) + "\n"
        }
        text = Self.masked(text)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["REWRITE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
    }

    private static func masked(_ text: String) -> String {
        let identifier = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/
        var known: [Substring] = []
        return text.replacing(identifier) { match in
            if !known.contains(match.output) { known.append(match.output) }
            return "id-\((known.firstIndex(of: match.output) ?? 0) + 1)"
        }
    }
}
