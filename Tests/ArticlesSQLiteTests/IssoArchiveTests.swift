import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite("Databases of Isso") struct IssoArchiveTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("comments.db")
    }

    /// The schema as Isso writes it; before version 4 without `notification`.
    private func make(version: Int, _ rows: String) throws {
        let connection = try Connection(.create(path: path))
        try connection.execute(
            """
            PRAGMA foreign_keys = OFF;
            CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);
            CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
            CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,
                created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR,
                author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0,
                voters BLOB NOT NULL\(version < 4 ? "" : ", notification INTEGER DEFAULT 0"));
            PRAGMA user_version = \(version);
            INSERT INTO threads VALUES (1, '/margins-1', 'What the Margins Hold'), (2, '/other', NULL);
            \(rows)
            """
        )
    }

    private func insert(_ values: String) -> String {
        """
        INSERT INTO comments (tid, id, parent, created, modified, mode, remote_addr, text, author, email, website,
            likes, dislikes, voters) VALUES \(values);
        """
    }

    @Test("Every field of every version is read", arguments: 0...5)
    func whole(version: Int) throws {
        try make(
            version: version,
            insert(
                """
                (1, 1, NULL, 1595946142.25, 1595946200.5, 1, '192.0.2.0', 'A *text*', 'Ann', 'a@example.org', 'a.example', 3, 1, x''),
                (1, 2, 1, 1595946143.0, NULL, 2, '192.0.2.0', 'held', NULL, NULL, NULL, NULL, NULL, x''),
                (2, 3, 0, 1595946144, NULL, 4, '192.0.2.0', NULL, NULL, 'kept@example.org', NULL, 0, 0, x'')
                """
            )
        )
        let before = try folder.bytes("comments.db")
        let archive = try IssoArchive.read(path: path)
        #expect(
            archive.threads == [
                ArchivedThread(id: "1", address: "/margins-1", title: "What the Margins Hold"),
                ArchivedThread(id: "2", address: "/other"),
            ]
        )
        #expect(
            archive.comments == [
                ArchivedComment(
                    id: "1",
                    threadID: "1",
                    authorName: "Ann",
                    email: "a@example.org",
                    website: "a.example",
                    text: .markdown("A *text*"),
                    createdAt: Timestamp(millisecondsSince1970: 1_595_946_142_250),
                    editedAt: Timestamp(millisecondsSince1970: 1_595_946_200_500),
                    votes: ArchivedComment.Votes(up: 3, down: 1)
                ),
                ArchivedComment(
                    id: "2",
                    threadID: "1",
                    parentID: "1",
                    authorName: "",
                    text: .markdown("held"),
                    status: .pending,
                    createdAt: Timestamp(millisecondsSince1970: 1_595_946_143_000)
                ),
                ArchivedComment(
                    id: "3",
                    threadID: "2",
                    authorName: "",
                    email: "kept@example.org",
                    text: .markdown(""),
                    status: .deleted,
                    createdAt: Timestamp(millisecondsSince1970: 1_595_946_144_000)
                ),
            ]
        )
        #expect(try folder.bytes("comments.db") == before)
        #expect(try folder.names == ["comments.db"])
    }

    @Test(
        "Values of the wrong type do not trap",
        arguments: [
            "('x', 9, 'p', 'soon', 'late', 'on', 1, x'ff00', 5, x'', 6, 'many', -4, x'')",
            "(NULL, 9, -1, 9e999, -9e999, NULL, NULL, '', '', '', '', 9223372036854775807, -1, x'')",
        ]
    )
    func oddValues(row: String) throws {
        try make(version: 3, insert(row))
        let comment = try #require(try IssoArchive.read(path: path).comments.first)
        #expect(comment.votes.up >= 0 && comment.votes.down == 0)
    }

    @Test("A file that is no database of Isso, or one of a newer Isso, is refused by name and stays as it is")
    func refused() async throws {
        func check(_ words: String) throws {
            let before = FileManager.default.fileExists(atPath: path) ? try folder.bytes("comments.db") : nil
            do {
                _ = try IssoArchive.read(path: path)
                Issue.record("was read: \(words)")
            } catch {
                #expect("\(error)".contains(words) && "\(error)".contains(path), "\(error)")
            }
            if let before { #expect(try folder.bytes("comments.db") == before) }
        }
        try check("no such file")
        try folder.write([], to: "comments.db")
        try check("is empty")
        try folder.write([UInt8](repeating: 3, count: 4_000), to: "comments.db")
        try check("not an SQLite database")
        try folder.write(Array("SQLite format 3\0".utf8) + [UInt8](repeating: 3, count: 4_000), to: "comments.db")
        try check("not an SQLite database")
        try FileManager.default.removeItem(atPath: path)
        await (try SQLiteStore.open(path: path)).close()
        try check("it has no table threads")
        try FileManager.default.removeItem(atPath: path)
        try make(version: 6, "")
        try check("newer Isso")
        try Connection(.create(path: path)).execute("PRAGMA user_version = 5; ALTER TABLE comments DROP COLUMN mode;")
        try check("no column mode")
        var bytes = try folder.bytes("comments.db")
        bytes.replaceSubrange(4_096..<6_000, with: Data(repeating: 0xA5, count: 1_904))
        try folder.write(bytes, to: "comments.db")
        try check("is damaged")
    }

    @Test("A database in use is read, or refused while its program writes")
    func locked() throws {
        try make(version: 5, insert("(1, 1, NULL, 1, NULL, 1, '', 'one', NULL, NULL, NULL, 0, 0, x'')"))
        let user = try Connection(.readWrite(path: path))
        #expect(try IssoArchive.read(path: path).comments.count == 1)
        try user.execute("BEGIN EXCLUSIVE")
        let fault = #expect(throws: DatabaseFault.self) { try IssoArchive.read(path: path) }
        #expect(fault?.description.contains("another program is writing") == true)
    }

    // MARK: The package itself

    /// A Python that has the isso package: `ISSO_PYTHON`, or the system's.
    private static let python: String? = {
        let candidates = [ProcessInfo.processInfo.environment["ISSO_PYTHON"], "/usr/bin/python3"].compactMap { $0 }
        return candidates.first { run($0, ["-c", "import isso"])?.status == 0 }
    }()

    private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: Data)? {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }

    @Test(
        "A database that the isso package made comes in whole",
        .enabled(if: python != nil, "needs the isso package: pip install isso, ISSO_PYTHON names its Python")
    )
    func package() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Isso/make.py").path
        let result = try #require(Self.run(Self.python ?? "", [script, path]))
        try #require(result.status == 0)
        let ids = try JSONDecoder().decode([String: Int].self, from: result.output)
        let archive = try IssoArchive.read(path: path)
        let store = try SQLiteStore.open(path: folder.file("articles.sqlite"))
        try await store.write { try $0.articles.save(Samples.content(1), formerAnchors: [:], fingerprint: "f") }
        let environment = Environment(
            now: { Samples.time },
            uptimeNanoseconds: { 0 },
            randomBits: { UInt64.random(in: .min ... .max) }
        )
        let service = CommentArchiveService(store: store, environment: environment, secret: try await store.secret())
        let outcome = try await service.add(archive, options: CommentArchiveService.Options())
        #expect(outcome.articles.map(\.added) == [[.published: 4, .pending: 1, .deleted: 1]])
        #expect(outcome.unmatched.map(\.thread.address) == ["/notes/unknown-page/"])
        let query = CommentQuery(article: Samples.id(1), rootsOnly: false)
        let comments = try await store.read { try $0.comments.comments(matching: query, after: nil, limit: 100) }
        #expect(
            comments.map(\.body) == [
                "I *always* write in **pencil**.\n\n> a quotation\n\n- one\n- two\n\n`code` & <b>",
                "So do I, [here](https://example.org/?a=1&b=2).", "Typo here.", "", "An answer that stays.",
            ]
        )
        #expect(comments.map(\.author.name) == ["Ann", "Zoë", "Ann", "", "Anonymous"])
        #expect(comments.map(\.upvotes) == [2, 0, 0, 0, 0] && comments.map(\.downvotes) == [0, 1, 0, 0, 0])
        #expect(comments.map { $0.editedAt != nil } == [false, false, true, false, false])
        #expect(comments[1].parentID == comments[0].id && comments[4].parentID == comments[3].id)
        #expect(Set(archive.comments.map(\.id)) == Set(ids.filter { $0.key != "gone" }.values.map(String.init)))
        #expect(try await service.add(archive, options: CommentArchiveService.Options()).added == 0)
        await store.close()
    }
}
