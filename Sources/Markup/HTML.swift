/// Writing text into HTML.
public enum HTML {
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
