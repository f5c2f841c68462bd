import Foundation
import Testing

@testable import SQLite

@Suite("Dumps")
struct DumpTests {
    private let folder: TemporaryFolder
    private static let migrator: Migrator = {
        let tables = #"""
            CREATE TABLE things (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, parent INTEGER REFERENCES things (id),
                word TEXT, "odd ""name""" REAL, bytes BLOB,
                twice INTEGER GENERATED ALWAYS AS (id * 2) STORED) STRICT;
            CREATE TABLE pairs (a TEXT NOT NULL, b ANY, PRIMARY KEY (a)) STRICT, WITHOUT ROWID;
            CREATE VIRTUAL TABLE words USING fts5 (word, content = 'things', content_rowid = 'id');
            INSERT INTO pairs VALUES ('from the migration', 1);
            """#
        let later = "ALTER TABLE pairs ADD COLUMN c INTEGER NOT NULL DEFAULT 7;"
        do {
            return try Migrator(
                [
                    Migration(name: "0001_things.sql", sql: tables), Migration(name: "0002_later.sql", sql: later),
                ].compactMap { $0 }
            )
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ name: String, version: Int = 2) -> DatabaseFile {
        DatabaseFile(path: folder.file(name), applicationID: 9, knownVersion: version)
    }

    /// A database with every kind of value.
    private func makeSource(version: Int = 2) throws -> Connection {
        let connection = try Connection(.create(path: folder.file("source.sqlite")))
        try connection.execute("PRAGMA application_id = 9; PRAGMA journal_mode = WAL;")
        try Self.migrator.migrate(connection, to: version, at: 1_000)
        try connection.execute(
            #"""
            INSERT INTO things (id, parent, word, "odd ""name""", bytes) VALUES
                (1, NULL, 'plain', 1.0, x'00ff'), (2, 1, 'naïve " \ ' || char(0, 10, 31, 8232), 0.1 + 0.2, x''),
                (9007199254740993, 2, '', -9e999, zeroblob(100000)), (5, NULL, CAST(x'61ff62' AS TEXT), NULL, NULL);
            INSERT INTO pairs (a, b) VALUES ('1', 1), ('1.0', 1.0), ('text', '1'), ('blob', x'31'), ('null', NULL);
            DELETE FROM things WHERE id = 9007199254740993;
            INSERT INTO words (words) VALUES ('rebuild');
            """#
        )
        return connection
    }

    private func dump(_ connection: Connection) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try Dump(format: "test-dump").write(connection, at: 5) { bytes += $0 }
        return bytes
    }

    private func restore(_ bytes: [UInt8], _ options: Restoration.Options = Restoration.Options()) throws {
        try folder.write(bytes, to: "dump.jsonl")
        try Restoration(to: file("new.sqlite"), migrator: Self.migrator, format: "test-dump")
            .make(ofDump: folder.file("dump.jsonl"), at: 2_000, options: options)
    }

    /// The types and values of all rows of all tables.
    private func rows(_ connection: Connection) throws -> [String] {
        try ["things", "pairs", "schema_migrations", "sqlite_sequence"].flatMap { table in
            let columns = try connection.all(preparing: "PRAGMA table_xinfo(\(table))") { DumpTable.quoted($0.text(1)) }
            let list = columns.map { "typeof(\($0)), quote(\($0))" }.joined(separator: ", ")
            return try connection.all(preparing: "SELECT \(list) FROM \(table)") { row in
                table + (0..<Int32(2 * columns.count)).map { row.text($0) }.joined(separator: "|")
            }
        }
    }

    // MARK: What can't be read back

    @Test(
        "A file that is no whole dump of this program is refused with its line, and nothing is made",
        arguments: [
            ("", 0, "is empty", "nothing at all"),
            ("GET / HTTP/1.1\n", 1, "neither an export nor a backup", "another format"),
            (#"{"format":"other","formatVersion":1,"schemaVersion":2}"# + "\n", 1, "neither", "another program"),
            (#"{"format":"test-dump","formatVersion":2,"schemaVersion":2}"# + "\n", 1, "newer", "a format to come"),
            (#"{"format":"test-dump","formatVersion":1,"schemaVersion":3}"# + "\n", 1, "newer", "a schema to come"),
            (#"{"format":"test-dump","formatVersion":1,"schemaVersion":0}"# + "\n", 1, "no such", "no schema"),
            (#"{"format":"test-dump","formatVersion":1"#, 1, "cut off", "a line without an end"),
        ]
    )
    func noDump(text: String, line: Int, words: String, reason: String) throws {
        let fault = #expect(throws: DumpFault.self) { try restore(Array(text.utf8)) }
        #expect(fault?.description.contains(words) == true, "\(reason): \(fault.map(\.description) ?? "")")
        #expect(fault?.line ?? 0 == line)
        #expect(try folder.names == ["dump.jsonl"])
    }

    @Test("A dump with any line missing, changed, doubled or added is refused, and nothing is made")
    func changed() throws {
        let lines = try dump(makeSource()).split(separator: UInt8(ascii: "\n")).map(Array.init)
        let names = try folder.names
        func check(_ lines: [[UInt8]], _ what: String) throws {
            let bytes = Array(lines.map { $0 + [UInt8(ascii: "\n")] }.joined())
            #expect(throws: DumpFault.self, "\(what)") { try restore(bytes) }
            #expect(try folder.names == (names + ["dump.jsonl"]).sorted(), "\(what)")
        }
        for index in lines.indices {
            var less = lines
            less.remove(at: index)
            try check(less, "line \(index + 1) missing")
            var more = lines
            more.insert(lines[index], at: index)
            try check(more, "line \(index + 1) doubled")
            var other = lines
            other[index][other[index].count / 2] ^= 1
            try check(other, "line \(index + 1) changed")
        }
        try check(lines + [Array(#"{"more": 1}"#.utf8)], "a line after the end")
        var swapped = lines
        swapped.swapAt(2, 3)
        try check(swapped, "two rows in another order")
    }

    @Test(
        "A row that does not fit its table is named with its line",
        arguments: [
            (#"{"table":"nothing","row":{"a":1}}"#, "no table nothing"),
            (#"{"table":"pairs","row":{"a":"x"}}"#, "3 columns"),
            (#"{"table":"pairs","row":{"a":"x","b":1,"d":2}}"#, "pairs.c is missing"),
            (#"{"table":"pairs","row":{"a":null,"b":1,"c":2}}"#, "NOT NULL"),
            (#"{"table":"pairs","row":{"a":"x","b":true,"c":2}}"#, "no line of an export"),
            (#"{"table":"pairs","row":{"a":{"blob":"%"},"b":1,"c":2}}"#, "base64"),
            (#"{"table":"pairs","row":{"a":{"real":"much"},"b":1,"c":2}}"#, "number"),
            (#"{"table":"pairs"}"#, "neither a row nor an end"),
            (#"{"format":"test-dump","formatVersion":1,"schemaVersion":2}"#, "second head"),
        ]
    )
    func misfit(row: String, words: String) throws {
        let head = #"{"format":"test-dump","formatVersion":1,"schemaVersion":2}"#
        let fault = #expect(throws: DumpFault.self) { try restore(Array("\(head)\n\(row)\n".utf8)) }
        #expect(fault?.line == 2)
        #expect(fault?.description.contains(words) == true, "\(fault.map(\.description) ?? "")")
    }

    @Test("Rows that refer to nothing are refused at the end")
    func references() throws {
        let source = try makeSource()
        try source.execute("PRAGMA foreign_keys = OFF; DELETE FROM things WHERE id = 1;")
        let bytes = try dump(source)
        let fault = #expect(throws: DatabaseFault.self) { try restore(bytes) }
        #expect(fault?.description.contains("refer to nothing") == true)
        #expect(try !folder.names.contains { $0.hasPrefix("new.sqlite") && !$0.hasSuffix("-lock") })
    }

    // MARK: What can

    @Test("Every value of every type comes back as it was, the counters of AUTOINCREMENT too")
    func identity() throws {
        let source = try makeSource()
        try restore(dump(source))
        let copy = try Connection(.readWrite(path: folder.file("new.sqlite")))
        let all = try rows(source)
        #expect(try rows(copy) == all)
        #expect(all.count == 3 + 6 + 2 + 1)
        #expect(try dump(copy) == dump(source))
        try copy.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        #expect(try copy.all(preparing: "SELECT rowid FROM words('plain')") { $0.int(0) } == [1])
        try copy.execute("INSERT INTO things (word) VALUES ('next')")
        #expect(try copy.all(preparing: "SELECT max(id) FROM things") { $0.int64(0) } == [9_007_199_254_740_994])
    }

    @Test("A dump of an older schema is read into that schema and then brought up to date")
    func older() throws {
        try restore(dump(makeSource(version: 1)))
        let copy = try Connection(.readOnly(path: folder.file("new.sqlite")))
        #expect(try copy.all(preparing: "SELECT c FROM pairs GROUP BY c") { $0.int(0) } == [7])
        #expect(try copy.all(preparing: "SELECT applied_at FROM schema_migrations") { $0.int(0) } == [1_000, 2_000])
    }

    @Test("A dump is of one moment, whatever is written meanwhile")
    func snapshot() throws {
        let writer = try makeSource()
        let before = try dump(writer)
        let reader = try Connection(.readOnly(path: folder.file("source.sqlite")))
        var bytes: [UInt8] = []
        try Dump(format: "test-dump").write(reader, at: 5) { piece in
            if bytes.isEmpty { try writer.execute("INSERT INTO pairs (a) VALUES ('meanwhile')") }
            bytes += piece
        }
        #expect(bytes == before)
        #expect(try dump(reader) != before)
    }

    // MARK: The place

    @Test("A database that is there stays unless it may be replaced and nobody uses it")
    func replacing() throws {
        let bytes = try dump(makeSource())
        try restore(bytes)
        let first = try folder.bytes("new.sqlite")
        #expect(#expect(throws: DatabaseFault.self) { try restore(bytes) }?.reason == .exists)
        var options = Restoration.Options()
        options.isReplacing = true
        do {
            let user = try Connection(.readWrite(path: folder.file("new.sqlite")))
            try user.execute("INSERT INTO pairs (a) VALUES ('of the former')")
            #expect(#expect(throws: DatabaseFault.self) { try restore(bytes, options) }?.reason == .inUse)
            #expect(try user.all(preparing: "SELECT count(*) FROM pairs") { $0.int(0) } == [7])
        }
        try restore(bytes, options)
        #expect(try folder.bytes("new.sqlite").count == first.count)
        let copy = try Connection(.readOnly(path: folder.file("new.sqlite")))
        #expect(try copy.all(preparing: "SELECT count(*) FROM pairs") { $0.int(0) } == [6])
        #expect(try !folder.names.contains { $0.contains("restored") })
    }

    @Test("The log of a database that is gone is not taken for that of the new one")
    func leftLog() throws {
        let source = try makeSource()
        let bytes = try dump(source)
        try folder.write(folder.bytes("source.sqlite-wal"), to: "new.sqlite-wal")
        #expect(#expect(throws: DatabaseFault.self) { try restore(bytes) }?.reason == .leftLog)
        var options = Restoration.Options()
        options.isReplacing = true
        try restore(bytes, options)
        #expect(try !folder.names.contains("new.sqlite-wal"))
    }

    @Test("A damaged database may be replaced")
    func replacingDamaged() throws {
        let bytes = try dump(makeSource())
        try folder.write([UInt8](repeating: 0x5A, count: 9_000), to: "new.sqlite")
        var options = Restoration.Options()
        options.isReplacing = true
        try restore(bytes, options)
        #expect(try file("new.sqlite").inspect(checkMilliseconds: nil) == .database(version: 2))
    }

    @Test("A backup is restored if it is one of this program and whole")
    func backup() throws {
        let source = try makeSource()
        try Backup(to: file("copy.sqlite")).make(from: source)
        let restoration = Restoration(to: file("new.sqlite"), migrator: Self.migrator, format: "test-dump")
        #expect(DatabaseFile.looksLikeDatabase(folder.file("copy.sqlite")))
        try restoration.make(ofBackup: folder.file("copy.sqlite"))
        #expect(try rows(Connection(.readOnly(path: folder.file("new.sqlite")))) == rows(source))
        let foreign = DatabaseFile(path: folder.file("b.sqlite"), applicationID: 10, knownVersion: 2)
        let other = Restoration(to: foreign, migrator: Self.migrator, format: "test-dump")
        let fault = #expect(throws: DatabaseFault.self) { try other.make(ofBackup: folder.file("copy.sqlite")) }
        #expect(fault?.reason == .foreign(applicationID: 9))
        var bytes = try folder.bytes("copy.sqlite")
        bytes.replaceSubrange(4_096..<8_192, with: Data(repeating: 0xA5, count: 4_096))
        try folder.write(bytes, to: "bad.sqlite")
        #expect(throws: DatabaseFault.self) { try other.make(ofBackup: folder.file("bad.sqlite")) }
        #expect(try !folder.names.contains { $0.hasPrefix("b.sqlite") })
    }

    @Test("A file that is written is there whole, for its owner alone, or not at all")
    func output() throws {
        let path = folder.file("out.jsonl")
        do {
            let file = try OutputFile(path: path)
            try file.write([1, 2, 3])
            #expect(try !folder.names.contains("out.jsonl"))
        }
        #expect(try folder.names == [])
        let file = try OutputFile(path: path)
        try file.write([1, 2, 3])
        try file.finish()
        #expect(try folder.bytes("out.jsonl") == Data([1, 2, 3]))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: DatabaseFault.self) { _ = try OutputFile(path: path) }
    }
}
