import Foundation
import Testing

@testable import SQLite

@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private let path: String
    private static let insert = Query("INSERT INTO t (b) VALUES (zeroblob(2000))")
    private static let count = Query("SELECT count(*) FROM t")

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("d.sqlite")
        let connection = try Connection(.create(path: path))
        try connection.execute(
            "PRAGMA application_id = 9; PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB);"
        )
        try connection.writing { for _ in 0..<3_000 { try connection.run(Self.insert) } }
    }

    private func backup(_ name: String, id: Int32 = 9) -> Backup {
        Backup(to: DatabaseFile(path: folder.file(name), applicationID: id, knownVersion: 0))
    }

    private func rows(_ name: String) throws -> Int? {
        try Connection(.immutable(path: folder.file(name))).first(Self.count) { $0.int(0) }
    }

    @Test("A copy has what was committed when it began, in the log or not, while others go on writing")
    func whileWriting() throws {
        let source = try Connection(.readOnly(path: path))
        let writer = try Connection(.readWrite(path: path))
        try writer.run(Self.insert)
        var steps = 0
        try backup("copy.sqlite").make(from: source) { copied, pages in
            steps += 1
            #expect(copied <= pages)
            try writer.run(Self.insert)
        }
        #expect(steps > 1)
        #expect(try rows("copy.sqlite") == 3_001)
        #expect(try writer.first(Self.count) { $0.int(0) } == 3_001 + steps)
        #expect(try !folder.names.contains { $0.contains("partial") || $0.hasPrefix("copy.sqlite-") })
    }

    @Test("A nameless copy is the whole database and leaves no file, whatever becomes of it")
    func nameless() async throws {
        struct Enough: Error {}
        let source = try Connection(.readOnly(path: path))
        let before = try folder.names
        // What a process left that is no more; that of another program stays.
        try folder.write(Array("left".utf8), to: "d.sqlite-download-partial-999999999")
        try folder.write(Array("other".utf8), to: "d.sqlite-download-partial-x")
        let file = try backup("d.sqlite-download").makeNameless(from: source)
        #expect(try folder.names == (before + ["d.sqlite-download-partial-x"]).sorted())
        #expect(throws: Enough.self) {
            try backup("d.sqlite-download").makeNameless(from: source) { _, _ in throw Enough() }
        }
        #expect(throws: DatabaseFault.self) { try backup("d.sqlite-download", id: 8).makeNameless(from: source) }
        #expect(try folder.names == (before + ["d.sqlite-download-partial-x"]).sorted())
        var bytes: [UInt8] = []
        while case let piece = try await file.next(limit: 100_000), !piece.isEmpty { bytes += piece }
        #expect(bytes.count == file.size)
        try folder.write(bytes, to: "read.sqlite")
        #expect(try rows("read.sqlite") == 3_000)
    }

    @Test("A file that is there is replaced only on demand")
    func replacing() throws {
        try folder.write(Array("mine".utf8), to: "copy.sqlite")
        let source = try Connection(.readOnly(path: path))
        let fault = #expect(throws: DatabaseFault.self) { try backup("copy.sqlite").make(from: source) }
        #expect(fault?.reason == .exists)
        #expect(try folder.bytes("copy.sqlite") == Data("mine".utf8))
        try backup("copy.sqlite").make(from: source, isReplacing: true)
        #expect(try rows("copy.sqlite") == 3_000)
    }

    @Test("A copy that is broken off leaves nothing")
    func brokenOff() throws {
        struct Stop: Error {}
        let names = try folder.names
        let source = try Connection(.readOnly(path: path))
        #expect(throws: Stop.self) { try backup("copy.sqlite").make(from: source) { _, _ in throw Stop() } }
        #expect(try folder.names.filter { !$0.hasPrefix("d.sqlite") } == [])
        #expect(names.count <= (try folder.names.count))
        // The source is free again.
        #expect(source.isAutocommitting)
        try backup("copy.sqlite").make(from: source)
        #expect(try rows("copy.sqlite") == 3_000)
    }

    @Test("A copy of a damaged database, or of another program's, is not kept")
    func damaged() throws {
        let source = try Connection(.readOnly(path: path))
        let fault = #expect(throws: DatabaseFault.self) { try backup("copy.sqlite", id: 10).make(from: source) }
        #expect(fault?.reason == .foreign(applicationID: 9))
        #expect(try !folder.names.contains("copy.sqlite"))
        var bytes = try folder.bytes("d.sqlite")
        for index in 40_960..<49_152 { bytes[index] = 0xA5 }
        try folder.write(bytes, to: "bad.sqlite")
        let bad = try Connection(.immutable(path: folder.file("bad.sqlite")))
        #expect(throws: (any Error).self) { try backup("copy.sqlite").make(from: bad) }
        #expect(try !folder.names.contains("copy.sqlite"))
    }
}
