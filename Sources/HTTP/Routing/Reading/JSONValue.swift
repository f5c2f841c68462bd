/// A JSON text as a tree.
enum JSONValue: Equatable {
    case null
    case boolean(Bool)
    /// As it was written, so that no digit is lost.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The tree of bytes that a `JSONScanner` took, whose nesting is therefore limited.
    init(scanned bytes: [UInt8]) {
        var reader = JSONTreeReader(bytes: bytes)
        self = reader.value()
    }
}

/// Builds the tree of a text that is known to be JSON, and so checks nothing; of other texts it builds anything.
private struct JSONTreeReader {
    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func value() -> JSONValue {
        skip(while: Self.isWhitespace)
        guard index < bytes.count else { return .null }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return .string(string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            let first = bytes[index]
            skip(while: { 0x61...0x7A ~= $0 })
            return first == UInt8(ascii: "n") ? .null : .boolean(first == UInt8(ascii: "t"))
        default:
            let start = index
            skip(while: { 0x2B...0x39 ~= $0 && $0 != 0x2C || $0 | 0x20 == UInt8(ascii: "e") })
            return .number(String(decoding: bytes[start..<index], as: UTF8.self))
        }
    }

    private mutating func object() -> JSONValue {
        var members: [String: JSONValue] = [:]
        index += 1
        while next(before: UInt8(ascii: "}")) {
            guard bytes[index] == UInt8(ascii: "\"") else { break }
            let name = string()
            skip(while: { Self.isWhitespace($0) || $0 == UInt8(ascii: ":") })
            members[name] = value()
        }
        return .object(members)
    }

    private mutating func array() -> JSONValue {
        var elements: [JSONValue] = []
        index += 1
        while next(before: UInt8(ascii: "]")) {
            let start = index
            elements.append(value())
            guard index > start else { break }
        }
        return .array(elements)
    }

    /// Goes past a comma to the next member or element; when there is none, past the closing bracket.
    private mutating func next(before end: UInt8) -> Bool {
        skip(while: { Self.isWhitespace($0) || $0 == UInt8(ascii: ",") })
        guard index < bytes.count, bytes[index] != end else {
            index = min(index + 1, bytes.count)
            return false
        }
        return true
    }

    private mutating func string() -> String {
        let start = index + 1
        index = start
        var hasEscapes = false
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 1
            }
            index += 1
        }
        let written = bytes[min(start, bytes.count)..<min(index, bytes.count)]
        index = min(index + 1, bytes.count)
        return hasEscapes
            ? String(decoding: JSONScan.unescaped(written), as: UTF8.self) : String(decoding: written, as: UTF8.self)
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while index < bytes.count, isSkipped(bytes[index]) { index += 1 }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
