import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// What is erased is not in the file any more, not even where SQLite and FTS5 only mark things as gone.
@Suite struct ErasureTests {
    private func comment(_ number: Int, _ word: String) -> Articles.Comment {
        var comment = Samples.comment(number)
        comment.author.name = "\(word)name"
        comment.author.website = "https://\(word)site.example"
        comment.author.avatarSeed = "\(word)seed"
        comment.body = "\(word)body of \(number)"
        comment.html = "<p>\(word)html</p>"
        comment.quote = TextQuote(exact: "\(word)quote", prefix: "\(word)prefix", suffix: "\(word)suffix")
        return comment
    }

    private func insert(_ number: Int, _ word: String, into store: SQLiteStore) async throws {
        let comment = comment(number, word)
        try await store.write { repositories in
            try repositories.comments.insert(
                comment,
                secrets: CommentSecrets(
                    email: "\(word)mail@example.org",
                    addressHash: "\(word)address",
                    editTokenHash: "\(word)edit\(number)",
                    authorTokenHash: "\(word)author",
                    digest: "\(word)digest"
                )
            )
            try repositories.answers.keep(
                KeptAnswer(requestDigest: "\(word)request", sealed: Array("\(word)sealed".utf8), comment: comment.id),
                key: "key-\(number)",
                at: Samples.time,
                expiring: Samples.time
            )
            _ = try repositories.comments.setVote(1, by: "\(word)voter", on: comment.id, at: Samples.time) { up, _ in up
            }
        }
        try await store.write { repositories in
            _ = try repositories.comments.setText(
                "\(word)second",
                html: "",
                digest: "\(word)digest",
                of: comment.id,
                at: Samples.time
            )
        }
    }

    @Test("No byte of an erased comment is left in the file, and all of the others are")
    func bytes() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        let store = try SQLiteStore.open(path: path)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
        for number in 0..<200 { try await insert(number, number % 10 == 0 ? "zqmarked" : "zqstaying", into: store) }
        for number in stride(from: 0, to: 200, by: 10) {
            try await store.write { _ = try $0.comments.erase(Samples.id(10_000 + number)) }
        }
        var steps = 1
        while try await store.write({ try $0.comments.sweepSearch() }) { steps += 1 }
        #expect(steps < 1_000)
        #expect(try await store.write { try $0.comments.sweepSearch() } == false, "nothing is left to do")
        let erased: Identifier<Articles.Comment> = Samples.id(10_000)
        #expect(try await store.write { try $0.answers.answer(key: "key-0", since: Samples.time) }?.isErased == true)
        #expect(try await store.read { try $0.comments.record(id: erased) }?.isErased == true)
        await store.close()
        let content = try Data(contentsOf: URL(filePath: path))
        #expect(content.range(of: Data("zqstayingname".utf8)) != nil)
        for part in ["zqmarked", "qmarked"] {
            #expect(content.range(of: Data(part.utf8)) == nil, "\(part) is still in the file")
        }
        #expect(content.range(of: Data("qmarkedbody".utf8)) == nil)
    }

    @Test("What one process leaves of the sweeping the next one does")
    func resumed() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        var store = try SQLiteStore.open(path: path)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
        #expect(try await store.write { try $0.comments.sweepSearch() } == false)
        for number in 0..<20 { try await insert(number, "zqmarked", into: store) }
        try await store.write { _ = try $0.comments.erase(Samples.id(10_003)) }
        await store.close()
        store = try SQLiteStore.open(path: path)
        let isDue = try store.withWriterConnection {
            try $0.all(preparing: "SELECT value FROM settings WHERE name = 'searchErasure'") { $0.text(0) }
        }
        #expect(isDue == ["due"])
        while try await store.write({ try $0.comments.sweepSearch() }) {}
        let check = "INSERT INTO comment_search (comment_search, rank) VALUES ('integrity-check', 1)"
        #expect(throws: Never.self) { try store.withWriterConnection { try $0.execute(check) } }
        await store.close()
    }
}
