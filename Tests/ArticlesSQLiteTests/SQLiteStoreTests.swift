import Articles
import ArticlesTesting
import Foundation
import Synchronization
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite struct SQLiteStoreTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("articles.sqlite")
    }

    private func open(_ change: (inout SQLiteStore.Configuration) -> Void = { _ in }) throws -> SQLiteStore {
        var configuration = SQLiteStore.Configuration()
        change(&configuration)
        return try SQLiteStore.open(path: path, configuration: configuration)
    }

    private func save(_ number: Int, _ store: SQLiteStore) async throws {
        try await store.write { try $0.articles.save(Samples.content(number), formerAnchors: [:], fingerprint: "f") }
    }

    private func insert(_ number: Int, _ store: SQLiteStore) async throws {
        try await store.write { try $0.comments.insert(Samples.comment(number), secrets: Samples.secrets(number)) }
    }

    private func count(_ store: SQLiteStore) async throws -> Int? {
        try await store.read { try $0.articles.article(slug: Samples.slug("margins-1"))?.counts.comments }
    }

    // MARK: Opening

    @Test("What was written is there after closing and opening again, and closing leaves one whole file")
    func reopening() async throws {
        let first = try open()
        try await save(1, first)
        try await insert(1, first)
        await first.close()
        // The main file alone is the database now.
        try FileManager.default.copyItem(atPath: path, toPath: folder.file("copy.sqlite"))
        for name in ["articles.sqlite", "copy.sqlite"] {
            let store = try SQLiteStore.open(path: folder.file(name))
            #expect(try await count(store) == 1)
            #expect(try await store.read { try $0.articles.sections(of: Samples.id(1)).count } == 3)
            await store.close()
        }
    }

    @Test("A store that was never closed is read with its log")
    func neverClosed() async throws {
        do {
            let store = try open()
            try await save(1, store)
            try await insert(1, store)
        }
        #expect(try folder.bytes("articles.sqlite-wal").count > 0)
        let store = try open { $0.opening = .existing }
        #expect(try await count(store) == 1)
    }

    @Test("A file that does not exist is made only for those who may make one")
    func absent() throws {
        let fault = #expect(throws: DatabaseFault.self) { try open { $0.opening = .existing } }
        #expect(fault?.reason == .absent)
        #expect(try folder.names == [])
    }

    @Test("Many processes that start at once on no file make one database")
    func startingAtOnce() async throws {
        let path = path
        let secrets = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let store = try SQLiteStore.open(path: path)
                    return try await store.secret()
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(secrets.count == 1)
        #expect(try !folder.names.contains { $0.contains("-new") })
    }

    @Test("A database of an older version is brought up to date, or refused untouched to those who may not")
    func migration() async throws {
        let all = EmbeddedFiles.all.compactMap { Migration(name: $0.key, sql: $0.value) }
        let older = try Migrator(all.filter { $0.number < Schema.version })
        let file = DatabaseFile(path: path, applicationID: Schema.applicationID, knownVersion: older.version)
        try file.create(under: WriterLock(database: path), lockMilliseconds: 100) { try older.migrate($0, at: 0) }
        let before = try folder.bytes("articles.sqlite")
        let fault = #expect(throws: DatabaseFault.self) { try open { $0.opening = .existing } }
        #expect(fault?.reason == .older(version: older.version, needed: Schema.version))
        #expect(try folder.bytes("articles.sqlite") == before)
        let store = try open()
        try await save(1, store)
        #expect(try await count(store) == 0)
    }

    @Test("A database whose migrations are not ours is refused")
    func changedMigration() throws {
        do {
            _ = try open()
            let connection = try Connection(.readWrite(path: path))
            try connection.execute("UPDATE schema_migrations SET checksum = 'x' WHERE number = 2")
        }
        let fault = #expect(throws: DatabaseFault.self) { try open() }
        #expect(fault?.description.contains("0002") == true)
        #expect(fault?.description.contains("articles.sqlite") == true)
    }

    @Test(
        "A file that isn't one of ours is refused with its name, and is as it was",
        arguments: [
            ("empty", [], "is empty"),
            ("garbage", Array(repeating: 0x5A, count: 20_000), "not an SQLite database"),
            ("text", Array("# A document\n".utf8), "not an SQLite database"),
        ] as [(String, [UInt8], String)]
    )
    func strangers(name: String, bytes: [UInt8], words: String) throws {
        try folder.write(bytes, to: "articles.sqlite")
        for opening in [SQLiteStore.Opening.createOrMigrate, .existing] {
            let error = #expect(throws: DatabaseFault.self) { try open { $0.opening = opening } }
            #expect(error?.description.contains("articles.sqlite") == true)
            #expect(error?.description.contains(words) == true)
        }
        #expect(try folder.bytes("articles.sqlite") == Data(bytes))
        #expect(try folder.names == ["articles.sqlite"])
    }

    @Test("A place where no file can be made is named", arguments: ["", "/none/there/a.sqlite", "/dev/null/a.sqlite"])
    func nowhere(path: String) {
        let error = #expect(throws: DatabaseFault.self) { try SQLiteStore.open(path: path) }
        #expect(error?.description.hasPrefix(path) == true)
    }

    @Test("The secret of a database is random, lasting and its own")
    func secret() async throws {
        let store = try open()
        let secret = try await store.secret()
        #expect(secret.count == 32)
        #expect(Set(secret).count > 8)
        #expect(try await store.secret() == secret)
        #expect(try await store.secret(named: "other") != secret)
        await store.close()
        let again = try open()
        #expect(try await again.secret() == secret)
        let other = try SQLiteStore.open(path: folder.file("other.sqlite"))
        #expect(try await other.secret() != secret)
    }

    // MARK: Changes

    private final class Log<Element: Sendable>: Sendable {
        private let elements = Mutex<[Element]>([])
        func add(_ element: Element) { elements.withLock { $0.append(element) } }
        var all: [Element] { elements.withLock { $0 } }
    }

    @Test("What a write changed is told before it is answered")
    func changes() async throws {
        let log = Log<Set<Change>>()
        let store = try open { $0.onChange = { log.add($0) } }
        try await save(1, store)
        #expect(log.all == [[.article(Samples.slug("margins-1"))]])
        try await insert(1, store)
        #expect(log.all.last == [.comments(Samples.slug("margins-1"))])
        try await store.write {
            try $0.comments.insert(Samples.comment(2, status: .pending), secrets: Samples.secrets(2))
        }
        #expect(log.all.count == 2)
        let withdrawn = Samples.content(of: Samples.article(slug: Samples.slug("renamed"), status: .withdrawn))
        try await store.write { try $0.articles.save(withdrawn, formerAnchors: [:], fingerprint: "f") }
        let both = ["margins-1", "renamed"].map(Samples.slug)
        #expect(log.all.last == Set(both.map { .article($0) } + both.map { .comments($0) }))
    }

    @Test("The table of changes has a row for each change that can be seen, in the order of commits")
    func sequence() async throws {
        let store = try open { $0.now = { Timestamp(millisecondsSince1970: 42) } }
        try await save(1, store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 { group.addTask { try await insert(number, store) } }
            try await group.waitForAll()
        }
        try await store.write {
            try $0.comments.insert(Samples.comment(90, status: .pending), secrets: Samples.secrets(90))
        }
        for status in [Article.Status.draft, .draft, .published] {
            let content = Samples.content(of: Samples.article(status: status))
            try await store.write { try $0.articles.save(content, formerAnchors: [:], fingerprint: "f") }
        }
        let rows = try store.withWriterConnection { connection in
            try connection.all(preparing: "SELECT sequence, kind, at FROM changes ORDER BY sequence") {
                ($0.int(0), $0.text(1), $0.int(2))
            }
        }
        #expect(rows.map(\.0) == Array(1...53))
        #expect(
            rows.map(\.1) == ["articleSaved"] + Array(repeating: "commentPublished", count: 50) + [
                "articleRemoved", "articleSaved",
            ]
        )
        #expect(rows.allSatisfy { $0.2 == 42 })
    }

    @Test("What another store on the file writes is noticed, and seen by the next read")
    func foreignWrites() async throws {
        let log = Log<Bool>()
        let one = try open { $0.onForeignChange = { log.add(true) } }
        let two = try open()
        try await save(1, one)
        one.noticeForeignWrites()
        #expect(log.all.isEmpty)
        try await insert(1, two)
        #expect(try await count(one) == 1)
        one.noticeForeignWrites()
        #expect(log.all.count == 1)
        one.noticeForeignWrites()
        #expect(log.all.count == 1)
    }

    @Test("Two stores that write at once lose nothing")
    func twoWriters() async throws {
        let stores = [try open(), try open()]
        try await save(1, stores[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 { group.addTask { try await insert(number, stores[number % 2]) } }
            try await group.waitForAll()
        }
        for store in stores { #expect(try await count(store) == 200) }
        for store in stores { await store.close() }
        let check = try Connection(.readOnly(path: path)).all(preparing: "PRAGMA integrity_check") { $0.text(0) }
        #expect(check == ["ok"])
    }

    // MARK: Faults

    @Test("A full database answers as full, goes on reading, and writes again when there is room")
    func full() async throws {
        let store = try open()
        try await save(1, store)
        func limit(_ pages: Int) throws {
            try store.withWriterConnection { try $0.execute("PRAGMA max_page_count = \(pages)") }
        }
        let pages = try store.withWriterConnection { try $0.all(preparing: "PRAGMA page_count") { $0.int(0) }[0] }
        try limit(pages + 2)
        var refused = 0
        for number in 0..<60 {
            do {
                try await insert(number, store)
            } catch {
                #expect(error as? StoreError == .full)
                refused += 1
            }
            #expect(try await count(store) == number + 1 - refused)
        }
        #expect(refused > 0)
        try limit(1_000_000)
        let before = try await count(store)
        try await insert(1_000, store)
        #expect(try await count(store) == (before ?? 0) + 1)
    }

    @Test("While another process holds the lock writes are told to come again, and reads go on")
    func lockHeld() async throws {
        let store = try open { $0.lockMilliseconds = 20 }
        try await save(1, store)
        let lock = WriterLock(database: path)
        try lock.lock(milliseconds: 0)
        await #expect(throws: StoreError.busy) { try await insert(1, store) }
        #expect(try await count(store) == 0)
        // Starting doesn't need the lock either.
        let second = try open { $0.lockMilliseconds = 20 }
        #expect(try await count(second) == 0)
        lock.unlock()
        try await insert(1, store)
        #expect(try await count(store) == 1)
    }

    @Test("A read that takes too long is told to come again", arguments: [true, false])
    func timeLimit(isInMemory: Bool) async throws {
        var configuration = SQLiteStore.Configuration()
        configuration.readMilliseconds = 30
        let path = isInMemory ? SQLiteStore.memoryPath : path
        let store = try SQLiteStore.open(path: path, configuration: configuration)
        try await save(1, store)
        await #expect(throws: StoreError.busy) {
            try await store.read { repositories in
                let end = ContinuousClock.now.advanced(by: .seconds(20))
                // Each statement is short; the limit is on the whole.
                while ContinuousClock.now < end { _ = try repositories.articles.sections(of: Samples.id(1)) }
            }
        }
        #expect(try await count(store) == 0)
    }

    @Test("More reads at once than there are connections are told to come again")
    func tooManyReaders() async throws {
        let store = try open { $0.readers = 1 }
        let (started, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let reader = Task.detached {
            try await store.read { _ in
                started.signal()
                go.wait()
            }
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                started.wait()
                continuation.resume()
            }
        }
        await #expect(throws: StoreError.busy) { try await count(store) }
        go.signal()
        try await reader.value
        #expect(try await count(store) == nil)
    }

    @Test("A damaged page is told as damage, not as an empty list")
    func damaged() async throws {
        let store = try open()
        for number in 1...20 { try await save(number, store) }
        await store.close()
        var bytes = try folder.bytes("articles.sqlite")
        for index in 8_192..<bytes.count - 4_096 where index % 3 == 0 { bytes[index] = 0x2E }
        try folder.write(bytes, to: "articles.sqlite")
        let fault = #expect(throws: DatabaseFault.self) { try open() }
        #expect(fault?.description.contains("damaged") == true)
        #expect(try folder.bytes("articles.sqlite") == bytes)
        let pool = ReaderPool(path: path, limit: 1, timeLimitMilliseconds: nil)
        let error = #expect(throws: (any Error).self) {
            try StoreError.translating {
                try pool.read { connection in
                    for number in 1...20 {
                        _ = try ArticleReader(connection: connection).sections(of: Samples.id(number))
                    }
                }
            }
        }
        guard case .corrupt = error as? StoreError else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("After closing reads and writes are refused, and closing again does nothing")
    func closed() async throws {
        let store = try open()
        try await save(1, store)
        await store.close()
        await store.close()
        await #expect(throws: StoreError.self) { try await count(store) }
        await #expect(throws: StoreError.self) { try await insert(1, store) }
        store.noticeForeignWrites()
    }

    // MARK: Backup

    @Test("A backup made while others post is whole and has all that was there before", arguments: [true, false])
    func backup(isInMemory: Bool) async throws {
        let store = try SQLiteStore.open(path: isInMemory ? SQLiteStore.memoryPath : path)
        try await save(1, store)
        for number in 0..<50 { try await insert(number, store) }
        async let posts: Void = {
            for number in 100..<150 { try await insert(number, store) }
        }()
        try await store.backUp(to: folder.file("backup.sqlite"))
        try await posts
        await #expect(throws: DatabaseFault.self) { try await store.backUp(to: folder.file("backup.sqlite")) }
        let copy = try SQLiteStore.open(path: folder.file("backup.sqlite"))
        let found = try #require(try await count(copy))
        #expect((50...100).contains(found))
        #expect(try await copy.secret() == store.secret())
    }
}
