internal import Foundation

/// A text in the form in which quotes are compared: NFC, each run of white space one space, none at the ends.
///
/// A selection in a browser carries line breaks where paragraphs meet, and a source its own; neither is a word.
struct FoldedText: Sendable, Equatable, Hashable {
    /// UTF-8.
    let bytes: [UInt8]

    /// Folds a text; linear in its length.
    init(_ text: String) {
        self.init(joining: [text])
    }

    /// Several texts one after the other, parted by a space.
    init(joining texts: [String]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 1 })
        var needsSpace = false
        for text in texts {
            let normal = Self.isSurelyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
            for scalar in normal.unicodeScalars {
                if Self.isSpace(scalar) {
                    needsSpace = true
                    continue
                }
                if needsSpace, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
                needsSpace = false
                bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            }
            needsSpace = true
        }
        self.bytes = bytes
    }

    /// The text, or a part of it that begins and ends at whole scalars.
    func text(_ range: Range<Int>? = nil) -> String {
        String(decoding: range.map { bytes[$0] } ?? bytes[...], as: UTF8.self)
    }

    /// Where the last `count` characters before an offset begin.
    func start(ofCharacters count: Int, before offset: Int) -> Int {
        // A character of more bytes than this is no writing; it is cut between scalars.
        var start = max(0, offset - count * 16)
        while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return offset - text(start..<offset).suffix(count).utf8.count
    }

    /// Where the first `count` characters after an offset end.
    func end(ofCharacters count: Int, after offset: Int) -> Int {
        var end = min(bytes.count, offset + count * 16)
        while end > offset, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return offset + text(offset..<end).prefix(count).utf8.count
    }

    /// Whether no word goes on across an offset.
    func isWordBoundary(_ offset: Int) -> Bool {
        guard offset > 0, offset < bytes.count else { return true }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = offset + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return !(Self.isInWord(text(start..<offset)) && Self.isInWord(text(offset..<end)))
    }

    private static func isInWord(_ text: String) -> Bool {
        guard let scalar = text.unicodeScalars.first else { return false }
        // Scripts without spaces have no boundaries that could be told here.
        guard !scalar.properties.isIdeographic, !(0x3040...0x30FF).contains(scalar.value) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: true
        case ..<0x85: false
        default: scalar.properties.isWhitespace
        }
    }

    /// Whether a text holds only scalars that NFC leaves alone whatever stands beside them: Latin letters with their
    /// accents, and the marks of English printing.
    private static func isSurelyComposed(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x2010...0x2027).contains($0.value) }
    }
}
