import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite("Checks of a database")
struct CheckTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("articles.sqlite")
    }

    /// Two articles and a thread of published, held and deleted comments.
    private func fill() async throws {
        let store = try SQLiteStore.open(path: path)
        try await store.write { repositories in
            for number in 1...2 {
                try repositories.articles.save(Samples.content(number), formerAnchors: [:], fingerprint: "f")
            }
            let root = Samples.comment(1, anchor: .section("pencils"))
            let reply = Samples.comment(2, parent: root, anchor: .citation(1))
            let all = [
                root, reply, Samples.comment(3, parent: reply), Samples.comment(4, parent: root, status: .pending),
            ]
            for (number, comment) in all.enumerated() {
                try repositories.comments.insert(comment, secrets: Samples.secrets(number))
            }
            _ = try repositories.comments.erase(reply.id)
        }
        await store.close()
    }

    private func check() throws -> DatabaseReport {
        try SQLiteStore.check(path: path, temporaryFolder: folder.path)
    }

    private func change(_ sql: String) throws {
        let connection = try Connection(.create(path: path))
        try connection.execute("PRAGMA foreign_keys = OFF; \(sql)")
    }

    @Test(
        "A file that can't be looked at is named, and stays as it is",
        arguments: [
            ([], "is empty"), (Array("no database".utf8), "is not an SQLite database"),
            ([UInt8](repeating: 7, count: 5_000), "is not an SQLite database"),
        ]
    )
    func notOurs(bytes: [UInt8], words: String) throws {
        #expect(throws: DatabaseFault.self) { try check() }
        try folder.write(bytes, to: "articles.sqlite")
        let fault = #expect(throws: DatabaseFault.self) { try check() }
        #expect(fault?.description.contains(words) == true)
        #expect(try folder.bytes("articles.sqlite") == Data(bytes))
        #expect(try folder.names == ["articles.sqlite"])
    }

    @Test(
        "What is false is found and named",
        arguments: [
            ("UPDATE articles SET comment_count = comment_count + 1", "counts", "articles.comment_count"),
            ("UPDATE articles SET section_count = 9", "counts", "articles.section_count"),
            ("UPDATE articles SET citation_count = 0", "counts", "articles.citation_count"),
            ("UPDATE sections SET comment_count = 2 WHERE anchor = 'pencils'", "counts", "sections.comment_count"),
            ("UPDATE citations SET comment_count = 2 WHERE number = 1", "counts", "citations.comment_count"),
            ("UPDATE authors SET article_count = 1", "counts", "authors.article_count"),
            ("UPDATE categories SET article_count = 7", "counts", "categories.article_count"),
            ("UPDATE comments SET reply_count = 5 WHERE depth = 0", "counts", "comments.reply_count"),
            ("UPDATE comments SET shown_reply_count = 5 WHERE depth = 0", "counts", "comments.shown_reply_count"),
            ("UPDATE comments SET is_shown = 0 WHERE depth = 0", "counts", "comments.is_shown"),
            ("UPDATE comments SET depth = 4 WHERE status = 'pending'", "rules", "one deeper"),
            ("DELETE FROM article_listings WHERE list = 'category'", "rules", "under its categories"),
            ("UPDATE article_categories SET category_slug = 'x'", "rules", "but published articles in it"),
            ("DELETE FROM article_listings WHERE list = 'author'", "rules", "under their authors"),
            (
                "INSERT INTO votes SELECT article_id, id, 'v', 1, 0 FROM comments WHERE status = 'pending'", "rules",
                "votes on a comment"
            ),
            ("UPDATE comments SET author_email = 'a@example.org' WHERE body = ''", "rules", "erased"),
            ("INSERT INTO comment_search_queue SELECT row_id FROM comments LIMIT 1", "rules", "no words wait"),
            ("INSERT INTO comment_search (rowid, body) VALUES (77, 'word')", "search", "comment_search"),
            ("DELETE FROM sections WHERE anchor = 'lead'", "search", "section_search"),
            ("DELETE FROM articles WHERE slug = 'margins-2'", "references", "sections → articles"),
        ]
    )
    func finding(sql: String, check kind: String, words: String) async throws {
        try await fill()
        #expect(try check() == DatabaseReport())
        try change(sql)
        let before = try folder.bytes("articles.sqlite")
        let report = try check()
        #expect(report.findings.contains { $0.check == kind && $0.fault.contains(words) }, "\(report.findings)")
        #expect(report.findings.allSatisfy { !$0.advice.isEmpty })
        #expect(report.omissions.isEmpty)
        #expect(try folder.bytes("articles.sqlite") == before)
        #expect(try !folder.names.contains { $0.hasPrefix("marginalia-check") })
    }

    @Test("Damaged pages are found, and nothing else is believed then")
    func damaged() async throws {
        try await fill()
        var bytes = try folder.bytes("articles.sqlite")
        // A page in the midst of tables.
        bytes.replaceSubrange(40_960..<45_056, with: Data(repeating: 0xA5, count: 4_096))
        try folder.write(bytes, to: "articles.sqlite")
        let report = try check()
        #expect(!report.findings.isEmpty)
        #expect(report.findings.allSatisfy { $0.check == "integrity" && $0.advice.contains("backup") })
        #expect(try folder.bytes("articles.sqlite") == bytes)
    }

    @Test("What could not be looked at is told")
    func noRoom() async throws {
        try await fill()
        let report = try SQLiteStore.check(path: path, temporaryFolder: folder.file("nowhere"))
        #expect(report.findings.isEmpty)
        #expect(report.omissions.count == 1)
    }

    @Test("A database in use is looked at with what is in its log")
    func inUse() async throws {
        try await fill()
        let store = try SQLiteStore.open(path: path)
        try await store.write {
            try $0.comments.insert(Samples.comment(50, on: 2), secrets: Samples.secrets(50))
        }
        #expect(try check() == DatabaseReport())
        try store.withWriterConnection { try $0.execute("UPDATE articles SET comment_count = 40") }
        #expect(try check().findings.count == 1)
        await store.close()
    }

    @Test("Counting anew sets right every number that is false")
    func recounting() async throws {
        try await fill()
        for counter in Counter.all {
            let value = counter.column == "is_shown" ? "1 - is_shown" : "\(counter.column) + 3"
            try change("UPDATE \(counter.table) SET \(counter.column) = \(value)")
        }
        #expect(try check().findings.count == Counter.all.count)
        let export = folder.file("all.jsonl")
        try SQLiteStore.export(database: path, to: export, at: Samples.time)
        let restored = folder.file("restored.sqlite")
        _ = try SQLiteStore.restore(export, to: restored, isReplacing: false, isRecounting: true, at: Samples.time)
        #expect(try SQLiteStore.check(path: restored, temporaryFolder: folder.path) == DatabaseReport())
    }
}
