/// Reads the value of a field from left to right by the common grammar of RFC 9110 §5.6.
///
/// Each reading either takes what its name says, or takes nothing and says so.
struct FieldCursor {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skipWhitespace() {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
        index += 1
        return true
    }

    /// Bytes of one kind, as many as there are; nil when there are none.
    mutating func text(while isMember: (UInt8) -> Bool) -> String? {
        let start = index
        while index < bytes.count, isMember(bytes[index]) { index += 1 }
        return index == start ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// A token (RFC 9110 §5.6.2).
    mutating func token() -> String? {
        text(while: Self.isTokenByte)
    }

    /// A quoted string (RFC 9110 §5.6.4) without its quotes and escapes.
    mutating func quotedString() -> String? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
        var position = index + 1
        var content: [UInt8] = []
        while position < bytes.count {
            var byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                index = position + 1
                return String(decoding: content, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                position += 1
                guard position < bytes.count else { return nil }
                byte = bytes[position]
            }
            guard byte == 0x09 || byte >= 0x20 && byte != 0x7F else { return nil }
            content.append(byte)
            position += 1
        }
        return nil
    }

    /// A quality value (RFC 9110 §12.4.2) in thousandths.
    mutating func quality() -> Int? {
        let start = index
        guard let text = text(while: { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
        let digits = Array(text.utf8)
        guard digits[0] == 0x30 || digits[0] == 0x31, digits.count <= 5,
            digits.count == 1 || digits[1] == UInt8(ascii: "."), !digits.dropFirst(2).contains(UInt8(ascii: "."))
        else {
            index = start
            return nil
        }
        var value = digits[0] == 0x31 ? 1000 : 0
        var place = 100
        for digit in digits.dropFirst(2) {
            value += Int(digit - 0x30) * place
            place /= 10
        }
        if value > 1000 { index = start }
        return value > 1000 ? nil : value
    }

    /// Goes to the first member of a list; empty members don't count (RFC 9110 §5.6.1).
    mutating func beginList() {
        while index < bytes.count, bytes[index] == 0x2C || bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    /// Goes from the end of a member to the next or to the end; false when something else follows the member.
    mutating func endMember() -> Bool {
        skipWhitespace()
        guard !isAtEnd else { return true }
        guard bytes[index] == 0x2C else { return false }
        beginList()
        return true
    }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
