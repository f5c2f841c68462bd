internal import CMarkGFM

/// Writes blocks as Markdown; cmark escapes and lays out.
///
/// Recursive: the depth of blocks is bounded by `MarkdownDocument.maximumDepth`.
struct CommentMarkdownWriter {
    /// Without emphasis, links and code: words alone.
    var isPlain = false

    /// The Markdown of these blocks, without an empty line at its end.
    func markdown(_ blocks: [Block]) -> String {
        guard let root = cmark_node_new(CMARK_NODE_DOCUMENT) else { return "" }
        defer { cmark_node_free(root) }
        append(blocks, to: root)
        guard let text = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0) else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(text) }
        var bytes = Array(UnsafeBufferPointer(start: text, count: strlength(text))).map { UInt8(bitPattern: $0) }
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func strlength(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    // MARK: Blocks

    private func append(_ blocks: [Block], to parent: OpaquePointer) {
        var isAfterList = false
        for block in blocks {
            var isList = false
            switch block.kind {
            case .list, .codeBlock:
                if case .list = block.kind { isList = true }
                // Between a list and what could belong to it cmark writes an HTML comment, which a comment's reader
                // would see; an empty piece between the two keeps it from doing so.
                if isAfterList { add(CMARK_NODE_CUSTOM_BLOCK, to: parent) }
            default: break
            }
            append(block, to: parent)
            isAfterList = isList
        }
    }

    private func append(_ block: Block, to parent: OpaquePointer) {
        switch block.kind {
        case .paragraph(let inlines): append(inlines, to: add(CMARK_NODE_PARAGRAPH, to: parent))
        case .heading(let level, let inlines):
            let node = add(CMARK_NODE_HEADING, to: parent)
            cmark_node_set_heading_level(node, Int32(min(6, max(1, level))))
            append(inlines, to: node)
        case .codeBlock(_, let code):
            let node = add(CMARK_NODE_CODE_BLOCK, to: parent)
            // An info string makes cmark fence the block, which no context can turn into something else.
            cmark_node_set_fence_info(node, "text")
            cmark_node_set_literal(node, code.hasSuffix("\n") ? code : code + "\n")
        case .htmlBlock(let raw): append([.text(raw)], to: add(CMARK_NODE_PARAGRAPH, to: parent))
        case .thematicBreak: add(CMARK_NODE_THEMATIC_BREAK, to: parent)
        case .blockQuote(let blocks): append(blocks, to: add(CMARK_NODE_BLOCK_QUOTE, to: parent))
        case .list(let list):
            let node = add(CMARK_NODE_LIST, to: parent)
            cmark_node_set_list_type(node, list.start == nil ? CMARK_BULLET_LIST : CMARK_ORDERED_LIST)
            if let start = list.start { cmark_node_set_list_start(node, Int32(clamping: start)) }
            cmark_node_set_list_tight(node, list.isTight ? 1 : 0)
            for item in list.items { append(item, to: add(CMARK_NODE_ITEM, to: node)) }
        case .table(let table):
            for row in [table.head] + table.rows {
                append(Array(row.joined(separator: [.text(" ")])), to: add(CMARK_NODE_PARAGRAPH, to: parent))
            }
        }
    }

    // MARK: Inlines

    private func append(_ inlines: [Inline], to parent: OpaquePointer) {
        for inline in inlines {
            switch inline {
            case .text(let text), .html(let text):
                cmark_node_set_literal(add(CMARK_NODE_TEXT, to: parent), text)
            case .softBreak: add(CMARK_NODE_SOFTBREAK, to: parent)
            // A comment's line break is a line break of its text.
            case .lineBreak: add(CMARK_NODE_SOFTBREAK, to: parent)
            case .code(let code):
                cmark_node_set_literal(add(isPlain ? CMARK_NODE_TEXT : CMARK_NODE_CODE, to: parent), code)
            case .emphasis(let inlines): append(inlines, to: isPlain ? parent : add(CMARK_NODE_EMPH, to: parent))
            case .strong(let inlines): append(inlines, to: isPlain ? parent : add(CMARK_NODE_STRONG, to: parent))
            case .strikethrough(let inlines):
                guard !isPlain else { return append(inlines, to: parent) }
                // The node of cmark's extension is not among what the library gives out.
                let node = add(CMARK_NODE_CUSTOM_INLINE, to: parent)
                cmark_node_set_on_enter(node, "~~")
                cmark_node_set_on_exit(node, "~~")
                append(inlines, to: node)
            case .link(let destination, _, let inlines):
                guard !isPlain else {
                    append(inlines, to: parent)
                    if PlainText(inlines).text != destination { append([.text(" (\(destination))")], to: parent) }
                    continue
                }
                let node = add(CMARK_NODE_LINK, to: parent)
                cmark_node_set_url(node, destination)
                append(inlines, to: node)
            case .image(let source, _, let alternative):
                append([.link(destination: source, title: "", alternative)], to: parent)
            case .footnoteReference: continue
            }
        }
    }

    @discardableResult
    private func add(_ type: cmark_node_type, to parent: OpaquePointer) -> OpaquePointer {
        guard let node = cmark_node_new(type) else { return parent }
        guard cmark_node_append_child(parent, node) == 1 else {
            // Not of a kind that may stand here: what would be in it goes into the parent.
            cmark_node_free(node)
            return parent
        }
        return node
    }
}
