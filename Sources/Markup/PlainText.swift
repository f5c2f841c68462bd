/// The words of blocks as a reader reads them.
///
/// Paragraphs, list items, quotations, table rows and code blocks are parted by `"\n\n"`, the cells of a row by a tab;
/// line breaks are spaces and runs of spaces are one, but in code. A space that only parted a footnote's marker from
/// the punctuation after it is left out.
public struct PlainText: Sendable, Equatable {
    /// The words.
    public private(set) var text = ""
    /// Where footnotes are called, in the order of the text.
    public private(set) var references: [Reference] = []

    /// The place of a footnote's marker.
    public struct Reference: Sendable, Equatable {
        /// What is called.
        public var reference: FootnoteReference
        /// UTF-16 code units into `text`.
        public var offset: Int
        /// How many `"\n\n"` stand before it in `text`.
        public var paragraph: Int
    }

    private var offset = 0
    private var paragraph = 0
    /// Something was written in this paragraph.
    private var isParagraphOpen = false
    /// A space or a tab that is written before the next word of this paragraph.
    private var pendingSpace: String?
    /// How many of the references were met before this paragraph.
    private var earlierReferences = 0
    /// Whether a marker stands where the pending space is.
    private var isAfterMarker = false
    private let keepsDestinations: Bool
    private let keepsSpacing: Bool
    private let referenceText: (@Sendable (FootnoteReference) -> String)?

    /// The words of blocks.
    ///
    /// - Parameters:
    ///   - keepsDestinations: Writes the URL of a link in parentheses after words that don't show it.
    ///   - keepsSpacing: Takes runs of spaces and the line breaks of a paragraph as they stand.
    ///   - referenceText: When given, what to print for a footnote's marker.
    public init(
        _ blocks: [Block],
        keepsDestinations: Bool = false,
        keepsSpacing: Bool = false,
        referenceText: (@Sendable (FootnoteReference) -> String)? = nil
    ) {
        self.keepsDestinations = keepsDestinations
        self.keepsSpacing = keepsSpacing
        self.referenceText = referenceText
        append(blocks)
    }

    /// The words of running text.
    public init(_ inlines: [Inline]) {
        keepsDestinations = false
        keepsSpacing = false
        referenceText = nil
        append(inlines)
    }

    /// By words and references.
    public static func == (left: PlainText, right: PlainText) -> Bool {
        left.text == right.text && left.references == right.references
    }

    private mutating func append(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines):
                append(inlines)
                endParagraph()
            case .codeBlock(_, let code): appendCodeBlock(code)
            case .htmlBlock(let raw):
                if !RawHTML.isComment(raw) { append(words: raw) }
                endParagraph()
            case .thematicBreak: break
            case .blockQuote(let blocks): append(blocks)
            case .list(let list): for item in list.items { append(item) }
            case .table(let table):
                for row in [table.head] + table.rows {
                    for (index, cell) in row.enumerated() {
                        if index > 0, isParagraphOpen { pendingSpace = "\t" }
                        append(cell)
                    }
                    endParagraph()
                }
            }
        }
    }

    private mutating func append(_ inlines: [Inline]) {
        let passing = RawHTML.passingTags(in: inlines)
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text): append(words: text)
            case .softBreak, .lineBreak: if keepsSpacing { write("\n") } else { addSpace() }
            case .code(let code): write(code)
            case .html(let raw):
                if passing.contains(index) {
                    if RawHTML.tag(raw) == .lineBreak { addSpace() }
                } else if !RawHTML.isComment(raw) {
                    append(words: raw)
                }
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): append(inlines)
            case .image(_, _, let alternative):
                // As HTML's attribute has it, without white space around.
                append(words: PlainText(alternative.withoutReferences).text)
                for reference in alternative.footnoteReferences { append(reference) }
            case .link(let destination, _, let inlines): appendLink(destination, inlines)
            case .footnoteReference(let reference): append(reference)
            }
        }
    }

    private mutating func append(_ reference: FootnoteReference) {
        if let referenceText {
            write(referenceText(reference))
        } else {
            references.append(Reference(reference: reference, offset: offset, paragraph: paragraph))
            isAfterMarker = true
        }
    }

    /// As in HTML, the markers in a link stand behind it.
    private mutating func appendLink(_ destination: String, _ inlines: [Inline]) {
        guard LinkTarget.checked(destination, for: .articleLink) != nil else {
            return append(inlines.words(of: destination))
        }
        append(words: inlines.withoutReferences.words(of: destination), linkedTo: destination)
        for reference in inlines.footnoteReferences { append(reference) }
    }

    private mutating func append(words: [Inline], linkedTo destination: String) {
        let start = text.utf8.count
        append(words)
        guard keepsDestinations, let url = LinkTarget.checked(destination, for: .commentLink) else { return }
        let shown = text.utf8.dropFirst(start)
        // Words may show what the address only says in its encoded form.
        guard !Self.shows(destination, in: Substring(shown)),
            !Self.shows(url, in: LinkTarget.percentEncoded(String(Substring(shown)))[...])
        else { return }
        addSpace()
        write("(\(url))")
    }

    /// Whether words show a URL, with or without its scheme.
    private static func shows(_ destination: String, in words: Substring) -> Bool {
        var bare = destination[...]
        for prefix in ["http://", "https://", "mailto:"] where bare.lowercased().hasPrefix(prefix) {
            bare = bare.dropFirst(prefix.count)
            break
        }
        if bare.hasSuffix("/") { bare.removeLast() }
        return words.contains(bare)
    }

    /// Code keeps its lines; since two line breaks part paragraphs, more than two become two.
    private mutating func appendCodeBlock(_ code: String) {
        var lines = code.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        while lines.last?.isEmpty == true { lines.removeLast() }
        lines = Array(lines.drop(while: \.isEmpty))
        var blank = false
        for line in lines {
            if line.isEmpty {
                blank = true
                continue
            }
            if blank { endParagraph() } else if isParagraphOpen { write("\n") }
            blank = false
            write(String(line))
        }
        endParagraph()
    }

    private mutating func endParagraph() {
        isParagraphOpen = false
        pendingSpace = nil
        isAfterMarker = false
        earlierReferences = references.count
    }

    /// Writes words, white space collapsed as a browser does.
    private mutating func append(words: String) {
        if keepsSpacing { return write(words) }
        var word: [UInt8] = []
        for byte in words.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
                flush(&word)
                addSpace()
            default: word.append(byte)
            }
        }
        flush(&word)
    }

    private mutating func addSpace() {
        if isParagraphOpen, pendingSpace == nil { pendingSpace = " " }
    }

    private mutating func flush(_ word: inout [UInt8]) {
        guard !word.isEmpty else { return }
        write(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
    }

    /// Writes characters as they are.
    private mutating func write(_ piece: String) {
        guard let first = piece.unicodeScalars.first else { return }
        if !isParagraphOpen, !text.isEmpty {
            text += "\n\n"
            offset += 2
            paragraph += 1
            // A marker before the first word of a paragraph is this paragraph's.
            for index in references.indices.dropFirst(earlierReferences) {
                references[index].paragraph = paragraph
                references[index].offset = offset
            }
        }
        if let space = pendingSpace, !(isAfterMarker && Self.closing.contains(first)) {
            text += space
            offset += 1
        }
        pendingSpace = nil
        isAfterMarker = false
        isParagraphOpen = true
        text += piece
        offset += piece.utf16.count
    }

    /// Punctuation that no space stands before.
    private static let closing: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", ")", "]", "”", "’", "…"]
}
