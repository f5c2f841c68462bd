/// Writes blocks as Markdown that `MarkdownDocument` reads back.
///
/// What stands between two blocks or two marks only to keep them apart is `<!-- -->`, which readers don't see. Recursive:
/// the depth of blocks is bounded where they are read.
public struct MarkdownWriter {
    /// The label of a footnote.
    private let label: (FootnoteReference) -> String
    private let dialect: MarkdownDialect

    /// - Parameter label: The label of a footnote, without `[^` and `]`.
    public init(label: @escaping (FootnoteReference) -> String) {
        self.init(.article, label: label)
    }

    /// A writer of articles or of comments.
    init(_ dialect: MarkdownDialect, label: @escaping (FootnoteReference) -> String = { _ in "" }) {
        self.dialect = dialect
        self.label = label
    }

    /// The lines of blocks, a line break at the end of each.
    public func text(_ blocks: [Block]) -> String {
        lines(blocks, isTight: false).map { $0 + "\n" }.joined()
    }

    /// A heading on a line of its own.
    public func heading(_ text: String, level: Int) -> String {
        let words = InlineWriter(dialect, label: label, place: .heading).text([.text(text)])
        return String(repeating: "#", count: min(6, max(1, level))) + (words.isEmpty ? "" : " ") + words + "\n"
    }

    /// A footnote's definition.
    public func definition(_ label: String, _ blocks: [Block]) -> String {
        let lines = lines(blocks, isTight: false)
        guard let first = blocks.first, case .paragraph = first.kind else {
            return "[^\(label)]:\n\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        }
        return "[^\(label)]: "
            + lines.enumerated().map { index, line in
                index == 0 || line.isEmpty ? line + "\n" : "    \(line)\n"
            }.joined()
    }

    /// A block of HTML that `MarkdownDocument` readers hand on, in Pandoc's form.
    public static func rawBlock(_ html: String) -> Block {
        Block(.codeBlock(language: rawLanguage, code: html.hasSuffix("\n") ? html : html + "\n"))
    }

    /// The info string of such a block.
    public static let rawLanguage = "{=html}"

    private func lines(_ blocks: [Block], isTight: Bool) -> [String] {
        var result: [String] = []
        for (index, block) in blocks.enumerated() {
            if index > 0 {
                if !isTight { result.append("") }
                if Self.wouldJoin(blocks[index - 1], block) { result += [dialect.separator, ""] }
            }
            result += lines(block)
        }
        return result
    }

    /// Whether two blocks would be read as one.
    private static func wouldJoin(_ first: Block, _ second: Block) -> Bool {
        switch (first.kind, second.kind) {
        case (.list(let first), .list(let second)): (first.start == nil) == (second.start == nil)
        default: false
        }
    }

    private func lines(_ block: Block) -> [String] {
        switch block.kind {
        case .paragraph(let inlines): return lines(inlines, .paragraph)
        case .heading(let level, let inlines):
            let words = InlineWriter(dialect, label: label, place: .heading).text(inlines)
            return [String(repeating: "#", count: min(6, max(1, level))) + " " + words]
        case .codeBlock(let language, let code): return Self.fenced(code, language: language)
        case .htmlBlock(let raw): return lines([.text(raw)], .paragraph)
        case .thematicBreak: return ["* * *"]
        case .blockQuote([]): return [">"]
        case .blockQuote(let blocks): return lines(blocks, isTight: false).map { $0.isEmpty ? ">" : "> \($0)" }
        case .list(let list): return lines(list)
        case .table(let table): return lines(table)
        }
    }

    private func lines(_ inlines: [Inline], _ place: InlineWriter.Place) -> [String] {
        InlineWriter(dialect, label: label, place: place).text(inlines)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func lines(_ list: Block.ItemList) -> [String] {
        var result: [String] = []
        for (index, item) in list.items.enumerated() {
            if index > 0, !list.isTight { result.append("") }
            let mark = list.start.map { "\($0 + index)." } ?? "-"
            let indent = String(repeating: " ", count: mark.utf8.count + 1)
            let inner = lines(item, isTight: list.isTight)
            if inner.isEmpty { result.append(mark) }
            for (number, line) in inner.enumerated() {
                result.append(number == 0 ? "\(mark) \(line)" : line.isEmpty ? "" : indent + line)
            }
        }
        return result
    }

    private func lines(_ table: Block.Table) -> [String] {
        func row(_ cells: [[Inline]]) -> String {
            "|" + cells.map { " \(InlineWriter(dialect, label: label, place: .cell).text($0)) |" }.joined()
        }
        let delimiters = "|" + String(repeating: " --- |", count: table.head.count)
        return [row(table.head), delimiters] + table.rows.map(row)
    }

    private static func fenced(_ code: String, language: String?) -> [String] {
        let fence = CodeFence.around(code, atLeast: 3)
        var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return ["\(fence)\(language.map { " \($0)" } ?? "")"] + lines + [fence]
    }
}
