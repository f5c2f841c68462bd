/// Writing text into HTML.
public enum HTML {
    /// The text as HTML holds and shows it: line ends are U+000A, a form feed is a space, and what XML 1.0 §2.2 forbids is
    /// U+FFFD.
    ///
    /// For characters that a document names by their number, so that its text and its HTML say the same.
    public static func shown(_ text: String) -> String {
        // U+FFFE and U+FFFF begin with the byte EF.
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0xEF }) else { return text }
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": result.append("\n")
            case "\n" where isAfterReturn: break
            default: result.append(shown(scalar))
            }
            isAfterReturn = scalar == "\r"
        }
        return String(result)
    }

    /// A character as HTML holds it; line ends are left as they are.
    public static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x0C: " "
        case 0x00...0x08, 0x0B, 0x0E...0x1F, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }

    /// The text with `&`, `<`, `>`, `"` and `'` escaped: safe between tags and inside quoted attribute values.
    ///
    /// Characters that XML 1.0 §2.2 forbids become U+FFFD, so that the result also stands in a feed.
    public static func escaped(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
            // U+FFFE and U+FFFF, of which this is the last byte.
            case 0xBE, 0xBF:
                let isForbidden = result.count >= 2 && result[result.count - 2] == 0xEF && result.last == 0xBF
                result.append(isForbidden ? 0xBD : byte)
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: result.append(contentsOf: "\u{FFFD}".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
