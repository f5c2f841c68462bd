internal import CSQLite

/// A table whose rows a dump holds.
struct DumpTable: Sendable {
    let name: String
    /// The columns that hold values, generated ones left out, in the table's order.
    let columns: [String]
    /// Whether rows have a number by which they are read in the order of their making.
    let hasRowNumbers: Bool

    /// All rows in an order that two databases of the same rows share.
    var select: String {
        let list = columns.map(Self.quoted).joined(separator: ", ")
        return "SELECT \(list) FROM \(Self.quoted(name))\(hasRowNumbers ? " ORDER BY rowid" : "")"
    }

    /// One row, its values numbered as the columns are.
    var insert: String {
        let list = columns.map(Self.quoted).joined(separator: ", ")
        let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return "INSERT INTO \(Self.quoted(name)) (\(list)) VALUES (\(places))"
    }

    /// A name as SQL writes it.
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}

/// Which tables a dump holds, told by the schema alone, so that a table that is added is held as well.
enum DumpTables {
    /// The tables with rows of their own, in the order of their making, the counters of `AUTOINCREMENT` last: rows that
    /// are put in move these.
    static func ordinary(of connection: Connection) throws -> [DumpTable] {
        let found = try connection.all(
            preparing: """
                SELECT t.name, t.wr FROM sqlite_schema s JOIN pragma_table_list t ON t.name = s.name
                WHERE s.type = 'table' AND t.schema = 'main' AND t.type = 'table'
                AND (t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR t.name = 'sqlite_sequence')
                ORDER BY t.name = 'sqlite_sequence', s.rowid
                """
        ) { (name: $0.text(0), isWithoutRowNumbers: $0.bool(1)) }
        return try found.map { table in
            let columns = try connection.all(preparing: "PRAGMA table_xinfo(\(DumpTable.quoted(table.name)))") {
                (name: $0.text(1), hidden: $0.int(6))
            }
            return DumpTable(
                name: table.name,
                columns: columns.filter { $0.hidden == 0 }.map(\.name),
                hasRowNumbers: !table.isWithoutRowNumbers
            )
        }
    }

    /// The full-text indexes (sqlite.org/fts5.html), whose rows follow from other tables.
    static func searchIndexes(of connection: Connection) throws -> [String] {
        try connection.all(
            preparing: """
                SELECT t.name FROM pragma_table_list t JOIN sqlite_schema s ON s.name = t.name
                WHERE t.schema = 'main' AND t.type = 'virtual' AND s.sql LIKE '%USING fts5%' ORDER BY t.name
                """
        ) { $0.text(0) }
    }
}
