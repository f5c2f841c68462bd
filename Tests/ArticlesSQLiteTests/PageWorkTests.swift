import Articles
import ArticlesTesting
import CSQLite
import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// What a page of comments costs does not depend on how many comments there are: counted in steps of SQLite's virtual
/// machine, not in time.
@Suite struct PageWorkTests {
    /// Steps of all statements since the last look, rows that a scan of a table passed, and sorts.
    private struct Work: Equatable {
        var steps = 0
        var scanned = 0
        var sorts = 0
    }

    /// Threads of twenty comments, each below the one before, every third of them on a section and every third on a note;
    /// the first comment is pinned.
    private static func store(threads: Int) async throws -> SQLiteStore {
        let store = try SQLiteStore.open(path: SQLiteStore.memoryPath)
        try await store.write { repositories in
            try repositories.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f")
            var number = 0
            for thread in 0..<threads {
                var parent: Articles.Comment?
                for _ in 0..<20 {
                    number += 1
                    let anchors: [Articles.Comment.Anchor?] = [nil, .section("pencils"), .citation(1)]
                    let comment = Samples.comment(
                        number,
                        parent: parent,
                        anchor: anchors[thread % 3],
                        score: number * 7_919 % 1_000
                    )
                    try repositories.comments.insert(comment, secrets: CommentSecrets(digest: "d\(number)"))
                    parent = comment
                    if number == 1 { try repositories.moderation.setPinned(true, comment: comment) }
                }
            }
        }
        return store
    }

    private static func work(_ connection: Connection, _ body: () throws -> Void) rethrows -> Work {
        func total(_ counter: Int32) -> Int {
            var sum = 0
            var statement = sqlite3_next_stmt(connection.database, nil)
            while let current = statement {
                sum += Int(sqlite3_stmt_status(current, counter, 1))
                statement = sqlite3_next_stmt(connection.database, current)
            }
            return sum
        }
        func look() -> Work {
            Work(
                steps: total(SQLITE_STMTSTATUS_VM_STEP),
                scanned: total(SQLITE_STMTSTATUS_FULLSCAN_STEP),
                sorts: total(SQLITE_STMTSTATUS_SORT)
            )
        }
        _ = look()
        try body()
        return look()
    }

    /// The work of the first page, of one in the middle and of one near the end of each list.
    private static func works(_ store: SQLiteStore, threads: Int) throws -> [String: Work] {
        try store.withWriterConnection { connection in
            let reader = CommentReader(connection: connection)
            var works: [String: Work] = [:]
            let anchors: [Articles.Comment.Anchor?] = [nil, .section("pencils"), .citation(1)]
            for rootsOnly in [true, false] {
                for sort in CommentQuery.Sort.allCases {
                    for anchor in anchors {
                        let query = CommentQuery(
                            article: Samples.id(1),
                            rootsOnly: rootsOnly,
                            sort: sort,
                            anchor: anchor
                        )
                        let all = try reader.comments(matching: query, after: nil, limit: .max)
                        for part in 0..<3 {
                            let index = part == 0 ? nil : part == 1 ? all.count / 2 - 2 : all.count - 4
                            let position = index.map { CommentPosition(score: all[$0].score, id: all[$0].id) }
                            let limit = 3
                            works["\(rootsOnly ? "tree" : "flat") \(sort) \(String(describing: anchor)) \(part)"] =
                                try work(connection) {
                                    let page = try reader.comments(matching: query, after: position, limit: limit)
                                    #expect(page.count == limit)
                                }
                        }
                    }
                }
            }
            let roots = try reader.comments(
                matching: CommentQuery(article: Samples.id(1), rootsOnly: true, sort: .oldest, anchor: nil),
                after: nil,
                limit: threads
            )
            for (name, root) in [(0, roots.first), (1, roots[roots.count / 2]), (2, roots.last)] {
                let root = try #require(root)
                works["replies \(name)"] = try work(connection) {
                    let replies = try reader.replies(below: root.id, in: root.articleID, after: nil, limit: 30)
                    #expect(replies.count == 19)
                }
            }
            works["pinned"] = try work(connection) {
                let pinned = try reader.pinned(in: Samples.id(1), limit: 10)
                #expect(pinned.count == 1)
            }
            works["latest"] = try work(connection) {
                let latest = try reader.latest(newest: true, after: nil, limit: 30)
                #expect(latest.count == 30)
            }
            return works
        }
    }

    @Test("A page costs the same among 600 comments and among 10,000, in every order and view, and walks indexes alone")
    func flat() async throws {
        let (few, many) = (30, 500)
        let small = try Self.works(try await Self.store(threads: few), threads: few)
        let large = try Self.works(try await Self.store(threads: many), threads: many)
        #expect(small.count == 59)
        for (name, work) in large {
            // Where a page of the order by score ends among equal scores is chance, and costs a hundred steps or so.
            let list = name.dropLast(2)
            let most = small.filter { $0.key.hasPrefix(list) }.map(\.value.steps).max() ?? 0
            #expect(work.steps > 0 && work.steps <= most + most / 4, "\(name): \(work), at most \(most) among 600")
            #expect(work.scanned == 0 && work.sorts == 0, "\(name): \(work)")
        }
    }

    @Test("The count sees a scan and a sort where there is one")
    func control() async throws {
        let store = try await Self.store(threads: 5)
        let work = try store.withWriterConnection { connection in
            let query = Query("SELECT id FROM comments ORDER BY body LIMIT 1")
            return try Self.work(connection) { _ = try connection.all(query, []) { $0.text(0) } }
        }
        #expect(work.scanned >= 99 && work.sorts == 1, "\(work)")
    }
}
