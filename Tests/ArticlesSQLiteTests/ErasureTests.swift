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

    @Test("However often something is erased, words are found and can be learned")
    func often() async throws {
        let store = try SQLiteStore.open(path: SQLiteStore.memoryPath)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
        try await insert(0, "zqstaying", into: store)
        // FTS5 gives an index up at 2,000 levels, and each erasure adds one.
        for number in 1...2_100 {
            let comment = comment(number, "zqmarked")
            try await store.write { repositories in
                try repositories.comments.insert(comment, secrets: CommentSecrets(digest: ""))
            }
            try await store.write { _ = try $0.comments.erase(comment.id) }
            while try await store.write({ try $0.comments.sweepSearch() }) {}
        }
        let found = try store.withWriterConnection { connection in
            try connection.execute("INSERT INTO comment_search (comment_search, rank) VALUES ('integrity-check', 1)")
            return try connection.all(
                preparing: "SELECT count(*) FROM comment_search WHERE body MATCH 'zqstayingsecond'"
            ) {
                $0.int(0)
            }
        }
        #expect(found == [1])
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

    @Test("An index of many parts is merged when they hold much of it, and finds the same")
    func scattered() async throws {
        let store = try SQLiteStore.open(path: SQLiteStore.memoryPath)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
        func insert(_ numbers: Range<Int>, _ body: String) async throws {
            for number in numbers {
                var comment = comment(number, "zq")
                comment.body = body
                try await store.write { [comment] in
                    try $0.comments.insert(comment, secrets: CommentSecrets(digest: ""))
                }
            }
        }
        func leaves() throws -> [Int] {
            try store.withWriterConnection {
                try $0.all(preparing: "SELECT count(*) FROM comment_search_idx GROUP BY segid") { $0.int(0) }
            }
        }
        func merge() async throws -> Int {
            try await store.write { try $0.comments.noteScatteredSearch() }
            var steps = 0
            while try await store.write({ try $0.comments.sweepSearch() }) { steps += 1 }
            return steps
        }
        let find = Query("SELECT count(*) FROM comment_search WHERE body MATCH 'few'")
        func found() throws -> Int? { try store.withWriterConnection { try $0.first(find) { $0.int(0) } } }

        // Each write is a segment, and FTS5 by itself merges four.
        try await insert(0..<3, "few")
        #expect(try leaves() == [1, 1, 1])
        #expect(try await merge() == 0, "three are left alone")
        try await insert(3..<15, "few")
        #expect(try leaves().count >= 4)
        #expect(try await merge() > 0)
        #expect(try leaves().count == 1)
        #expect(try found() == 15)

        try await insert(15..<16, (0..<40_000).map { "word\($0)" }.joined(separator: " "))
        var next = 16
        while try leaves().count < 4, next < 200 {
            try await insert(next..<next + 1, "few")
            next += 1
        }
        let before = try leaves().sorted()
        #expect(before.count >= 4)
        #expect(before.last ?? 0 > 8 * before.dropLast().reduce(0, +), "nearly all is in the largest")
        #expect(try await merge() == 0, "to write it anew would cost more than it gives")
        #expect(try leaves().sorted() == before)
        #expect(try found() == next - 1)
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

    /// Whether a text stands in the database's file or in its log.
    private func holds(_ text: String, _ path: String) throws -> Bool {
        try [path, path + "-wal"].contains { file in
            try Data(contentsOf: URL(filePath: file)).range(of: Data(text.utf8)) != nil
        }
    }

    @Test("Once the log is emptied no byte of an erased comment is beside the file either, nor in what editors logged")
    func log() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        let store = try SQLiteStore.open(path: path)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
        for number in 0..<20 { try await insert(number, number == 7 ? "zqmarked" : "zqstaying", into: store) }
        let erased: Identifier<Articles.Comment> = Samples.id(10_007)
        try await store.write { repositories in
            for (comment, word) in [(erased, "zqmarked"), (Samples.id(10_008), "zqstaying")] {
                try repositories.moderation.append(
                    ModerationEntry(
                        at: Samples.time,
                        actor: "editor",
                        action: .commentPinned,
                        articleID: Samples.id(1),
                        commentID: comment,
                        before: ["pinned": .truth(false)],
                        after: ["pinned": .truth(true)],
                        reason: "\(word)reason"
                    )
                )
            }
            try repositories.comments.erase(erased)
        }
        while try await store.write({ try $0.comments.sweepSearch() }) {}
        #expect(try holds("qmarked", path), "the control: the log still holds it")
        #expect(try await store.emptyLog())
        #expect(try Data(contentsOf: URL(filePath: path + "-wal")).isEmpty)
        #expect(try !holds("qmarked", path))
        #expect(try holds("zqstayingreason", path) && holds("zqstayingname", path))
        let entries = try await store.read { try $0.moderation.log(before: nil, limit: 9) }
        #expect(entries.map(\.reason) == ["zqstayingreason", ""])
        #expect(entries.last?.after == ["pinned": .truth(true)], "what was done is still told")
        await store.close()
    }

    @Test("Of a purged article no word is left: text, comments, answers, what editors logged")
    func purged() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.sqlite")
        let store = try SQLiteStore.open(path: path)
        var content = Samples.content()
        content.article.title = "Zqmarkedtitle"
        content.sections[0].text += " zqmarkedsection"
        content.citations[0].text += " zqmarkednote"
        let doomed = content
        try await store.write { repositories in
            try repositories.articles.save(doomed, formerAnchors: [:], fingerprint: "f")
            try repositories.articles.save(Samples.content(2), formerAnchors: [:], fingerprint: "g")
            var staying = Samples.comment(900, on: 2)
            staying.body = "zqstayingbody"
            try repositories.comments.insert(staying, secrets: CommentSecrets(digest: "d"))
        }
        for number in 0..<20 { try await insert(number, "zqmarked", into: store) }
        try await store.write { repositories in
            let article = try #require(try repositories.articles.article(slug: doomed.article.slug))
            for comment in [Samples.id(10_003), nil] as [Identifier<Articles.Comment>?] {
                try repositories.moderation.append(
                    ModerationEntry(
                        at: Samples.time,
                        actor: "editor",
                        action: comment == nil ? .articleChanged : .commentStatus,
                        articleID: article.id,
                        commentID: comment,
                        before: comment == nil ? ["title": .text("zqmarkedformer")] : ["status": .text("pending")],
                        after: comment == nil ? ["title": .text("Zqmarkedtitle")] : ["status": .text("published")],
                        reason: "zqmarkedreason"
                    )
                )
            }
            try repositories.articles.purge(article)
        }
        var steps = 1
        while try await store.write({ try $0.comments.sweepSearch() }) { steps += 1 }
        #expect(steps < 1_000)
        #expect(try await store.emptyLog())
        #expect(try !holds("qmarked", path))
        #expect(try holds("zqstayingbody", path))
        #expect(try await store.write { try $0.answers.answer(key: "key-3", since: Samples.time) }?.isErased == true)
        let entries = try await store.read { try $0.moderation.log(before: nil, limit: 9) }
        #expect(entries.map(\.after) == [[:], ["status": .text("published")]])
        for table in ["comment_search", "section_search", "citation_search"] {
            let check = "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)"
            #expect(throws: Never.self) { try store.withWriterConnection { try $0.execute(check) } }
        }
        await store.close()
    }
}
