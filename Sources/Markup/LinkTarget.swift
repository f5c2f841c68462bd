/// Decides which URLs of a document may stand in HTML, and writes them so that they mean the same to every browser.
enum LinkTarget {
    /// What is let through.
    enum Use {
        /// `http`, `https`, `mailto`.
        case commentLink
        /// Those, `#anchor`, and paths on this site.
        case articleLink
        /// `http`, `https`, and paths on this site.
        case articleImage
    }

    /// The URL for an attribute, not yet escaped for HTML, or nil when it may not stand there.
    ///
    /// A browser drops tabs and line breaks inside a URL and control characters and spaces around it, and reads `\` as
    /// `/` (URL Standard §4.4), so a URL with any of these is refused, not repaired.
    static func checked(_ raw: String, for use: Use) -> String? {
        guard raw.utf8.count <= 4096, raw.unicodeScalars.allSatisfy(isPlain) else { return nil }
        guard let colon = raw.utf8.firstIndex(of: UInt8(ascii: ":")), isScheme(raw[..<colon]) else {
            return checkedReference(raw, for: use)
        }
        let rest = raw[raw.utf8.index(after: colon)...]
        switch raw[..<colon].lowercased() {
        case "http", "https": return hasHost(rest) ? percentEncoded(raw) : nil
        case "mailto" where use != .articleImage: return isAddress(rest) ? percentEncoded(raw) : nil
        default: return nil
        }
    }

    /// A URL without a scheme.
    private static func checkedReference(_ raw: String, for use: Use) -> String? {
        switch use {
        case .commentLink: return nil
        case .articleLink where raw.utf8.first == UInt8(ascii: "#"):
            return raw.utf8.count > 1 ? percentEncoded(raw) : nil
        case .articleLink, .articleImage:
            // Nothing that becomes a scheme or a host once somebody decodes it.
            guard !raw.isEmpty, !raw.hasPrefix("//"), !raw.hasPrefix("#") else { return nil }
            var decoded = Array(raw.utf8)
            for _ in 0..<3 { decoded = percentDecoded(decoded) }
            let segment = decoded.prefix { ![0x2F, 0x3F, 0x23].contains($0) }
            guard !segment.contains(UInt8(ascii: ":")), !segment.contains(UInt8(ascii: "\\")),
                !decoded.starts(with: "//".utf8), !decoded.starts(with: "/\\".utf8),
                decoded.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
            else { return nil }
            return percentEncoded(raw)
        }
    }

    /// Neither a control, a space of any kind, nor a mark that changes how the text around it is shown.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x20, 0x5C, 0x7F...0xA0, 0xAD, 0xFFFD: false
        case 0x21...0x7E: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned: false
            default: true
            }
        }
    }

    private static func isScheme(_ text: Substring) -> Bool {
        // RFC 3986 §3.1.
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    /// Whether `//host` follows, with nobody's name before the host: that is how a link shows one host and goes to
    /// another.
    private static func hasHost(_ rest: Substring) -> Bool {
        guard rest.hasPrefix("//") else { return false }
        let authority = rest.dropFirst(2).utf8.prefix { ![0x2F, 0x3F, 0x23].contains($0) }
        return !authority.isEmpty && !authority.contains(UInt8(ascii: "@")) && authority.first != UInt8(ascii: ":")
    }

    private static func isAddress(_ rest: Substring) -> Bool {
        let address = rest.utf8.prefix { $0 != UInt8(ascii: "?") }
        guard let at = address.firstIndex(of: UInt8(ascii: "@")), at != address.startIndex,
            address.index(after: at) != address.endIndex
        else { return false }
        // A line break would start another field of the mail.
        return percentDecoded(Array(rest.utf8)).allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// What RFC 3986 does not let stand in a URL is encoded; what is encoded already stays.
    static func percentEncoded(_ raw: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(raw.utf8.count)
        for byte in raw.utf8 {
            switch byte {
            case 0x22, 0x3C, 0x3E, 0x5E, 0x60, 0x7B...0x7D, 0x80...0xFF:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
