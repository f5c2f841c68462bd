import Testing

@testable import SQLite

@Suite struct ConnectionTests {
    private let connection: Connection

    init() throws {
        connection = try Connection(.memory)
        try connection.execute("CREATE TABLE t (a ANY, b TEXT) STRICT; CREATE UNIQUE INDEX tb ON t (b);")
    }

    @Test(
        "A value comes back as it was bound",
        arguments: [
            Value.null, .integer(0 as Int64), .integer(Int64.min), .integer(Int64.max), .real(-0.1),
            .real(.greatestFiniteMagnitude), .text(""), .text("\u{0}a\u{0}"), .text("ñ 📎"), .blob([]),
            .blob([0, 255, 0]),
            .blob16(high: 0, low: 0), .blob16(high: .max, low: 0x8000_0000_0000_0001), .bool(true),
        ]
    )
    func value(value: Value) throws {
        let insert = Query("INSERT INTO t (a) VALUES (?1)")
        #expect(try connection.run(insert, [value]) == 1)
        let found = try #require(
            try connection.first(Query("SELECT a, typeof(a), length(a) FROM t")) { row -> Value in
                switch row.text(1) {
                case "null": .null
                case "integer": .integer(row.int64(0))
                case "real": .real(row.double(0))
                case "text": .text(row.text(0))
                default:
                    if case .blob16 = value {
                        .blob16(high: row.blob16(0).high, low: row.blob16(0).low)
                    } else {
                        .blob(row.bytes(0))
                    }
                }
            }
        )
        #expect(found == value)
    }

    @Test("Sixteen bytes sort as the pair of numbers does")
    func order() throws {
        let pairs: [(UInt64, UInt64)] = [(0, 0), (0, .max), (1, 0), (0x7F, 5), (0x80, 0), (1 << 63, 0), (.max, .max)]
        for pair in pairs.reversed() {
            try connection.run(Query("INSERT INTO t (a) VALUES (?1)"), [.blob16(high: pair.0, low: pair.1)])
        }
        let found = try connection.all(Query("SELECT a FROM t ORDER BY a")) { $0.blob16(0) }
        #expect(found.map(\.high) == pairs.map(\.0))
        #expect(found.map(\.low) == pairs.map(\.1))
    }

    @Test("A row gives something for every type, and nil for NULL alone")
    func conversions() throws {
        let query = Query("SELECT 'x', 7, NULL, x'00', 0")
        let row = try connection.first(query) { row in
            (
                row.int(0), row.text(1), row.optionalText(2), row.optionalInt(2), row.optionalInt64(4), row.bool(4),
                row.blob16(3).high, row.optionalBlob16(2) == nil, row.bytes(0)
            )
        }
        let found = try #require(row)
        #expect((found.0, found.1, found.2, found.3, found.4, found.5) == (0, "7", nil, nil, 0, false))
        #expect((found.6, found.7, found.8) == (0, true, [UInt8(ascii: "x")]))
    }

    @Test("Malformed UTF-8 in a file is mended, not trapped on")
    func malformedText() throws {
        let text = try connection.first(Query("SELECT CAST(x'61FF62' AS TEXT)")) { $0.text(0) }
        #expect(text == "a\u{FFFD}b")
    }

    @Test("A statement is reset on every way out of its rows")
    func reset() throws {
        let insert = Query("INSERT INTO t (b) VALUES (?1)")
        let select = Query("SELECT b FROM t ORDER BY b")
        for text in ["a", "b", "c"] { try connection.run(insert, [.text(text)]) }
        struct Stop: Error {}
        #expect(throws: Stop.self) { try connection.forEach(select) { _ in throw Stop() } }
        #expect(try connection.first(select) { $0.text(0) } == "a")
        #expect(throws: SQLiteError.self) { try connection.run(insert, [.text("a")]) }
        #expect(try connection.run(insert, [.text("d")]) == 1)
        #expect(try connection.all(select) { $0.text(0) } == ["a", "b", "c", "d"])
        // Nothing holds the table open any more.
        try connection.execute("DROP TABLE t")
    }

    @Test("A statement may run inside its own rows")
    func reentry() throws {
        let insert = Query("INSERT INTO t (b) VALUES (?1)")
        for text in ["a", "b"] { try connection.run(insert, [.text(text)]) }
        let select = Query("SELECT b FROM t ORDER BY b")
        let pairs = try connection.all(select) { outer in
            try connection.all(select) { outer.text(0) + $0.text(0) }
        }
        #expect(pairs == [["aa", "ab"], ["ba", "bb"]])
    }

    @Test(
        "An error is told by its extended code",
        arguments: [
            ("INSERT INTO t (b) VALUES ('x'), ('x')", SQLiteError.Kind.constraint(.unique), 2067),
            ("INSERT INTO p VALUES (1), (1)", .constraint(.primaryKey), 1555),
            ("INSERT INTO p (a) VALUES (NULL)", .constraint(.notNull), 1299),
            ("INSERT INTO p VALUES (-1)", .constraint(.check), 275),
            ("INSERT INTO c VALUES (9)", .constraint(.foreignKey), 787),
            ("SELECT * FROM nothing", .other, 1),
            ("SELEC", .other, 1),
        ] as [(String, SQLiteError.Kind, Int32)]
    )
    func codes(sql: String, kind: SQLiteError.Kind, code: Int32) throws {
        try connection.execute(
            """
            CREATE TABLE p (a INT NOT NULL PRIMARY KEY CHECK (a >= 0)) STRICT;
            CREATE TABLE c (a INT REFERENCES p (a)) STRICT;
            """
        )
        let error = #expect(throws: SQLiteError.self) { try connection.run(Query(sql)) }
        #expect(error?.kind == kind)
        #expect(error?.code == code)
        // The statement is for logs at debug level.
        #expect(error.map { !"\($0)".contains("p VALUES") } == true)
    }

    @Test("Text in double quotes is no text: a misspelt column is an error")
    func doubleQuotes() throws {
        #expect(throws: SQLiteError.self) { try connection.run(Query("SELECT \"misspelt\" FROM t")) }
    }

    @Test("What takes too long is interrupted by a timer, and what comes after is not", .timeLimit(.minutes(10)))
    func interrupting() throws {
        let connection = try Connection(.memory)
        let endless = "WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT count(*) FROM n"
        for milliseconds in [0, 30] {
            let error = #expect(throws: SQLiteError.self) {
                try connection.interrupting(afterMilliseconds: milliseconds) {
                    try connection.all(preparing: endless) { $0.int(0) }
                }
            }
            #expect(error?.kind == .interrupted)
            #expect(try connection.all(preparing: "SELECT 7") { $0.int(0) } == [7])
        }
        let unlimited = try connection.interrupting(afterMilliseconds: nil) {
            try connection.all(preparing: "SELECT 8") { $0.int(0) }
        }
        #expect(unlimited == [8])
    }

    @Test("A transaction that throws is undone, a savepoint that throws undoes itself alone")
    func transactions() throws {
        struct Stop: Error {}
        let insert = Query("INSERT INTO t (b) VALUES (?1)")
        #expect(throws: Stop.self) {
            try connection.writing {
                try connection.run(insert, [.text("undone")])
                throw Stop()
            }
        }
        try connection.writing {
            _ = try connection.savepoint { try connection.run(insert, [.text("kept")]) }
            #expect(throws: Stop.self) {
                try connection.savepoint { () throws -> Void in
                    try connection.run(insert, [.text("lost")])
                    throw Stop()
                }
            }
            _ = try connection.savepoint { try connection.run(insert, [.text("kept too")]) }
        }
        #expect(connection.isAutocommitting)
        #expect(try connection.all(Query("SELECT b FROM t")) { $0.text(0) } == ["kept", "kept too"])
    }

    @Test("A statement that runs too long is stopped, and the next one runs", .timeLimit(.minutes(10)))
    func timeLimit() throws {
        let endless = Query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n")
        // Without the limit it would never come back.
        let stopped = #expect(throws: SQLiteError.self) {
            try connection.withTimeLimit(milliseconds: 20) { try connection.first(endless) { $0.int(0) } }
        }
        #expect(stopped?.kind == .interrupted)
        #expect(try connection.first(Query("SELECT 1")) { $0.int(0) } == 1)
        // A limit within a limit can't lengthen it, and one that overflows is none.
        let error = #expect(throws: SQLiteError.self) {
            try connection.withTimeLimit(milliseconds: 20) {
                try connection.withTimeLimit(milliseconds: .max) { try connection.first(endless) { $0.int(0) } }
            }
        }
        #expect(error?.kind == .interrupted)
    }

    @Test("A connection has the settings that the storage rules ask for")
    func settings() throws {
        func value(_ pragma: String) throws -> Int? {
            try connection.all(preparing: "PRAGMA \(pragma)") { $0.int(0) }.first
        }
        #expect(try value("foreign_keys") == 1)
        #expect(try value("synchronous") == 2)
        #expect(try value("trusted_schema") == 0)
        #expect(try value("mmap_size") ?? 0 == 0)
        #expect(try value("wal_autocheckpoint") == 0)
        // DEFENSIVE: the schema can't be written by hand.
        try connection.execute("PRAGMA writable_schema = ON")
        #expect(throws: SQLiteError.self) { try connection.execute("DELETE FROM sqlite_schema") }
    }

    @Test("A path may hold any characters", arguments: ["a b%20?c#d.sqlite", "ñ&=+.sqlite", "%00.sqlite"])
    func paths(name: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file(name)
        do {
            let connection = try Connection(.create(path: path))
            try connection.execute("CREATE TABLE t (a INT)")
        }
        for target in [Connection.Target.readOnly(path: path), .immutable(path: path), .readWrite(path: path)] {
            #expect(try Connection(target).all(preparing: "SELECT count(*) FROM t") { $0.int(0) } == [0])
        }
        #expect(try folder.names == [name])
    }

    @Test("Nothing is made where nothing shall be made")
    func absent() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none.sqlite")
        for target in [Connection.Target.readOnly(path: path), .immutable(path: path), .readWrite(path: path)] {
            let error = #expect(throws: SQLiteError.self) { _ = try Connection(target) }
            #expect(error?.kind == .cannotOpen)
        }
        #expect(try folder.names == [])
    }
}
