internal import Markup

/// Reads the bytes of a document in any format.
public enum DocumentImporter {
    /// A reader of one format: pure, with no clock and no files.
    public typealias Reader = @Sendable (String, ImportOptions) throws(ImportError) -> ImportResult

    /// The reader of each format.
    static let readers: [DocumentFormat: Reader] = [
        .markdown: { text, options throws(ImportError) in try MarkdownImporter.read(text, options: options) },
        .text: { text, options throws(ImportError) in try PlainTextImporter.read(text, options: options) },
        .html: { text, options throws(ImportError) in try HTMLImporter.read(text, options: options) },
        .jats: { text, options throws(ImportError) in try JATSImporter.read(text, options: options) },
        .json: { text, options throws(ImportError) in try JSONImporter.read(text, options: options) },
    ]

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark; HTML and XML also in the encoding that they declare, the
    ///     report then counting the characters of the text in it.
    ///   - fileName: Only its extension counts: `md`, `markdown`, `mdown`, `mkd`; `txt`, `text`; `html`, `htm`, `xhtml`;
    ///     `jats`, `nxml`, `xml`; `json`.
    ///   - format: When nil, the extension tells, and after it the content.
    /// - Throws: `notUTF8` and `notText` with the byte offset, `unsupportedFormat`, and what the format's reader throws.
    public static func read(
        _ bytes: [UInt8],
        fileName: String? = nil,
        format: DocumentFormat? = nil,
        options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportResult {
        let decoded = try decode(bytes)
        let format = format ?? fileName.flatMap(self.format(ofFileName:)) ?? self.format(ofContent: decoded.text)
        guard let reader = readers[format] else {
            throw ImportError(
                code: "unsupportedFormat",
                message: "Documents in the format “\(format.rawValue)” can't be read."
            )
        }
        var result = try reader(printable(decoded.text), options)
        if decoded.hasByteOrderMark {
            for index in result.report.spans.indices {
                result.report.spans[index].start += 1
                result.report.spans[index].end += 1
            }
            let mark = ImportReport.Span(start: 0, end: 1, kind: .separator, name: "byte order mark")
            result.report.spans.insert(mark, at: 0)
        }
        return result
    }

    /// The text with U+FFFD for what neither XML nor HTML can hold (XML 1.0 §2.2) and a space for a form feed, so that an
    /// article's text and its HTML say the same.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { HTML.shown($0) != $0 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.lazy.map { HTML.shown($0) }))
    }

    private static func decode(_ bytes: [UInt8]) throws(ImportError) -> (text: String, hasByteOrderMark: Bool) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw ImportError(code: "notUTF8", message: "Byte 0: the document is UTF-16; save it as UTF-8.")
        }
        if let null = bytes.firstIndex(of: 0) {
            throw ImportError(
                code: "notText",
                message: "Byte \(null): a null byte stands in the document; it is no text."
            )
        }
        let hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        do {
            let text = try UTF8Span(validating: bytes.span)
            return (
                hasByteOrderMark ? String(String(copying: text).unicodeScalars.dropFirst()) : String(copying: text),
                hasByteOrderMark
            )
        } catch {
            // Word processors still save pages in the encoding of their system, and say so.
            if let declared = DeclaredEncoding(of: bytes), let text = declared.text(bytes) { return (text, false) }
            throw ImportError(
                code: "notUTF8",
                message: "Byte \(error.byteOffsets.lowerBound): the document is not valid UTF-8 from here on."
            )
        }
    }

    static func format(ofFileName name: String) -> DocumentFormat? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return switch name[name.index(after: dot)...].lowercased() {
        case "md", "markdown", "mdown", "mkd": .markdown
        case "txt", "text": .text
        case "html", "htm", "xhtml", "xht": .html
        case "jats", "nxml", "xml": .jats
        case "json": .json
        default: nil
        }
    }

    /// By its first characters HTML, JATS or JSON; else Markdown when there is front matter, a footnote's definition, or
    /// a heading with `#` before it.
    static func format(ofContent text: String) -> DocumentFormat {
        if let format = markedFormat(text) { return format }
        var isFirst = true
        for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if isFirst, line.elementsEqual("---".utf8) || line.elementsEqual("+++".utf8) { return .markdown }
            isFirst = false
            let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
            if (1...6).contains(hashes), line.dropFirst(hashes).first == UInt8(ascii: " ") { return .markdown }
            if line.starts(with: "[^".utf8), let end = line.firstIndex(of: UInt8(ascii: "]")),
                line.index(after: end) != line.endIndex, line[line.index(after: end)] == UInt8(ascii: ":")
            {
                return .markdown
            }
        }
        return .text
    }

    /// The format that the start of a document tells by tags or braces.
    private static func markedFormat(_ text: String) -> DocumentFormat? {
        let start = text.utf8.drop { $0.isSpace }.prefix(2000)
        if start.first == UInt8(ascii: "{") { return .json }
        guard start.first == UInt8(ascii: "<") else { return nil }
        let head = String(decoding: start, as: UTF8.self).lowercased()
        if head.hasPrefix("<!doctype html") || head.contains("<html") { return .html }
        if head.contains("<article") && (head.hasPrefix("<?xml") || head.contains("jats") || head.contains("<front")) {
            return .jats
        }
        if head.hasPrefix("<?xml") { return .jats }
        let tags = ["<head", "<body", "<main", "<article", "<div", "<section", "<p>", "<p ", "<h1", "<meta", "<!--"]
        return tags.contains(where: head.hasPrefix) ? .html : nil
    }
}
