import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// Archives of comments, taken over by the service into a store.
@Suite("Archives of comments") struct CommentArchiveTests {
    private let store: SQLiteStore
    private let folder: TemporaryFolder

    init() async throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.file("articles.sqlite"))
        try await store.write { repositories in
            for number in 1...2 {
                try repositories.articles.save(Samples.content(number), formerAnchors: [:], fingerprint: "f")
            }
        }
    }

    private var service: CommentArchiveService {
        get async throws {
            let environment = Environment(
                now: { Samples.time },
                uptimeNanoseconds: { 0 },
                randomBits: { UInt64.random(in: .min ... .max) }
            )
            return CommentArchiveService(store: store, environment: environment, secret: try await store.secret())
        }
    }

    private func comment(
        _ id: String,
        _ parent: String? = nil,
        at milliseconds: Int64 = 0,
        name: String = "Ann",
        email: String? = nil,
        website: String? = nil,
        text: ArchivedComment.Text = .markdown("*words*"),
        _ status: Articles.Comment.Status = .published,
        votes: ArchivedComment.Votes = .init()
    ) -> ArchivedComment {
        ArchivedComment(
            id: id,
            threadID: "t",
            parentID: parent,
            authorName: name,
            email: email,
            website: website,
            text: text,
            status: status,
            createdAt: Samples.time.advanced(byMilliseconds: milliseconds),
            votes: votes
        )
    }

    private let threads = [
        ArchivedThread(id: "t", address: "/blog/margins-1.html"), ArchivedThread(id: "u", address: "/blog/unknown"),
    ]

    private func add(_ comments: [ArchivedComment], _ change: (inout CommentArchiveService.Options) -> Void = { _ in })
        async throws -> CommentArchiveOutcome
    {
        var options = CommentArchiveService.Options()
        change(&options)
        return try await service.add(CommentArchive(threads: threads, comments: comments), options: options)
    }

    /// All comments of the first article, whatever their state, oldest first.
    private func stored() throws -> [Articles.Comment] {
        try store.withWriterConnection { connection in
            let ids = try connection.all(preparing: "SELECT id FROM comments ORDER BY id") { row in
                row.identifier(0) as Identifier<Articles.Comment>
            }
            return try ids.compactMap { try CommentReader(connection: connection).comment(id: $0) }
        }
    }

    private func dump() throws -> String {
        try store.withWriterConnection { connection in
            try connection.all(preparing: "SELECT quote(id), * FROM comments ORDER BY id") { row in
                (0..<Int32(38)).map { row.text($0) }.joined(separator: "|")
            }.joined(separator: "\n")
        }
    }

    @Test("A named article that does not exist is refused before anything is written")
    func absentArticle() async throws {
        await #expect(throws: ArticlesError.notFound(.article)) {
            _ = try await add([comment("1")]) { $0.article = Samples.slug("absent") }
        }
        #expect(try stored().isEmpty)
    }

    @Test("Comments without an article are told, each thread with its reason")
    func unmatched() async throws {
        var lost = comment("2")
        lost.threadID = "u"
        var stray = comment("3")
        stray.threadID = "nowhere"
        let outcome = try await add([comment("1"), lost, stray])
        #expect(outcome.added == 1)
        #expect(outcome.unmatched.map(\.thread.id) == ["u", "nowhere"])
        #expect(outcome.unmatched.map(\.reason) == ["unknown", "unknown"])
        let map = try ThreadMap("u\tmargins-2")
        let mapped = try await add([lost]) { $0.map = map }
        #expect(mapped.articles.map(\.slug) == [Samples.slug("margins-2")])
        #expect(mapped.added == 1)
    }

    @Test("Comments come in whole: state, time, votes, thread, contact; again changes nothing", arguments: [1, 2, 200])
    func whole(batch: Int) async throws {
        let comments = [
            comment("reply", "root", at: 500, name: "Bo", text: .html("<p>I <b>do</b></p>"), votes: .init(down: 1)),
            comment("root", at: 1_000, email: "Ann@example.org", website: "ann.example", votes: .init(up: 10, down: 1)),
            comment("held", at: 2_000, .pending), comment("spam", at: 3_000, .rejected),
            comment("gone", at: 4_000, name: "Secret", email: "secret@example.org", .deleted),
            comment("below", "gone", at: 5_000, text: .htmlWithLineBreaks("a\nb")),
            comment("leaf", at: 6_000, .deleted),
        ]
        let outcome = try await add(comments) { $0.batch = batch }
        #expect(outcome.articles.first?.added == [.published: 3, .pending: 1, .rejected: 1, .deleted: 1])
        #expect(outcome.leftOut == ["deleted": 1])
        let all = try stored()
        #expect(all.map(\.body) == ["*words*", "I **do**", "*words*", "*words*", "", "a\nb"])
        #expect(all.map(\.html)[1] == "<p>I <strong>do</strong></p>")
        #expect(all.map(\.status) == [.published, .published, .pending, .rejected, .deleted, .published])
        // Times are the archive's, also where an answer bears an earlier one than what it answers.
        #expect(
            all.map { $0.createdAt.millisecondsSince1970 - Samples.time.millisecondsSince1970 } == [
                1_000, 500, 2_000, 3_000, 4_000, 5_000,
            ]
        )
        #expect(all.map(\.depth) == [0, 1, 0, 0, 0, 1])
        #expect(all[1].parentID == all[0].id && all[5].rootID == all[4].id)
        #expect(all[0].author.website == "http://ann.example")
        #expect(all[0].upvotes == 10 && all[0].downvotes == 1 && all[1].downvotes == 1)
        #expect(all[0].score == CommentScore.millionths(up: 10, down: 1))
        #expect(all[4].author.name.isEmpty && all[4].replyCount == 1)
        let article = try await store.read { try $0.articles.article(slug: Samples.slug("margins-1")) }
        #expect(article?.counts.comments == 3)
        let before = try dump()
        #expect(!before.contains("secret@example.org") && !before.contains("Secret"))
        #expect(before.contains("Ann@example.org"))
        let again = try await add(comments) { $0.batch = batch }
        #expect(again.added == 0 && again.articles.first?.known == 6)
        #expect(try dump() == before)
        #expect(
            try SQLiteStore.check(path: folder.file("articles.sqlite"), temporaryFolder: folder.path)
                == DatabaseReport()
        )
    }

    @Test("A dry run tells the same and changes nothing")
    func dryRun() async throws {
        let comments = [comment("1"), comment("2", "1"), comment("3", "2", .pending)]
        let dry = try await add(comments) { ($0.isDryRun, $0.batch) = (true, 1) }
        #expect(try stored().isEmpty)
        #expect(try await add(comments) == dry)
        #expect(try await add(comments) { $0.isDryRun = true }.articles.first?.known == 3)
    }

    @Test("What no comment may hold is taken out, and told")
    func repairs() async throws {
        let comments = [
            comment("1", name: String(repeating: "n", count: 90), email: "no address", website: "javascript:x"),
            comment("2", name: "  a\u{202E}b\n c ", text: .markdown("x\u{0}y\r\nz\u{FEFF}")),
            comment("3", "absent", name: " "),
        ]
        let outcome = try await add(comments)
        #expect(
            outcome.repaired == [
                "nameShortened": 1, "emailDropped": 1, "websiteDropped": 1, "charactersRemoved": 2, "parentMissing": 1,
            ]
        )
        let all = try stored()
        #expect(all.map(\.author.name) == [String(repeating: "n", count: 64), "ab c", "Anonymous"])
        #expect(all[1].body == "xy\nz")
    }

    @Test("Thousands of comments of one moment keep the archive's order")
    func sameMoment() async throws {
        let comments = (0..<5_000).map { comment("\($0)", text: .markdown("number \($0)")) }
        #expect(try await add(comments).added == 5_000)
        #expect(try stored().map(\.body) == comments.indices.map { "number \($0)" })
    }

    @Test("An import that was broken off goes on where it was")
    func brokenOff() async throws {
        let comments = (0..<30).map { comment("\($0)", $0 == 0 ? nil : "\($0 - 1)", at: Int64($0)) }
        _ = try await add(Array(comments.prefix(13))) { $0.batch = 5 }
        let outcome = try await add(comments) { $0.batch = 5 }
        #expect(outcome.articles.first?.known == 13)
        #expect(try stored().map(\.depth) == Array(0..<30))
    }
}
