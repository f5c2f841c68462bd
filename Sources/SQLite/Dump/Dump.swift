internal import CSQLite
internal import Crypto

/// All rows of a database as JSON Lines: a head, a line a row, an end with the numbers and a digest.
///
/// What stands in it is told by the schema alone: every table with rows of its own, full-text indexes left out because
/// they follow from these.
public struct Dump: Sendable {
    /// How rows are written.
    public static let formatVersion = 1
    /// The program's name for its dumps, in the first line.
    let format: String

    /// A dump in a program's format.
    public init(format: String) {
        self.format = format
    }

    /// Writes the state that a database has now, while others go on reading and writing.
    ///
    /// - Parameters:
    ///   - connection: A connection with no transaction open.
    ///   - milliseconds: The time to be noted, since 1970.
    ///   - progress: Called now and then with the rows written.
    ///   - write: Takes the next bytes.
    /// - Returns: The rows of each table.
    @discardableResult
    public func write(
        _ connection: Connection,
        at milliseconds: Int64,
        progress: (_ rows: Int) -> Void = { _ in },
        to write: ([UInt8]) throws -> Void
    ) throws -> [String: Int] {
        var hash = SHA256()
        var buffer: [UInt8] = []
        func flush(above limit: Int) throws {
            guard buffer.count > limit else { return }
            buffer.withUnsafeBytes { hash.update(bufferPointer: $0) }
            try write(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        var counts: [String: Int] = [:]
        var total = 0
        try connection.reading {
            let version = try connection.all(preparing: "PRAGMA user_version") { $0.int(0) }.first ?? 0
            buffer +=
                DumpHead(
                    format: format,
                    formatVersion: Self.formatVersion,
                    schemaVersion: version,
                    writtenAt: milliseconds
                ).json
            for table in try DumpTables.ordinary(of: connection) {
                let names = table.columns.map { name in
                    var json: [UInt8] = []
                    DumpValue.write(name, to: &json)
                    return json
                }
                var head = Array("{\"table\":".utf8)
                DumpValue.write(table.name, to: &head)
                head += ",\"row\":{".utf8
                let statement = try Statement(table.select, on: connection.database)
                var count = 0
                while try statement.step() {
                    buffer += head
                    for (index, name) in names.enumerated() {
                        if index > 0 { buffer.append(UInt8(ascii: ",")) }
                        buffer += name
                        buffer.append(UInt8(ascii: ":"))
                        DumpValue(column: Int32(index), of: statement.handle).write(to: &buffer)
                    }
                    buffer += "}}\n".utf8
                    count += 1
                    total += 1
                    if total % 1_000 == 0 { progress(total) }
                    try flush(above: 1 << 16)
                }
                counts[table.name] = count
            }
        }
        try flush(above: 0)
        try write(DumpEnd(rows: counts, sha256: Self.hexadecimal(hash.finalize())).json)
        progress(total)
        return counts
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
    }
}
