internal import CSQLite
internal import FoundationEssentials

/// A value of a row as a dump writes it: `null`, an integer, a text, or an object that names the type.
///
/// `{"real": "0.75"}`, so that a number never changes its type or its last digit; `{"blob": "…"}` in base64, and
/// `{"text": "…"}` the same for a text that is not UTF-8.
enum DumpValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case malformedText([UInt8])
    case blob([UInt8])

    /// A column of the row on which a statement stands.
    init(column: Int32, of statement: OpaquePointer) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            // The text has to be asked for before its length (sqlite.org/c3ref/column_blob.html).
            let start = sqlite3_column_text(statement, column)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            self = String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .malformedText(Array(bytes))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: self = .null
        }
    }

    /// Binds the value to a parameter.
    func bind(to index: Int32, of statement: OpaquePointer) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(let text): Self.bind(Array(text.utf8), to: index, of: statement)
        case .malformedText(let bytes): Self.bind(bytes, to: index, of: statement)
        case .blob(let bytes):
            bytes.withUnsafeBytes {
                $0.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : csqlite_bind_blob(statement, index, $0.baseAddress, Int32(clamping: $0.count))
            }
        }
    }

    private static func bind(_ text: [UInt8], to index: Int32, of statement: OpaquePointer) -> Int32 {
        text.withUnsafeBytes {
            csqlite_bind_text(
                statement,
                index,
                $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: $0.count)
            )
        }
    }

    /// Appends the value as JSON.
    func write(to json: inout [UInt8]) {
        switch self {
        case .null: json += "null".utf8
        case .integer(let number): json += String(number).utf8
        case .real(let number): json += "{\"real\":\"\(number)\"}".utf8
        case .text(let text): Self.write(text, to: &json)
        case .malformedText(let bytes): json += "{\"text\":\"\(Data(bytes).base64EncodedString())\"}".utf8
        case .blob(let bytes): json += "{\"blob\":\"\(Data(bytes).base64EncodedString())\"}".utf8
        }
    }

    /// Appends a text as a JSON string (RFC 8259 §7).
    static func write(_ text: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): json += "\\n".utf8
            case 0x00...0x1F:
                json += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }
}

extension DumpValue: Decodable {
    private enum Key: String, CodingKey {
        case real
        case text
        case blob
    }

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let text = try? single.decode(String.self) {
            // Not a text: another of the types below, or an error there.
            self = .text(text)
        } else if let number = try? single.decode(Int64.self) {
            // Not an integer: an object, or an error there.
            self = .integer(number)
        } else {
            let object = try decoder.container(keyedBy: Key.self)
            if let text = try object.decodeIfPresent(String.self, forKey: .real) {
                guard let number = Double(text) else { throw Self.fault(object, .real, "no number") }
                self = .real(number)
            } else if let bytes = try object.decodeIfPresent(String.self, forKey: .blob) {
                guard let bytes = Data(base64Encoded: bytes) else { throw Self.fault(object, .blob, "no base64") }
                self = .blob(Array(bytes))
            } else {
                let bytes = try object.decode(String.self, forKey: .text)
                guard let bytes = Data(base64Encoded: bytes) else { throw Self.fault(object, .text, "no base64") }
                self = .malformedText(Array(bytes))
            }
        }
    }

    private static func fault(_ object: KeyedDecodingContainer<Key>, _ key: Key, _ words: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: object, debugDescription: words)
    }
}
