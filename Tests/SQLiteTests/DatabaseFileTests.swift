import Foundation
import Testing

@testable import SQLite

@Suite struct DatabaseFileTests {
    private static let id: Int32 = 0x1234_5678

    private func file(_ folder: TemporaryFolder, version: Int = 3) -> DatabaseFile {
        DatabaseFile(path: folder.file("d.sqlite"), applicationID: Self.id, knownVersion: version)
    }

    private func make(_ folder: TemporaryFolder, rows: Int = 2_000) throws {
        let file = file(folder)
        try file.create(under: WriterLock(database: file.path), lockMilliseconds: 100) { connection in
            try connection.execute("CREATE TABLE t (a INT, b TEXT); CREATE INDEX ta ON t (a); PRAGMA user_version = 3;")
            try connection.writing {
                let insert = Query("INSERT INTO t VALUES (?1, ?2)")
                for number in 0..<rows { try connection.run(insert, [.integer(number), .text("row \(number)")]) }
            }
        }
    }

    /// Inspects a file that is refused, and checks that nothing was changed or made.
    private func refusal(_ folder: TemporaryFolder, version: Int = 3) throws -> DatabaseFault.Reason? {
        let names = try folder.names
        let contents = try names.map { try folder.bytes($0) }
        let fault = #expect(throws: DatabaseFault.self) {
            try file(folder, version: version).inspect(checkMilliseconds: nil)
        }
        #expect(try folder.names == names)
        #expect(try folder.names.map { try folder.bytes($0) } == contents)
        #expect(fault?.path.hasSuffix("d.sqlite") == true)
        #expect(fault?.description.contains("d.sqlite") == true)
        return fault?.reason
    }

    @Test("A file that is not there is absent, and stays so")
    func absent() throws {
        let folder = try TemporaryFolder()
        #expect(try file(folder).inspect(checkMilliseconds: nil) == .absent)
        #expect(try folder.names == [])
    }

    @Test("A new database is sound, whole and alone in its folder but for the lock")
    func creation() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        #expect(try file(folder).inspect(checkMilliseconds: nil) == .database(version: 3))
        #expect(try folder.names == ["d.sqlite", "d.sqlite-lock"])
    }

    @Test("What fails while a database is made leaves no database, and what a killed process left is cleared away")
    func failedCreation() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        try folder.write(Array("half a database".utf8), to: "d.sqlite-new")
        let file = file(folder)
        let lock = WriterLock(database: file.path)
        #expect(throws: Stop.self) {
            try file.create(under: lock, lockMilliseconds: 100) { connection in
                try connection.execute("CREATE TABLE t (a)")
                throw Stop()
            }
        }
        #expect(try folder.names == ["d.sqlite-lock"])
        try make(folder)
        #expect(try file.inspect(checkMilliseconds: nil) == .database(version: 3))
    }

    @Test("A database that is there already is not made anew")
    func existing() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        let before = try folder.bytes("d.sqlite")
        let file = file(folder)
        try file.create(under: WriterLock(database: file.path), lockMilliseconds: 100) { _ in
            Issue.record("must not be filled")
        }
        #expect(try folder.bytes("d.sqlite") == before)
    }

    @Test("A file of no bytes is no database")
    func empty() throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: "d.sqlite")
        #expect(try refusal(folder) == .empty)
    }

    @Test("A file that is no database is refused", arguments: [1, 15, 16, 99, 100, 511, 512, 5_000, 70_000])
    func notADatabase(size: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }, to: "d.sqlite")
        #expect(try refusal(folder) == .notADatabase)
    }

    @Test("A directory is refused")
    func directory() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("d.sqlite"), withIntermediateDirectories: false)
        #expect(throws: DatabaseFault.self) { try file(folder).inspect(checkMilliseconds: nil) }
    }

    @Test("Another program's database is refused, in whatever journal mode", arguments: ["DELETE", "WAL"])
    func foreign(mode: String) throws {
        let folder = try TemporaryFolder()
        do {
            let connection = try Connection(.create(path: folder.file("d.sqlite")))
            try connection.execute("PRAGMA journal_mode = \(mode); PRAGMA application_id = 77; CREATE TABLE t (a);")
        }
        #expect(try refusal(folder) == .foreign(applicationID: 77))
    }

    @Test("Another program's database is refused while its log holds pages, and its log is left alone")
    func foreignWithLog() throws {
        let folder = try TemporaryFolder()
        let connection = try Connection(.create(path: folder.file("d.sqlite")))
        try connection.execute("PRAGMA application_id = 77; PRAGMA journal_mode = WAL; CREATE TABLE t (a);")
        #expect(try refusal(folder) == .foreign(applicationID: 77))
    }

    @Test("A database of a newer version is refused, one of an older version is told")
    func versions() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        #expect(try refusal(folder, version: 2) == .newer(version: 3, known: 2))
        #expect(try file(folder, version: 4).inspect(checkMilliseconds: nil) == .database(version: 3))
    }

    @Test("A truncated database is refused", arguments: [0.01, 0.3, 0.5, 0.9, 0.999])
    func truncated(part: Double) throws {
        let folder = try TemporaryFolder()
        try make(folder)
        let bytes = try folder.bytes("d.sqlite")
        try folder.write(bytes.prefix(Int(Double(bytes.count) * part)), to: "d.sqlite")
        let reason = try refusal(folder)
        if case .damaged = reason { return }
        #expect(reason == .notADatabase)
    }

    @Test("A database with a page of garbage is refused", arguments: 1..<8)
    func garbage(page: Int) throws {
        let folder = try TemporaryFolder()
        try make(folder)
        var bytes = try folder.bytes("d.sqlite")
        for index in page * 4_096..<(page + 1) * 4_096 { bytes[index] = UInt8(truncatingIfNeeded: index &* 131 &+ 89) }
        try folder.write(bytes, to: "d.sqlite")
        guard case .damaged = try refusal(folder) else {
            Issue.record("was not found damaged")
            return
        }
    }

    @Test("A garbled head is refused")
    func head() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        var bytes = try folder.bytes("d.sqlite")
        for index in 0..<100 { bytes[index] = UInt8(truncatingIfNeeded: index &* 57) }
        try folder.write(bytes, to: "d.sqlite")
        #expect(try refusal(folder) == .notADatabase)
    }

    @Test("What stands in the log counts: a database that was killed is read with its log")
    func killed() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        do {
            let connection = try Connection(.readWrite(path: folder.file("d.sqlite")))
            try connection.execute("PRAGMA user_version = 4; INSERT INTO t VALUES (-1, 'in the log')")
        }
        #expect(try folder.bytes("d.sqlite-wal").count > 0)
        #expect(try file(folder, version: 4).inspect(checkMilliseconds: nil) == .database(version: 4))
        #expect(try refusal(folder, version: 3) == .newer(version: 4, known: 3))
    }

    @Test("A check with no time left passes what it has not read")
    func checkLimit() throws {
        let folder = try TemporaryFolder()
        try make(folder, rows: 50_000)
        #expect(try file(folder).inspect(checkMilliseconds: 0) == .database(version: 3))
    }

    @Test("A symbolic link leads to the file, its log and its lock")
    func link() throws {
        let folder = try TemporaryFolder()
        try make(folder)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link.sqlite"),
            withDestinationPath: folder.file("d.sqlite")
        )
        let linked = DatabaseFile(path: folder.file("link.sqlite"), applicationID: Self.id, knownVersion: 3)
        #expect(linked.path == file(folder).path)
    }
}
