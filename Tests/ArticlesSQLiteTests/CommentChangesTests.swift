import Articles
import ArticlesTesting
import Synchronization
import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// What is told of a comment's life: rows for mirrors, tags for answers kept ready.
@Suite struct CommentChangesTests {
    private let store: SQLiteStore
    private let told: Told

    private final class Told: Sendable {
        let changes = Mutex<[Change]>([])
    }

    private let id: Identifier<Articles.Comment> = Samples.id(10_001)

    init() async throws {
        let told = Told()
        var configuration = SQLiteStore.Configuration()
        configuration.onChange = { new in told.changes.withLock { $0 += Array(new) } }
        self.told = told
        store = try SQLiteStore.open(path: SQLiteStore.memoryPath, configuration: configuration)
        try await store.write { try $0.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f") }
    }

    private func rows() throws -> [String] {
        try store.withWriterConnection {
            try $0.all(preparing: "SELECT kind FROM changes WHERE comment_id IS NOT NULL ORDER BY sequence") {
                $0.text(0)
            }
        }
    }

    private func tagsOf(
        _ body: @escaping @Sendable (any CommentRepository) throws -> Void
    ) async throws -> [Change] {
        told.changes.withLock { $0 = [] }
        try await store.write { try body($0.comments) }
        return told.changes.withLock { $0 }
    }

    @Test("Mirrors are told when a comment comes into view, changes there, and goes from it, and of nothing else")
    func changeRows() async throws {
        let id = id
        let tag = [Change.comments(Samples.slug("margins-1"))]
        @Sendable func edit(_ comments: any CommentRepository) throws {
            _ = try comments.setText("Words.", html: "", digest: "", of: id, at: Samples.time)
        }
        let steps: [(@Sendable (any CommentRepository) throws -> Void, row: String?)] = [
            ({ try $0.insert(Samples.comment(1, status: .pending), secrets: Samples.secrets()) }, nil),
            (edit, nil),
            ({ _ = try $0.setStatus(.rejected, of: id) }, nil),
            ({ _ = try $0.setStatus(.published, of: id) }, "commentPublished"),
            ({ _ = try $0.setStatus(.published, of: id) }, nil),
            (edit, "commentEdited"),
            ({ _ = try $0.setStatus(.pending, of: id) }, "commentDeleted"),
            ({ _ = try $0.setStatus(.deleted, of: id) }, nil),
            ({ _ = try $0.setStatus(.published, of: id) }, "commentPublished"),
            ({ try $0.erase(id) }, "commentDeleted"),
        ]
        var expected: [String] = []
        for (number, step) in steps.enumerated() {
            let tags = try await tagsOf(step.0)
            if let row = step.row { expected.append(row) }
            #expect(try rows() == expected, "step \(number)")
            #expect(tags == (step.row == nil ? [] : tag), "step \(number)")
        }
    }
}
