internal import Markup

/// The YAML between two lines `---` at the start of a document, and where the text after it begins.
struct FrontMatter {
    /// The value that the YAML holds, nil without front matter or when it is empty.
    private(set) var root: YAMLNode?
    /// From the first `---` through the closing line, in bytes; empty without front matter.
    private(set) var bytes = 0..<0
    /// The YAML itself, in bytes.
    private(set) var yamlBytes = 0..<0

    /// Lines of the document before the YAML's line 1.
    static let linesBefore = 1

    /// Splits a document.
    ///
    /// A first line `---` is a thematic break when nothing closes it or a blank line follows, unless the next words are
    /// `key:`.
    init(_ source: [UInt8]) throws(ImportError) {
        let opening = Self.line(source, at: 0)
        if Self.trimmed(source, opening.text).elementsEqual("+++".utf8) {
            throw ImportError(
                code: "unsupportedFrontMatter",
                message: "Line 1: the front matter is TOML (`+++`); write it as YAML between lines of `---`."
            )
        }
        guard source.starts(with: "---".utf8), Self.trimmed(source, opening.text).count == 3 else { return }
        var start = opening.next
        while start < source.count {
            let line = Self.line(source, at: start)
            let text = Self.trimmed(source, line.text)
            if source[start] == UInt8(ascii: "-") || source[start] == UInt8(ascii: "."),
                text.elementsEqual("---".utf8) || text.elementsEqual("...".utf8)
            {
                bytes = 0..<line.text.upperBound
                yamlBytes = opening.next..<start
                break
            }
            start = line.next
        }
        let second = Self.line(source, at: opening.next).text
        let startsWithKey = Self.looksLikeKey(Self.firstWords(source, from: opening.next))
        if bytes.isEmpty, startsWithKey, !Self.trimmed(source, second).isEmpty {
            throw ImportError(
                code: "frontMatterMalformed",
                message: "Line 1: the front matter starts here, and no line `---` ends it."
            )
        }
        if Self.trimmed(source, second).isEmpty, !startsWithKey { (bytes, yamlBytes) = (0..<0, 0..<0) }
        guard !bytes.isEmpty else { return }
        do {
            root = try YAMLNode.read(String(decoding: source[yamlBytes], as: UTF8.self))
        } catch {
            throw ImportError(
                code: "frontMatterMalformed",
                message: "Line \(error.line + Self.linesBefore): \(error.message)."
            )
        }
    }

    private static func line(_ source: [UInt8], at start: Int) -> (text: Range<Int>, next: Int) {
        var end = start
        while end < source.count, source[end] != UInt8(ascii: "\n"), source[end] != UInt8(ascii: "\r") { end += 1 }
        var next = min(end + 1, source.count)
        if end < source.count, source[end] == UInt8(ascii: "\r"), next < source.count,
            source[next] == UInt8(ascii: "\n")
        {
            next += 1
        }
        return (start..<end, next)
    }

    private static func trimmed(_ source: [UInt8], _ range: Range<Int>) -> ArraySlice<UInt8> {
        var slice = source[range]
        while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
        return slice
    }

    /// The first line that is not blank.
    private static func firstWords(_ source: [UInt8], from start: Int) -> ArraySlice<UInt8> {
        var start = start
        while start < source.count {
            let line = line(source, at: start)
            let text = trimmed(source, line.text)
            if !text.isEmpty { return text }
            start = line.next
        }
        return []
    }

    private static func looksLikeKey(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return false }
        let isWord = line[..<colon].allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D
        }
        return isWord && (colon + 1 == line.endIndex || line[colon + 1] == 0x20)
    }
}
