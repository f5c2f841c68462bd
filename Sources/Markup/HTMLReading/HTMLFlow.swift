internal import XML

/// Blocks being gathered, and the running text of the one that is open.
struct HTMLFlow {
    /// What runs around some text.
    enum Span {
        case emphasis, strong, strikethrough
        case link(destination: String, title: String)
        /// `sup` or `sub`.
        case raw(String)

        var isRaw: Bool { if case .raw = self { true } else { false } }
    }

    private(set) var blocks: [Block] = []
    private let spacing: HTMLBlocks.Spacing
    /// The outermost text first.
    private var open: [(span: Span?, inlines: [Inline])] = [(nil, [])]
    private var nodes: Range<Int>?
    private var isInParagraph = false

    init(spacing: HTMLBlocks.Spacing) {
        self.spacing = spacing
    }

    /// Whether a span is not too deep here.
    func canOpen(_ span: Span) -> Bool {
        if span.isRaw { return open.reversed().prefix { $0.span?.isRaw ?? false }.count < RawHTML.maximumDepth }
        return open.count { $0.span?.isRaw == false } < MarkdownDocument.maximumDepth
    }

    mutating func append(_ block: Block) { blocks.append(block) }

    mutating func append(_ inline: Inline, _ node: XMLTree.Node) {
        note(node)
        open[open.count - 1].inlines.append(inline)
    }

    mutating func append(text: String, _ node: XMLTree.Node) {
        let text = HTML.shown(text)
        switch spacing {
        case .collapsed: appendWords(text, node)
        case .collapsedLines: appendLines(of: text, node)
        case .exact: appendExactly(text, node)
        }
    }

    private mutating func appendWords(_ text: String, _ node: XMLTree.Node) {
        // White space alone does not begin a paragraph.
        if nodes != nil || !text.utf8.allSatisfy(\.isHTMLSpace) { append(.text(text), node) }
    }

    private mutating func appendLines(of text: String, _ node: XMLTree.Node) {
        // The line break that is written after `<br>` is its own.
        var isAfterBreak = open[open.count - 1].inlines.last == .lineBreak
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0, nodes != nil {
                if !isAfterBreak { append(.lineBreak, node) } else if index > 1 { endParagraph() }
                isAfterBreak = true
            }
            if !line.utf8.allSatisfy(\.isHTMLSpace) { isAfterBreak = false }
            if !line.isEmpty { appendWords(String(line), node) }
        }
    }

    private mutating func appendExactly(_ text: String, _ node: XMLTree.Node) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index == 1, text.utf8.first == 0x0A, case .html("<br>")? = open[open.count - 1].inlines.last {
                // The line break that is written after `<br>` is its own.
                open[open.count - 1].inlines.removeLast()
                append(.lineBreak, node)
            } else if index > 0 {
                append(.softBreak, node)
            }
            if !line.isEmpty { append(.text(String(line)), node) }
        }
    }

    mutating func appendBreak(_ node: XMLTree.Node) {
        append(spacing == .exact ? .html("<br>") : .lineBreak, node)
    }

    mutating func open(_ span: Span) { open.append((span, [])) }

    mutating func close(_ node: XMLTree.Node) {
        guard open.count > 1, let (span, inlines) = open.popLast(), let span else { return }
        if inlines.isEmpty, spacing != .exact { return }
        switch span {
        case .emphasis: append(.emphasis(inlines), node)
        case .strong: append(.strong(inlines), node)
        case .strikethrough: append(.strikethrough(inlines), node)
        case .link(let destination, let title):
            append(.link(destination: destination, title: title, inlines), node)
        case .raw(let name):
            append(.html("<\(name)>"), node)
            open[open.count - 1].inlines += inlines
            append(.html("</\(name)>"), node)
        }
    }

    /// A paragraph that the page marks as one.
    mutating func paragraph(_ content: (inout HTMLFlow) -> Void) {
        let former = blocks.count
        isInParagraph = true
        content(&self)
        endParagraph()
        isInParagraph = false
        // In HTML of ours there may be nothing in one, as when a link leads nowhere and has no words.
        if spacing == .exact, blocks.count == former { blocks.append(Block(.paragraph([]))) }
    }

    /// Makes a paragraph of the running text; spans that are open go on in the next one.
    mutating func endParagraph() {
        let spans = open.dropFirst().compactMap(\.span)
        while open.count > 1 { close((nodes?.upperBound ?? 1) - 1) }
        let inlines = open[0].inlines
        let range = nodes.map(HTMLBlocks.range) ?? SourceRange()
        open = [(nil, [])]
        for span in spans { open.append((span, [])) }
        nodes = nil
        switch spacing {
        case .collapsed, .collapsedLines:
            for paragraph in InlineTidying.paragraphs(inlines) {
                blocks.append(Block(.paragraph(paragraph), range: range))
            }
        case .exact:
            let kept = isInParagraph ? inlines : Self.trimmed(inlines)
            if !kept.isEmpty { blocks.append(Block(.paragraph(kept), range: range)) }
        }
    }

    /// Without the line breaks that only part tags.
    private static func trimmed(_ inlines: [Inline]) -> [Inline] {
        var rest = inlines[...]
        while case .softBreak? = rest.first { rest.removeFirst() }
        while case .softBreak? = rest.last { rest.removeLast() }
        return Array(rest)
    }

    private mutating func note(_ node: XMLTree.Node) {
        nodes = min(nodes?.lowerBound ?? node, node)..<max(nodes?.upperBound ?? 0, node + 1)
    }
}

extension UInt8 {
    /// White space as HTML has it.
    var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0C || self == 0x0D }
}
