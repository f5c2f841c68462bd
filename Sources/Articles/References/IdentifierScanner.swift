/// A URL, DOI or ISBN as it stands in a note.
struct NoteIdentifier: Sendable, Equatable {
    enum Kind: Sendable {
        case url
        case doi
        case isbn
    }

    var kind: Kind
    var value: String
    /// A break or a space inside was mended.
    var isMended = false
}

/// Finds URLs, DOIs and ISBNs in the bytes of a note, each in one pass over its own bytes.
struct IdentifierScanner {
    let bytes: [UInt8]

    /// What begins at `start`, with the index after it.
    func identifier(at start: Int) -> (identifier: NoteIdentifier, end: Int)? {
        switch bytes[start] | 0x20 {
        case UInt8(ascii: "h"), UInt8(ascii: "f"):
            guard let body = schemeEnd(start) else { break }
            return url(from: start, body: body)
        case UInt8(ascii: "w"):
            guard hasPrefix("www.", at: start), start + 4 < bytes.count, Self.isHost(bytes[start + 4]) else { break }
            return url(from: start, body: start + 4)
        case UInt8(ascii: "1") where bytes[start] == 0x31:
            return doi(from: start)
        default: break
        }
        return bareHost(at: start)
    }

    /// The number after the word ISBN, which ends at `start`.
    func isbn(after start: Int) -> (identifier: NoteIdentifier, start: Int, end: Int)? {
        var index = start
        for mark in ["-13", "-10"] where hasPrefix(mark, at: index) { index += 3 }
        while index < bytes.count, bytes[index] == 0x3A || bytes[index] <= 0x20 { index += 1 }
        let first = index
        var digits = 0
        var end = index
        // At most 13 digits with their hyphens.
        while index < bytes.count, index - first < 24 {
            let byte = bytes[index]
            if Self.isDigit(byte) {
                digits += 1
                end = index + 1
            } else if byte | 0x20 == UInt8(ascii: "x"), digits == 9 {
                digits += 1
                end = index + 1
                break
            } else if byte != 0x2D, byte != 0x20 {
                break
            }
            if digits == 13 { break }
            index += 1
        }
        guard digits == 10 || digits == 13 else { return nil }
        let value = String(decoding: bytes[first..<end], as: UTF8.self)
        return (NoteIdentifier(kind: .isbn, value: value), first, end)
    }

    // MARK: URL

    private func schemeEnd(_ start: Int) -> Int? {
        for scheme in ["https://", "http://", "ftp://"] where hasPrefix(scheme, at: start) {
            return start + scheme.utf8.count
        }
        return nil
    }

    private func url(from start: Int, body: Int) -> (identifier: NoteIdentifier, end: Int)? {
        var first = body
        var mended = false
        // "https:// www.example.org": a break after the scheme.
        if first < bytes.count, bytes[first] <= 0x20, first + 1 < bytes.count, Self.isHost(bytes[first + 1]),
            looksLikeHost(at: first + 1)
        {
            first += 1
            mended = true
        }
        var pieces: [UInt8] = mended ? Array(bytes[start..<body]) : []
        var pieceStart = mended ? first : start
        var end = urlRunEnd(first)
        guard end > first else { return nil }
        // At most a few breaks: each is one more chance to take words of the sentence for the URL.
        for _ in 0..<4 {
            guard let next = continuation(from: end) else { break }
            pieces += bytes[pieceStart..<end]
            if next.needsSpace { pieces += Array("%20".utf8) }
            pieceStart = end + 1
            end = next.end
            mended = true
        }
        end = trimmedEnd(from: pieceStart, to: end)
        guard end > pieceStart else { return nil }
        pieces += bytes[pieceStart..<end]
        if let range = doiInURL(pieces) {
            let value = String(decoding: pieces[range...], as: UTF8.self)
            return (NoteIdentifier(kind: .doi, value: Self.removingPercentEncoding(value), isMended: mended), end)
        }
        return (NoteIdentifier(kind: .url, value: Self.percentEncoded(pieces), isMended: mended), end)
    }

    /// A host without a scheme, such as `nytimes.com/2019/…`; only when a path follows.
    private func bareHost(at start: Int) -> (identifier: NoteIdentifier, end: Int)? {
        var index = start
        var lastDot = -1
        while index < bytes.count, index - start < 80, Self.isHost(bytes[index]) {
            if bytes[index] == 0x2E { lastDot = index }
            index += 1
        }
        guard index < bytes.count, bytes[index] == 0x2F, lastDot > start, index - lastDot > 2,
            index + 1 < bytes.count, Self.isURLByte(bytes[index + 1]),
            Self.topLevelDomains.contains(Word(String(decoding: bytes[(lastDot + 1)..<index], as: UTF8.self)))
        else { return nil }
        return url(from: start, body: start)
    }

    private func looksLikeHost(at start: Int) -> Bool {
        var index = start
        var hasDot = false
        while index < bytes.count, index - start < 80, Self.isHost(bytes[index]) {
            if bytes[index] == 0x2E, index + 1 < bytes.count, Self.isHost(bytes[index + 1]) { hasDot = true }
            index += 1
        }
        return hasDot
    }

    private func urlRunEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isURLByte(bytes[end]), !isTypographicMark(end) { end += 1 }
        return end
    }

    /// Quotation marks, ellipsis and ideographic full stop end a URL; other letters beyond ASCII don't.
    private func isTypographicMark(_ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        if bytes[index] == 0xE2, bytes[index + 1] == 0x80 {
            return (0x98...0xA6).contains(bytes[index + 2])
        }
        return bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] < 0x92
    }

    /// Whether the word after a break at `end` still belongs to the URL.
    ///
    /// Only a word that no sentence has counts: with a path's slash and hyphens, or an ending such as `.html`.
    private func continuation(from end: Int) -> (end: Int, needsSpace: Bool)? {
        guard end + 1 < bytes.count, end > 0, bytes[end] == 0x20 || bytes[end] == 0x0A else { return nil }
        let start = end + 1
        guard Self.isURLByte(bytes[start]), bytes[start] != 0x28, bytes[start] != 0x5B, !isTypographicMark(start) else {
            return nil
        }
        let last = bytes[end - 1]
        // A comma or full stop before the break belongs to the sentence.
        guard last != 0x2C, last != 0x3B, last != 0x29, last != 0x3E else { return nil }
        var index = start
        var slashes = 0
        var joints = 0
        var digits = 0
        var capitals = 0
        while index < bytes.count, Self.isURLByte(bytes[index]), !isTypographicMark(index) {
            switch bytes[index] {
            case 0x2F: slashes += 1
            case 0x2D, 0x5F, 0x3D, 0x25, 0x26: joints += 1
            case 0x30...0x39: digits += 1
            case 0x41...0x5A: capitals += 1
            case 0x3A: return nil
            default: break
            }
            index += 1
        }
        let word = trimmedEnd(from: start, to: index)
        let hasEnding = Self.endings.contains { hasSuffix($0, start: start, end: word) }
        let isBrokenAtMark =
            last == 0x2F || last == 0x2D || last == 0x5F || last == 0x3D || last == 0x26 || last == 0x3F
        if isBrokenAtMark {
            let isPath =
                slashes > 0 || joints > 1 || hasEnding || (joints > 0 && digits > 0)
                || (last == 0x2D && capitals == 0 && joints > 0)
            return isPath && capitals < 4 ? (index, false) : nil
        }
        guard last != 0x2E, slashes > 0 && joints > 1 || hasEnding || joints > 2 else { return nil }
        if bytes[start] >= 0x41, bytes[start] <= 0x5A, !hasEnding, slashes == 0 { return nil }
        return (index, bytes[end] == 0x20)
    }

    /// Without the sentence's punctuation and brackets that were opened before the URL.
    private func trimmedEnd(from start: Int, to limit: Int) -> Int {
        var end = limit
        var opened = 0
        var closed = 0
        for index in start..<limit {
            if bytes[index] == 0x28 || bytes[index] == 0x5B { opened += 1 }
            if bytes[index] == 0x29 || bytes[index] == 0x5D { closed += 1 }
        }
        while end > start {
            switch bytes[end - 1] {
            case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A: end -= 1
            case 0x29, 0x5D:
                guard closed > opened else { return end }
                closed -= 1
                end -= 1
            default: return end
            }
        }
        return end
    }

    private func doiInURL(_ url: [UInt8]) -> Int? {
        for host in [
            "https://doi.org/10.", "http://doi.org/10.", "https://dx.doi.org/10.", "http://dx.doi.org/10.",
            "https://www.doi.org/10.", "doi.org/10.", "dx.doi.org/10.",
        ] {
            let prefix = Array(host.utf8)
            guard url.count > prefix.count, zip(url, prefix).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            return prefix.count - 3
        }
        return nil
    }

    // MARK: DOI

    /// `10.` with four to nine digits, a slash and a suffix.
    private func doi(from start: Int) -> (identifier: NoteIdentifier, end: Int)? {
        guard hasPrefix("10.", at: start) else { return nil }
        var index = start + 3
        while index < bytes.count, Self.isDigit(bytes[index]) || bytes[index] == 0x2E { index += 1 }
        guard index - start >= 7, index - start <= 16, index + 1 < bytes.count, bytes[index] == 0x2F else { return nil }
        index += 1
        var mended = false
        let suffix: Int
        // A break right after the slash.
        if bytes[index] <= 0x20 {
            index += 1
            mended = true
        }
        suffix = index
        index = urlRunEnd(index)
        let end = trimmedEnd(from: suffix, to: index)
        guard end > suffix else { return nil }
        let prefix = mended ? suffix - 1 : suffix
        let value = String(decoding: bytes[start..<prefix] + bytes[suffix..<end], as: UTF8.self)
        return (NoteIdentifier(kind: .doi, value: value, isMended: mended), end)
    }

    // MARK: bytes

    private func hasPrefix(_ prefix: String, at start: Int) -> Bool {
        var index = start
        for byte in prefix.utf8 {
            guard index < bytes.count, bytes[index] == byte || bytes[index] | 0x20 == byte else { return false }
            index += 1
        }
        return true
    }

    private func hasSuffix(_ suffix: String, start: Int, end: Int) -> Bool {
        let length = suffix.utf8.count
        return end - start > length && hasPrefix(suffix, at: end - length)
    }

    private static let endings = [".html", ".htm", ".pdf", ".php", ".aspx", ".asp", ".shtml", ".jsp", ".cfm"]

    private static let topLevelDomains: Set<Word> = Set(
        "com org net gov edu int mil io co uk de fr eu info us ca au jp kr kp cn ch ru it nl se no be at es nz in il za br ie"
            .split(separator: " ").map { Word($0) }
    )

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isHost(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2E || byte == 0x2D
    }

    private static func isURLByte(_ byte: UInt8) -> Bool {
        guard byte > 0x20, byte != 0x7F else { return false }
        switch byte {
        case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: return false
        default: return true
        }
    }

    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A DOI in a resolver's address is percent-encoded (`%3C` in the older ones of Wiley); the DOI itself isn't.
    private static func removingPercentEncoding(_ text: String) -> String {
        let source = Array(text.utf8)
        guard source.contains(0x25) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == 0x25, index + 2 < source.count, let high = hex(source[index + 1]),
                let low = hex(source[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(source[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
