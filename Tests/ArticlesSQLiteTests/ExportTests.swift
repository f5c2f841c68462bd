import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite("Exports")
struct ExportTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("articles.sqlite")
    }

    private func fill() async throws -> SQLiteStore {
        let store = try SQLiteStore.open(path: path)
        try await store.write { repositories in
            for number in 1...3 {
                try repositories.articles.save(
                    Samples.content(number),
                    formerAnchors: ["former-\(number)": "pencils"],
                    fingerprint: "f"
                )
            }
            var parent: Articles.Comment?
            for number in 1...60 {
                let status = Articles.Comment.Status.allCases[number % 7 == 0 ? 0 : 1]
                let comment = Samples.comment(
                    number,
                    parent: number % 9 == 0 ? nil : parent,
                    status: status,
                    score: number
                )
                try repositories.comments.insert(comment, secrets: Samples.secrets(number, importKey: "k\(number)"))
                if status == .published { parent = comment }
            }
            try repositories.answers.keep(
                KeptAnswer(requestDigest: "d", sealed: [0, 1, 255]),
                key: "k",
                at: Samples.time,
                expiring: Samples.time
            )
            _ = try repositories.comments.erase(Samples.comment(30).id)
        }
        return store
    }

    /// Every row of every table but those of SQLite and of the search indexes, all columns with their types.
    private func contents(_ path: String) throws -> [String: [String]] {
        let connection = try Connection(.readOnly(path: path))
        let tables = try connection.all(
            preparing: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
        ) { $0.text(0) }.filter { $0 != "sqlite_schema" }
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                let columns = try connection.all(preparing: "PRAGMA table_xinfo(\(table))") { $0.text(1) }
                let list = columns.map { "typeof(\"\($0)\"), quote(\"\($0)\")" }.joined(separator: ", ")
                return (
                    table,
                    try connection.all(preparing: "SELECT \(list) FROM \(table)") { row in
                        (0..<Int32(2 * columns.count)).map { row.text($0) }.joined(separator: "|")
                    }
                )
            }
        )
    }

    @Test("What is exported and restored is the same in every row of every table, and can be found by its words")
    func identity() async throws {
        let store = try await fill()
        let (export, restored) = (folder.file("all.jsonl"), folder.file("restored.sqlite"))
        // While the store is in use.
        let counts = try SQLiteStore.export(database: path, to: export, at: Samples.time)
        let origin = try SQLiteStore.restore(
            export,
            to: restored,
            isReplacing: false,
            isRecounting: false,
            at: Samples.time
        )
        #expect(origin == .export(counts))
        let (before, after) = (try contents(path), try contents(restored))
        #expect(before == after)
        #expect(Set(counts.keys).isSubset(of: before.keys))
        #expect(counts["comments"] == 60)
        for name in ["comment_search", "section_search", "citation_search"] { #expect(before[name]?.isEmpty == false) }
        #expect(try SQLiteStore.check(path: restored, temporaryFolder: folder.path) == DatabaseReport())
        let copy = try SQLiteStore.open(path: restored)
        #expect(try await copy.secret() == store.secret())
        let slug = Samples.slug("margins-1")
        #expect(
            try await copy.read { try $0.articles.article(slug: slug) }
                == store.read { try $0.articles.article(slug: slug) }
        )
        await copy.close()
        await store.close()
    }

    @Test("An export holds each table of the schema, whatever is added to it")
    func completeness() async throws {
        let store = try await fill()
        let counts = try SQLiteStore.export(database: path, to: folder.file("all.jsonl"), at: Samples.time)
        let tables = try Connection(.readOnly(path: path)).all(
            preparing: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ) { $0.text(0) }
        #expect(Set(counts.keys) == Set(tables).subtracting(["sqlite_schema"]))
        await store.close()
    }

    @Test("A database that can't be exported leaves no file")
    func refused() throws {
        #expect(throws: DatabaseFault.self) {
            try SQLiteStore.export(database: path, to: folder.file("all.jsonl"), at: Samples.time)
        }
        try folder.write([], to: "articles.sqlite")
        #expect(throws: DatabaseFault.self) {
            try SQLiteStore.export(database: path, to: folder.file("all.jsonl"), at: Samples.time)
        }
        #expect(try folder.names == ["articles.sqlite"])
    }
}
