import Articles
import ArticlesTesting
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite struct SearchIndexTests {
    private let store: SQLiteStore

    init() async throws {
        store = try SQLiteStore.open(path: SQLiteStore.memoryPath)
        try await save(Samples.content())
    }

    private func save(_ content: ArticleContent) async throws {
        try await store.write { try $0.articles.save(content, formerAnchors: [:], fingerprint: "f") }
    }

    private func hits(_ table: String, _ words: String) throws -> Int {
        let text = "SELECT count(*) FROM \(table) WHERE \(table) MATCH '\(words)'"
        return try store.withWriterConnection { try $0.all(preparing: text) { $0.int(0) }[0] }
    }

    /// Compares an index with the texts that it stands for.
    private func expectSound() throws {
        for table in ["section_search", "citation_search", "comment_search"] {
            let check = "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)"
            #expect(throws: Never.self) { try store.withWriterConnection { try $0.execute(check) } }
        }
    }

    @Test("Words are found without their accents, in headings, texts, notes and comments")
    func words() async throws {
        #expect(try hits("section_search", "naivete") == 1)
        #expect(try hits("section_search", "graphite") == 1)
        #expect(try hits("citation_search", "jackson") == 2)
        try await store.write { try $0.comments.insert(Samples.comment(), secrets: Samples.secrets()) }
        #expect(try hits("comment_search", "pencil") == 1)
        try expectSound()
    }

    @Test("What a new version no longer says is no longer found")
    func replaced() async throws {
        var content = Samples.content()
        content.sections[1].text = "Chalk came earlier."
        content.citations[0].text = "A note."
        for _ in 0..<3 { try await save(content) }
        #expect(try hits("section_search", "graphite") == 0)
        #expect(try hits("section_search", "chalk") == 1)
        #expect(try hits("citation_search", "haven") == 0)
        try expectSound()
    }

    @Test("Comments that are not published are not found")
    func held() async throws {
        try await store.write { repositories in
            for (number, status) in Articles.Comment.Status.allCases.enumerated() {
                try repositories.comments.insert(
                    Samples.comment(number, status: status),
                    secrets: Samples.secrets(number)
                )
            }
        }
        #expect(try hits("comment_search", "pencil") == 1)
        try expectSound()
    }

    @Test("Of more finds than are ranked those written last count")
    func bounded() async throws {
        let count = SearchQueries.ranked + 3
        try await store.write { repositories in
            for number in 1...count {
                try repositories.comments.insert(Samples.comment(number), secrets: Samples.secrets(number))
            }
        }
        let rows = try store.withWriterConnection { connection in
            try connection.all(SearchQueries.positions[2][0], [.text("pencil"), .integer(count)]) { $0.int(0) }
        }
        #expect(Set(rows) == Set(4...count))
    }

    @Test("A comment is forgotten with the words it had, whether they are in the index by then or still wait")
    func forgotten() async throws {
        @Sendable func withdraw(_ id: Identifier<Articles.Comment>, on connection: Connection) throws {
            try SearchIndex(connection: connection).forget(id, of: Samples.id(1))
            try connection.execute("UPDATE comments SET status = 'rejected'")
        }
        try await store.write { repositories in
            try repositories.comments.insert(Samples.comment(1), secrets: Samples.secrets(1))
            let connection = try #require(repositories as? SQLiteWriteRepositories).connection
            try withdraw(Samples.id(10_001), on: connection)
        }
        #expect(try hits("comment_search", "pencil") == 0)
        try expectSound()
        try await store.write { try $0.comments.insert(Samples.comment(2), secrets: Samples.secrets(2)) }
        #expect(try hits("comment_search", "pencil") == 1)
        try store.withWriterConnection { connection in
            try connection.writing { try withdraw(Samples.id(10_002), on: connection) }
        }
        #expect(try hits("comment_search", "pencil") == 0)
        try expectSound()
    }

    @Test("The index follows a comment through its states, its edits and its end, also within one write")
    func life() async throws {
        let id: Identifier<Articles.Comment> = Samples.id(10_001)
        @Sendable func edit(_ body: String, _ comments: any CommentRepository) throws {
            _ = try comments.setText(body, html: "", digest: "", of: id, at: Samples.time)
        }
        try await store.write { repositories in
            try repositories.comments.insert(Samples.comment(1), secrets: Samples.secrets())
            try edit("In ink.", repositories.comments)
        }
        #expect(try [hits("comment_search", "pencil"), hits("comment_search", "ink")] == [0, 1])
        for status in [.rejected, .pending, .deleted] as [Articles.Comment.Status] {
            try await store.write { _ = try $0.comments.setStatus(status, of: id) }
            #expect(try hits("comment_search", "ink") == 0, "\(status)")
            try expectSound()
            try await store.write { _ = try $0.comments.setStatus(.published, of: id) }
            #expect(try hits("comment_search", "ink") == 1)
        }
        try await store.write { repositories in
            try edit("In chalk.", repositories.comments)
            _ = try repositories.comments.setStatus(.pending, of: id)
            try edit("In charcoal.", repositories.comments)
            _ = try repositories.comments.setStatus(.published, of: id)
        }
        #expect(try ["ink", "chalk", "charcoal"].map { try hits("comment_search", $0) } == [0, 0, 1])
        try expectSound()
        try await store.write { _ = try $0.comments.erase(id) }
        #expect(try hits("comment_search", "charcoal") == 0)
        try expectSound()
    }

    @Test("Words wait for the end of the transaction and no longer")
    func queue() async throws {
        for number in 0..<3 {
            try await store.write { try $0.comments.insert(Samples.comment(number), secrets: Samples.secrets(number)) }
        }
        let waiting = try store.withWriterConnection {
            try $0.all(preparing: "SELECT count(*) FROM comment_search_queue") { $0.int(0) }
        }
        #expect(waiting == [0])
        #expect(try hits("comment_search", "pencil") == 3)
    }

    @Test("A write that is undone is undone in the indexes as well")
    func undone() async throws {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await store.write { repositories in
                try repositories.comments.insert(Samples.comment(), secrets: Samples.secrets())
                throw Stop()
            }
        }
        #expect(try hits("comment_search", "pencil") == 0)
        try expectSound()
    }
}
