internal import FoundationEssentials

/// What a line of a dump says, read from its JSON.
enum DumpLine: Sendable {
    /// The first line.
    case head(DumpHead)
    /// A row of a table.
    case row(table: String, values: [String: DumpValue])
    /// The last line.
    case end(DumpEnd)

    /// Reads a line; throws what the decoder throws.
    init(_ bytes: ArraySlice<UInt8>, decoder: JSONDecoder) throws {
        let wire = try decoder.decode(Wire.self, from: Data(bytes))
        switch (wire.table, wire.row, wire.format, wire.rows) {
        case (let table?, let row?, nil, nil): self = .row(table: table, values: row)
        case (nil, nil, let format?, nil):
            guard let formatVersion = wire.formatVersion, let schemaVersion = wire.schemaVersion else {
                throw Unknown()
            }
            self = .head(
                DumpHead(
                    format: format,
                    formatVersion: formatVersion,
                    schemaVersion: schemaVersion,
                    writtenAt: wire.writtenAt ?? 0
                )
            )
        case (nil, nil, nil, let rows?):
            guard let sha256 = wire.sha256 else { throw Unknown() }
            self = .end(DumpEnd(rows: rows, sha256: sha256))
        default: throw Unknown()
        }
    }

    /// An object that is none of the three kinds.
    struct Unknown: Error {}

    private struct Wire: Decodable {
        var format: String?
        var formatVersion: Int?
        var schemaVersion: Int?
        var writtenAt: Int64?
        var table: String?
        var row: [String: DumpValue]?
        var rows: [String: Int]?
        var sha256: String?
    }
}

/// The first line of a dump: what it is a dump of.
struct DumpHead: Sendable, Equatable {
    /// The program's name for its dumps.
    var format: String
    /// How rows are written; 1.
    var formatVersion: Int
    /// The schema that the rows belong to.
    var schemaVersion: Int
    /// Milliseconds since 1970.
    var writtenAt: Int64

    /// The line with its end.
    var json: [UInt8] {
        var json = Array("{\"format\":".utf8)
        DumpValue.write(format, to: &json)
        json += ",\"formatVersion\":\(formatVersion),\"schemaVersion\":\(schemaVersion)".utf8
        json += ",\"writtenAt\":\(writtenAt)}\n".utf8
        return json
    }
}

/// The last line of a dump, by which a truncated or changed one is told.
struct DumpEnd: Sendable, Equatable {
    /// Rows of each table.
    var rows: [String: Int]
    /// SHA-256 of all lines before this one, in hexadecimal.
    var sha256: String

    /// The line with its end.
    var json: [UInt8] {
        var json = Array("{\"rows\":{".utf8)
        for (index, (table, count)) in rows.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            DumpValue.write(table, to: &json)
            json += ":\(count)".utf8
        }
        json += "},\"sha256\":\"\(sha256)\"}\n".utf8
        return json
    }
}
