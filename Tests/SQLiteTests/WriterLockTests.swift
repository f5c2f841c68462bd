import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct WriterLockTests {
    @Test("Two holders exclude each other, and the second waits no longer than it is told")
    func exclusion() throws {
        let folder = try TemporaryFolder()
        let (one, two) = (WriterLock(database: folder.file("d")), WriterLock(database: folder.file("d")))
        #expect(!one.exists)
        try one.withLock(milliseconds: 0) {
            let error = #expect(throws: SQLiteError.self) { try two.lock(milliseconds: 20) }
            #expect(error?.kind == .busy)
        }
        try two.withLock(milliseconds: 0) {}
        #expect(try folder.names == ["d-lock"])
    }

    @Test("The lock is let go of when its body throws")
    func throwing() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        let (one, two) = (WriterLock(database: folder.file("d")), WriterLock(database: folder.file("d")))
        #expect(throws: Stop.self) { try one.withLock(milliseconds: 0) { throw Stop() } }
        try two.withLock(milliseconds: 0) {}
    }

    @Test("A lock on a file that was removed is no lock: both go to the new file")
    func removed() throws {
        let folder = try TemporaryFolder()
        let (one, two) = (WriterLock(database: folder.file("d")), WriterLock(database: folder.file("d")))
        try one.withLock(milliseconds: 0) {}
        try FileManager.default.removeItem(atPath: folder.file("d-lock"))
        try one.withLock(milliseconds: 0) {
            #expect(throws: SQLiteError.self) { try two.lock(milliseconds: 0) }
        }
    }

    @Test(
        "Another process's lock is waited for",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock"), "needs flock(1)")
    )
    func otherProcess() throws {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/flock")
        process.arguments = [folder.file("d-lock"), "/bin/sh", "-c", "touch '\(folder.file("held"))'; sleep 0.3"]
        try process.run()
        while !FileManager.default.fileExists(atPath: folder.file("held")), process.isRunning { usleep(1_000) }
        let lock = WriterLock(database: folder.file("d"))
        #expect(throws: SQLiteError.self) { try lock.lock(milliseconds: 10) }
        try lock.withLock(milliseconds: 120_000) {}
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("Who asks for the lock gets it soon, however often another takes it")
    func fairness() throws {
        let folder = try TemporaryFolder()
        let (greedy, modest) = (WriterLock(database: folder.file("d")), WriterLock(database: folder.file("d")))
        let flag = Flag()
        let (started, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        DispatchQueue.global().async {
            while !flag.isOver.load(ordering: .relaxed) {
                do {
                    // Lets go of it for no longer than it takes to ask again.
                    try greedy.withLock(milliseconds: 120_000) {
                        started.signal()
                        flag.turns.wrappingAdd(1, ordering: .relaxed)
                        usleep(3_000)
                    }
                } catch {
                    Issue.record(error)
                }
            }
            done.signal()
        }
        defer {
            flag.isOver.store(true, ordering: .relaxed)
            done.wait()
        }
        started.wait()
        for _ in 0..<30 { try modest.withLock(milliseconds: 120_000) {} }
        // One turn of the other's, or two, for each of one's own; without turns it is ten or more.
        #expect(flag.turns.load(ordering: .relaxed) < 120)
    }

    private final class Flag: Sendable {
        let isOver = Atomic<Bool>(false)
        let turns = Atomic<Int>(0)
    }

    @Test("A folder that can't be written to gives an error that names the file")
    func folderMissing() throws {
        let folder = try TemporaryFolder()
        let lock = WriterLock(database: folder.file("none/d"))
        let error = #expect(throws: SQLiteError.self) { try lock.lock(milliseconds: 0) }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.message.contains("none/d-lock") == true)
    }
}
