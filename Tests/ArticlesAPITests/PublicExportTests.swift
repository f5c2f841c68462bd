import Articles
import ArticlesAPI
import ArticlesSQLite
import ArticlesTesting
import Foundation
import Testing

@Suite("The export for readers") struct PublicExportTests {
    private func lines(_ fixture: APIFixture) async throws -> [String] {
        let environment = Environment(now: { Samples.time }, uptimeNanoseconds: { 0 }, randomBits: { 7 })
        let export = PublicExport(
            articles: ArticleService(store: fixture.store),
            comments: CommentService(
                store: fixture.store,
                environment: environment,
                secret: try await fixture.store.secret()
            )
        )
        var text = ""
        let counts = try await export.write { text += String(decoding: $0, as: UTF8.self) }
        let lines = text.split(separator: "\n").map(String.init)
        #expect(counts.articles + counts.comments == lines.count)
        return lines
    }

    @Test("It holds all that is published, and nothing private or held")
    func whole() async throws {
        let fixture = try await APIFixture(importing: [])
        try await fixture.store.write { repositories in
            for number in 1...3 {
                let article = Samples.article(number, status: number == 3 ? .draft : .published)
                try repositories.articles.save(Samples.content(of: article), formerAnchors: [:], fingerprint: "f")
            }
            for number in 1...240 {
                var comment = Samples.comment(number, status: number == 7 ? .pending : .published)
                comment.body = number == 7 ? "MARKER-HELD" : "words \(number)"
                try repositories.comments.insert(
                    comment,
                    secrets: CommentSecrets(
                        email: "MARKER\(number)@example.org",
                        addressHash: "MARKER-ADDRESS",
                        editTokenHash: "MARKER-TOKEN",
                        authorTokenHash: "MARKER-AUTHOR",
                        digest: "MARKER-DIGEST-\(number)",
                        importKey: "MARKER-KEY-\(number)"
                    )
                )
            }
            let answered = Samples.comment(1)
            let answer = Samples.comment(300, parent: answered)
            try repositories.comments.insert(answer, secrets: Samples.secrets(300))
            _ = try repositories.comments.erase(answered.id)
        }
        let lines = try await lines(fixture)
        #expect(lines.filter { $0.hasPrefix(#"{"article":{"#) }.count == 2)
        // All but the held one; the erased one as a tombstone.
        #expect(lines.filter { $0.hasPrefix(#"{"comment":{"#) }.count == 240)
        #expect(!lines.contains { $0.contains("MARKER") || $0.contains("margins-3") })
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(lines.first?.contains(#""sections":[{"#) == true && lines.first?.contains(#""citations":[{"#) == true)
    }

    @Test("Without articles it is empty")
    func empty() async throws {
        #expect(try await lines(APIFixture(importing: [])).isEmpty)
    }
}
