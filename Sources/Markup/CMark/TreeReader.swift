internal import CMarkGFM

/// Reads a cmark tree into values, iteratively, and flattens what nests too deep.
struct TreeReader {
    /// What was read: the blocks of the document, then its footnotes in cmark's order.
    private(set) var blocks: [Block] = []
    private(set) var footnotes: [(blocks: [Block], range: SourceRange)] = []
    /// What each paragraph in the lines left out begins with, when that is a footnote reference.
    private(set) var skippedReferences: [Int?] = []

    /// Lines of the source to leave out, at its start.
    private let skippedLines: Int
    private let maximumDepth: Int
    private var frames: [Frame] = []
    /// For each open node whether it has a frame; a flattened one hands its children to the frame above.
    private var hasFrame: [Bool] = []
    private var blockDepth = 0
    private var inlineDepth = 0

    /// Reads the whole tree.
    init(_ tree: borrowing CMarkTree, skippingLines: Int = 0, maximumDepth: Int) {
        skippedLines = skippingLines
        self.maximumDepth = maximumDepth
        guard let iterator = cmark_iter_new(tree.root) else { return }
        defer { cmark_iter_free(iterator) }
        frames = [Frame(tag: .root, range: SourceRange())]
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
            if node == tree.root { continue }
            if event == CMARK_EVENT_ENTER { enter(node) } else { leave() }
        }
        blocks = frames[0].blocks
    }

    /// A node being read.
    private struct Frame {
        var tag: Tag
        var range: SourceRange
        var blocks: [Block] = []
        var inlines: [Inline] = []
        var items: [[Block]] = []
        var cells: [[Inline]] = []
        var rows: [[[Inline]]] = []
    }

    /// The nodes that hold others.
    private enum Tag {
        case root, blockQuote, item, footnoteDefinition
        case list(start: Int?, isTight: Bool)
        case table, row, cell
        case paragraph
        case heading(Int)
        case emphasis, strong, strikethrough
        case link(destination: String, title: String)
        case image(source: String, title: String)

        var isInlineContainer: Bool {
            switch self {
            case .emphasis, .strong, .strikethrough, .link, .image: true
            default: false
            }
        }

        var isNestingBlock: Bool {
            switch self {
            case .blockQuote, .list, .item: true
            default: false
            }
        }
    }

    private mutating func enter(_ node: OpaquePointer) {
        if readLeaf(node) { return }
        let range = range(of: node)
        guard let tag = tag(of: node), keeps(tag) else {
            hasFrame.append(false)
            return
        }
        if tag.isInlineContainer { inlineDepth += 1 }
        if tag.isNestingBlock { blockDepth += 1 }
        hasFrame.append(true)
        frames.append(Frame(tag: tag, range: range))
    }

    /// Whether a node gets a frame of its own.
    private func keeps(_ tag: Tag) -> Bool {
        switch tag {
        case .item: hasFrame.last ?? false
        // A list brings its items along.
        case .blockQuote, .list: blockDepth + 2 <= maximumDepth
        case .emphasis, .strong, .strikethrough, .link, .image: inlineDepth < maximumDepth
        default: true
        }
    }

    private mutating func leave() {
        guard hasFrame.popLast() == true, frames.count > 1, let frame = frames.popLast() else { return }
        if frame.tag.isInlineContainer { inlineDepth -= 1 }
        if frame.tag.isNestingBlock { blockDepth -= 1 }
        let top = frames.count - 1
        switch frame.tag {
        case .root: break
        case .footnoteDefinition: footnotes.append((frame.blocks, frame.range))
        case .blockQuote: append(.blockQuote(frame.blocks), frame.range)
        case .item: frames[top].items.append(frame.blocks)
        case .list(let start, let isTight):
            append(.list(Block.ItemList(start: start, isTight: isTight, items: frame.items)), frame.range)
        case .table:
            append(.table(Block.Table(head: frame.rows.first ?? [], rows: Array(frame.rows.dropFirst()))), frame.range)
        case .row: frames[top].rows.append(frame.cells)
        case .cell: frames[top].cells.append(frame.inlines)
        case .paragraph where frame.range.endLine == 0 && skippedLines > 0:
            if case .footnoteReference(let reference) = frame.inlines.first {
                skippedReferences.append(reference.footnote)
            } else {
                skippedReferences.append(nil)
            }
        case .paragraph: append(.paragraph(frame.inlines), frame.range)
        case .heading(let level): append(.heading(level: level, frame.inlines), frame.range)
        case .emphasis: append(.emphasis(frame.inlines))
        case .strong: append(.strong(frame.inlines))
        case .strikethrough: append(.strikethrough(frame.inlines))
        case .link(let destination, let title):
            append(.link(destination: destination, title: title, frame.inlines))
        case .image(let source, let title):
            append(.image(source: source, title: title, alternative: frame.inlines))
        }
    }

    private mutating func append(_ kind: Block.Kind, _ range: SourceRange) {
        frames[frames.count - 1].blocks.append(Block(kind, range: range))
    }

    private mutating func append(_ inline: Inline) {
        frames[frames.count - 1].inlines.append(inline)
    }

    /// Reads a node that holds no others; false when it is no such node.
    private mutating func readLeaf(_ node: OpaquePointer) -> Bool {
        switch cmark_node_get_type(node) {
        // A line break within a text was written by its number, and is a space to the reader.
        case CMARK_NODE_TEXT: append(.text(literal(node).replacing("\n", with: " ")))
        case CMARK_NODE_SOFTBREAK: append(.softBreak)
        case CMARK_NODE_LINEBREAK: append(.lineBreak)
        case CMARK_NODE_CODE: append(.code(literal(node)))
        case CMARK_NODE_HTML_INLINE: append(.html(literal(node)))
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            // cmark replaces the label with the number, which counts from 1. The iterator also leaves this node.
            hasFrame.append(false)
            guard let number = Int(literal(node)) else { break }
            append(.footnoteReference(FootnoteReference(footnote: number - 1, range: range(of: node))))
        case CMARK_NODE_CODE_BLOCK:
            let info = string(cmark_node_get_fence_info(node))
            let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init)
            append(.codeBlock(language: language, code: literal(node)), range(of: node))
        case CMARK_NODE_HTML_BLOCK: append(.htmlBlock(literal(node)), range(of: node))
        case CMARK_NODE_THEMATIC_BREAK: append(.thematicBreak, range(of: node))
        default: return false
        }
        return true
    }

    private func tag(of node: OpaquePointer) -> Tag? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST:
            .list(
                start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
                    ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0
            )
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        default:
            // The extensions' types are numbered at run time; their names are fixed.
            switch string(cmark_node_get_type_string(node)) {
            case "table": .table
            case "table_header", "table_row": .row
            case "table_cell": .cell
            case "strikethrough": .strikethrough
            default: nil
            }
        }
    }

    private func range(of node: OpaquePointer) -> SourceRange {
        var endLine = Int(cmark_node_get_end_line(node))
        let startLine = Int(cmark_node_get_start_line(node))
        if cmark_node_get_end_column(node) == 0, endLine > startLine { endLine -= 1 }
        guard startLine > skippedLines else { return SourceRange() }
        return SourceRange(
            startLine: startLine - skippedLines,
            startColumn: Int(cmark_node_get_start_column(node)),
            endLine: max(startLine, endLine) - skippedLines,
            endColumn: Int(cmark_node_get_end_column(node))
        )
    }

    private func literal(_ node: OpaquePointer) -> String { string(cmark_node_get_literal(node)) }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { HTML.shown(String(cString: $0)) } ?? ""
    }
}
