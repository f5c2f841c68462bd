import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct GroupWriterTests {
    private static let insert = Query("INSERT INTO t (a) VALUES (?1)")
    private static let numbers = Query("SELECT a FROM t ORDER BY a")

    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("d.sqlite")
        let connection = try Connection(.create(path: path))
        try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB) STRICT;")
    }

    private func writer(
        limits: GroupWriter<Int>.Limits = .init(),
        events: GroupWriter<Int>.Events = .init()
    ) throws -> GroupWriter<Int> {
        try GroupWriter(
            Connection(.readWrite(path: path)),
            lock: WriterLock(database: path),
            limits: limits,
            events: events
        )
    }

    private func numbers() throws -> [Int] {
        try Connection(.readOnly(path: path)).all(Self.numbers) { $0.int(0) }
    }

    private func insert(_ number: Int, _ writer: GroupWriter<Int>) async throws {
        try await writer.write { connection in
            try connection.run(Self.insert, [.integer(number)])
            return ((), [number])
        }
    }

    /// Keeps the writer at work until it is let go, so that writes gather behind it.
    private func hold(_ writer: GroupWriter<Int>) async -> DispatchSemaphore {
        let (started, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        Task.detached {
            try await writer.write { _ in
                started.signal()
                go.wait()
                return ((), [])
            }
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                started.wait()
                continuation.resume()
            }
        }
        return go
    }

    private func waitUntil(_ condition: () -> Bool) async throws {
        for _ in 0..<300_000 {
            if condition() { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record("waited in vain")
    }

    @Test("Writes that wait are committed as a group, each with its own outcome")
    func groups() async throws {
        struct Stop: Error {}
        let writer = try writer(
            limits: {
                var limits = GroupWriter<Int>.Limits(); limits.groupMilliseconds = 10_000; return limits
            }()
        )
        let go = await hold(writer)
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await writer.write { connection in
                            try connection.run(Self.insert, [.integer(number)])
                            if number % 4 == 0 { throw Stop() }
                            return ((), [])
                        }
                        return true
                    } catch is Stop {
                        return false
                    }
                }
            }
            try await waitUntil { writer.statistics.waiting == 20 }
            go.signal()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { !$0 }.count == 5)
        #expect(try numbers() == (0..<20).filter { $0 % 4 != 0 })
        #expect(writer.statistics.groups == 2)
        #expect(writer.statistics.writes == 16)
    }

    @Test("A write that throws before it wrote has none run again; one that throws later, those before it")
    func runsAgain() async throws {
        struct Stop: Error {}
        final class Runs: Sendable {
            let counts = Mutex([Int](repeating: 0, count: 6))
        }
        for throwsLate in [false, true] {
            let writer = try writer(
                limits: {
                    var limits = GroupWriter<Int>.Limits()
                    limits.groupMilliseconds = 10_000
                    return limits
                }()
            )
            let go = await hold(writer)
            let runs = Runs()
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        _ = try? await writer.write { connection in
                            runs.counts.withLock { $0[number] += 1 }
                            if number == 3, !throwsLate { throw Stop() }
                            try connection.run(Self.insert, [.integer(number + (throwsLate ? 10 : 0))])
                            if number == 3 { throw Stop() }
                            return ((), [])
                        }
                    }
                    // In this order.
                    try? await waitUntil { writer.statistics.waiting == number + 1 }
                }
                go.signal()
            }
            #expect(runs.counts.withLock { $0 } == (throwsLate ? [2, 2, 2, 1, 1, 1] : [1, 1, 1, 1, 1, 1]))
            #expect(writer.statistics.groups == 2 && writer.statistics.writes == 6)
        }
        #expect(try numbers() == [0, 1, 2, 4, 5, 10, 11, 12, 14, 15])
    }

    @Test("A group is bounded in number and in time")
    func bounds() async throws {
        var limits = GroupWriter<Int>.Limits()
        limits.group = 8
        limits.groupMilliseconds = 10_000
        let many = try writer(limits: limits)
        limits.group = 256
        limits.groupMilliseconds = 0
        let slow = try writer(limits: limits)
        for (writer, offset, groups) in [(many, 0, 4), (slow, 100, 21)] {
            let go = await hold(writer)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 { group.addTask { try await insert(offset + number, writer) } }
                try await waitUntil { writer.statistics.waiting == 20 }
                go.signal()
                try await group.waitForAll()
            }
            #expect(writer.statistics.groups == groups)
        }
        #expect(try numbers().count == 40)
    }

    @Test("A full queue refuses at once, and takes again when there is room")
    func fullQueue() async throws {
        var limits = GroupWriter<Int>.Limits()
        limits.waiting = 3
        let writer = try writer(limits: limits)
        let go = await hold(writer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<3 { group.addTask { try await insert(number, writer) } }
            try await waitUntil { writer.statistics.waiting == 3 }
            await #expect(throws: WriteFailure.queueFull) { try await insert(9, writer) }
            go.signal()
            try await group.waitForAll()
        }
        try await insert(10, writer)
        #expect(try numbers() == [0, 1, 2, 10])
    }

    @Test("What was changed is told after the commit and before the answer")
    func events() async throws {
        let told = Mutex<[Set<Int>]>([])
        let path = path
        var events = GroupWriter<Int>.Events()
        let box = TellTale(told)
        events.onCommit = { effects in
            // Another connection sees it already.
            let seen = (try? Connection(.readOnly(path: path)).all(Self.numbers) { $0.int(0) }) ?? []
            #expect(effects.isSubset(of: seen))
            box.told.withLock { $0.append(effects) }
        }
        let writer = try writer(events: events)
        try await insert(1, writer)
        #expect(box.told.withLock { $0 } == [[1]])
        struct Stop: Error {}
        await #expect(throws: Stop.self) { try await writer.write { _ -> ((), Set<Int>) in throw Stop() } }
        #expect(box.told.withLock { $0 } == [[1]])
    }

    /// A list that closures on several threads share.
    private final class TellTale: Sendable {
        let told: Mutex<[Set<Int>]>

        init(_ told: consuming Mutex<[Set<Int>]>) { self.told = told }
    }

    private final class Counter: Sendable {
        let count = Atomic<Int>(0)
        func add() { count.wrappingAdd(1, ordering: .relaxed) }
        var value: Int { count.load(ordering: .relaxed) }
    }

    @Test("Another's commit is noticed by a look, and by the next write; one's own never is")
    func foreignCommits() async throws {
        let counter = Counter()
        var events = GroupWriter<Int>.Events()
        events.onForeignCommit = { counter.add() }
        let one = try writer(events: events)
        let two = try writer()
        for number in 0..<50 {
            try await insert(number, one)
            one.noticeForeignCommits()
        }
        #expect(counter.value == 0)
        try await insert(100, two)
        one.noticeForeignCommits()
        #expect(counter.value == 1)
        one.noticeForeignCommits()
        #expect(counter.value == 1)
        try await insert(101, two)
        try await insert(102, one)
        #expect(counter.value == 2)
        one.noticeForeignCommits()
        #expect(counter.value == 2)
        // After one's own commit, between two looks.
        try await insert(103, one)
        try await insert(104, two)
        one.noticeForeignCommits()
        #expect(counter.value == 3)
    }

    @Test("No commit of another is missed while both write")
    func foreignCommitsUnderLoad() async throws {
        let counter = Counter()
        var events = GroupWriter<Int>.Events()
        events.onForeignCommit = { counter.add() }
        let one = try writer(events: events)
        let two = try writer()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for number in 0..<300 { try await insert(number, one) } }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<2_000 {
                        one.noticeForeignCommits()
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                for number in 1_000..<1_100 {
                    let before = counter.value
                    try await insert(number, two)
                    one.noticeForeignCommits()
                    try await waitUntil {
                        one.noticeForeignCommits()
                        return counter.value > before
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try numbers().count == 400)
    }

    @Test("While another holds the lock writes fail as busy after their deadline, and reads go on")
    func lockHeld() async throws {
        var limits = GroupWriter<Int>.Limits()
        limits.lockMilliseconds = 30
        let writer = try writer(limits: limits)
        let other = WriterLock(database: path)
        try other.lock(milliseconds: 0)
        let failure = await #expect(throws: WriteFailure.self) { try await insert(1, writer) }
        guard case .notBegun(let error) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(error.kind == .busy)
        #expect(try numbers() == [])
        other.unlock()
        try await insert(2, writer)
        #expect(try numbers() == [2])
    }

    @Test("A writer without our lock is waited for, and then told as busy")
    func strangerWrites() async throws {
        let stranger = try Connection(.readWrite(path: path))
        try stranger.begin()
        let writer = try GroupWriter<Int>(
            Connection(.readWrite(path: path), busyMilliseconds: 30),
            lock: WriterLock(database: path)
        )
        let failure = await #expect(throws: WriteFailure.self) { try await insert(1, writer) }
        guard case .notBegun(let error) = failure, error.kind == .busy else {
            Issue.record("\(String(describing: failure))")
            return
        }
        stranger.rollback()
        try await insert(2, writer)
        #expect(try numbers() == [2])
    }

    @Test("A full database fails the writes that need room, and takes writes again when there is some")
    func full() async throws {
        let writer = try writer()
        let pages = try writer.withConnection { try $0.all(preparing: "PRAGMA page_count") { $0.int(0) }[0] }
        try writer.withConnection { try $0.execute("PRAGMA max_page_count = \(pages + 8)") }
        let big = Query("INSERT INTO t (a, b) VALUES (?1, zeroblob(?2))")
        func insertBig(_ number: Int, bytes: Int) async throws {
            try await writer.write { connection in
                try connection.run(big, [.integer(number), .integer(bytes)])
                return ((), [number])
            }
        }
        try await insertBig(1, bytes: 10_000)
        for number in 2..<5 {
            await #expect(throws: (any Error).self) { try await insertBig(number, bytes: 100_000) }
        }
        try await insertBig(5, bytes: 10)
        #expect(try numbers() == [1, 5])
        try writer.withConnection { try $0.execute("PRAGMA max_page_count = 100000") }
        try await insertBig(6, bytes: 100_000)
        #expect(try numbers() == [1, 5, 6])
        await writer.close()
    }

    @Test("A closure that swallows a full disk and goes on writes nothing at all")
    func swallowed() async throws {
        let writer = try writer()
        await #expect(throws: (any Error).self) {
            try await writer.write { connection in
                try connection.run(Self.insert, [.integer(1)])
                // What SQLite does by itself after some errors.
                try connection.execute("ROLLBACK")
                // Would be committed one by one, outside any transaction.
                _ = try? connection.run(Self.insert, [.integer(2)])
                return ((), [2])
            }
        }
        #expect(try numbers() == [])
        try await insert(3, writer)
        #expect(try numbers() == [3])
    }

    @Test("The log is taken over every so many pages, stays bounded, and is empty at the end")
    func checkpoints() async throws {
        var limits = GroupWriter<Int>.Limits()
        limits.checkpointPages = 20
        limits.truncatePages = 200
        let writer = try writer(limits: limits)
        let big = Query("INSERT INTO t (a, b) VALUES (?1, zeroblob(8000))")
        var longest = 0
        for number in 0..<400 {
            try await writer.write { connection in
                try connection.run(big, [.integer(number)])
                return ((), [number])
            }
            longest = max(longest, writer.statistics.logPages)
        }
        #expect(longest < 60)
        #expect(try folder.bytes("d.sqlite").count > 400 * 8_000 - 60 * 4_096)
        await writer.close()
        #expect(try folder.bytes("d.sqlite-wal").count == 0)
        #expect(try numbers().count == 400)
        await #expect(throws: WriteFailure.stopped) { try await insert(1_000, writer) }
    }

    @Test("A reader that stays keeps the log from being emptied, not the writers from writing")
    func longReader() async throws {
        var limits = GroupWriter<Int>.Limits()
        limits.checkpointPages = 5
        limits.truncatePages = 20
        let writer = try writer(limits: limits)
        try await insert(0, writer)
        let reader = try Connection(.readOnly(path: path))
        try reader.execute("BEGIN")
        #expect(try reader.all(Self.numbers) { $0.int(0) } == [0])
        let big = Query("INSERT INTO t (a, b) VALUES (?1, zeroblob(8000))")
        for number in 1..<30 {
            try await writer.write { connection in
                try connection.run(big, [.integer(number)])
                return ((), [number])
            }
        }
        #expect(try reader.all(Self.numbers) { $0.int(0) } == [0])
        try reader.execute("COMMIT")
        for number in 30..<40 { try await insert(number, writer) }
        #expect(writer.statistics.logPages < 20)
        #expect(try numbers().count == 40)
    }

    @Test("Asked to, the log is emptied; not while a reader needs it, who goes on as the writers do")
    func emptied() async throws {
        let writer = try writer()
        try await insert(0, writer)
        let reader = try Connection(.readOnly(path: path))
        try reader.execute("BEGIN")
        #expect(try reader.all(Self.numbers) { $0.int(0) } == [0])
        try await insert(1, writer)
        #expect(try await writer.emptyLog() == false)
        #expect(try folder.bytes("d.sqlite-wal").count > 0)
        try await insert(2, writer)
        #expect(try reader.all(Self.numbers) { $0.int(0) } == [0])
        #expect(try numbers() == [0, 1, 2])
        try reader.execute("COMMIT")
        #expect(try await writer.emptyLog())
        #expect(try folder.bytes("d.sqlite-wal").count == 0)
        #expect(try await writer.emptyLog(), "an empty one too")
        let other = WriterLock(database: path)
        try other.lock(milliseconds: 0)
        #expect(try await writer.emptyLog() == false, "not while another process writes")
        other.unlock()
        try await insert(3, writer)
        #expect(try numbers() == [0, 1, 2, 3])
        await writer.close()
        await #expect(throws: WriteFailure.stopped) { try await writer.emptyLog() }
    }

    @Test("Closing finishes what is waiting")
    func closing() async throws {
        let writer = try writer()
        let go = await hold(writer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 { group.addTask { try await insert(number, writer) } }
            try await waitUntil { writer.statistics.waiting == 10 }
            group.addTask { await writer.close() }
            go.signal()
            try await group.waitForAll()
        }
        #expect(try numbers().count == 10)
    }
}
