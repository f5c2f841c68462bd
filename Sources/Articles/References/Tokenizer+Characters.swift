/// Characters and their classes, on bytes that come from a String and so are valid UTF-8.
extension Tokenizer {
    static let domains: Set<Word> = Set(
        "com org net gov edu io co info uk de fr".split(separator: " ").map { Word($0) }
    )

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    static func digits(_ bytes: [UInt8], _ start: Int, _ end: Int, _ flags: Token.Flags) -> Int {
        guard flags.contains(.hasDigit) else { return 0 }
        return bytes[start..<end].reduce(0) { $0 + (isDigit($1) ? 1 : 0) }
    }

    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x80: isAlphanumeric(UInt8(truncatingIfNeeded: scalar))
        case 0x80...0xBF: scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA
        case 0xD7, 0xF7: false
        case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE0F, 0xFF00...0xFF0F, 0xFFFD: false
        default: true
        }
    }

    static func isCapital(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        if scalar < 0x100 { return scalar >= 0xC0 && scalar <= 0xDE && scalar != 0xD7 }
        guard scalar < 0x2E80 else { return false }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// The scalar at `index`; the bytes come from a String, so they are valid UTF-8.
    static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32 { index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0 }
        switch first {
        case 0..<0xC0: return (first, 1)
        case 0xC0..<0xE0: return ((first & 0x1F) << 6 | tail(1), min(2, bytes.count - index))
        case 0xE0..<0xF0: return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), min(3, bytes.count - index))
        default:
            return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), min(4, bytes.count - index))
        }
    }
}
