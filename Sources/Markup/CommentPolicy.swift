/// Brings the blocks of any document into those that a comment can hold.
///
/// Headings become strong paragraphs, rows of tables paragraphs, images links to them; raw tags, footnotes' markers and
/// links to what is not http, https or mailto go, their words stay. Recursive: the depth of blocks is bounded where they
/// are read.
struct CommentPolicy {
    /// Without emphasis, links and code in running text: words alone.
    var isPlain = false

    /// What stands around running text, and is not written a second time in it.
    private struct Spans: OptionSet {
        let rawValue: Int
        static let emphasis = Spans(rawValue: 1)
        static let strong = Spans(rawValue: 2)
        static let strikethrough = Spans(rawValue: 4)
        static let link = Spans(rawValue: 8)
    }

    /// What of these blocks may stand in a comment.
    func blocks(_ blocks: [Block]) -> [Block] {
        var result: [Block] = []
        for block in blocks.flatMap(allowed) {
            // Two lists of one kind in a row would be one in Markdown.
            if case .list(let list) = block.kind, case .list(var former)? = result.last?.kind,
                (former.start == nil) == (list.start == nil)
            {
                former.items += list.items
                former.isTight = former.isTight && list.isTight
                result[result.count - 1].kind = .list(former.expressible)
            } else {
                result.append(block)
            }
        }
        return result
    }

    private func allowed(_ block: Block) -> [Block] {
        switch block.kind {
        case .paragraph(let inlines): return paragraph(inlines)
        case .heading(_, let inlines): return paragraph([.strong(inlines)])
        case .codeBlock(_, let code): return [Block(.codeBlock(language: nil, code: code))]
        case .htmlBlock(let raw): return paragraph([.text(raw)])
        case .thematicBreak: return [Block(.thematicBreak)]
        case .blockQuote(let quoted):
            let quoted = blocks(quoted)
            return quoted.isEmpty ? [] : [Block(.blockQuote(quoted))]
        case .list(var list):
            list.items = list.items.map { blocks($0).map(Self.insideItem) }.filter { !$0.isEmpty }
            return list.items.isEmpty ? [] : [Block(.list(list.expressible))]
        case .table(let table):
            return ([table.head] + table.rows).flatMap { row in
                paragraph(Array(row.joined(separator: [.text(" ")])))
            }
        }
    }

    /// A thematic break is these words in a comment; cmark takes no notice of an empty line after a real one.
    private static func insideItem(_ block: Block) -> Block {
        block.kind == .thematicBreak ? Block(.paragraph([.text("* * *")])) : block
    }

    private func paragraph(_ inlines: [Inline]) -> [Block] {
        InlineTidying.paragraphs(self.inlines(inlines, inside: [])).map { Block(.paragraph($0)) }
    }

    private func inlines(_ inlines: [Inline], inside open: Spans) -> [Inline] {
        inlines.flatMap { allowed($0, inside: open) }
    }

    private func allowed(_ inline: Inline, inside open: Spans) -> [Inline] {
        switch inline {
        case .text, .softBreak, .lineBreak: return [inline]
        case .code(let code): return isPlain ? [.text(code)] : [inline]
        case .html(let raw): return RawHTML.tag(raw) == .lineBreak ? [.lineBreak] : []
        case .emphasis(let inner): return span(.emphasis, inner, open) { .emphasis($0) }
        case .strong(let inner): return span(.strong, inner, open) { .strong($0) }
        case .strikethrough(let inner): return span(.strikethrough, inner, open) { .strikethrough($0) }
        case .link(let destination, _, let inner): return link(destination, inner, open)
        case .image(let source, _, let alternative):
            return link(source, alternative.isEmpty ? [.text(source)] : alternative, open)
        case .footnoteReference: return []
        }
    }

    private func span(
        _ span: Spans,
        _ inner: [Inline],
        _ open: Spans,
        _ make: ([Inline]) -> Inline
    ) -> [Inline] {
        let content = inlines(inner, inside: open.union(span))
        return isPlain || open.contains(span) || content.isEmpty ? content : [make(content)]
    }

    private func link(_ destination: String, _ inner: [Inline], _ open: Spans) -> [Inline] {
        guard LinkTarget.checked(destination, for: .commentLink) != nil else { return inlines(inner, inside: open) }
        guard isPlain else {
            return span(.link, inner, open) { .link(destination: destination, title: "", $0) }
        }
        let words = inlines(inner, inside: open)
        return PlainText(words).text == destination ? words : words + [.text(" (\(destination))")]
    }
}
