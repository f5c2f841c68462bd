internal import Markup

/// Finds `[^label]` in text where no footnote has that label, so that cmark leaves it as text.
struct UndefinedReferences {
    /// In the order of the text, each once.
    private(set) var labels: [String] = []
    private var seen: Set<String> = []

    init(_ blocks: [Block]) {
        for block in blocks { read(block) }
    }

    private mutating func read(_ block: Block) {
        switch block.kind {
        case .paragraph(let inlines), .heading(_, let inlines): read(inlines)
        case .blockQuote(let blocks): for block in blocks { read(block) }
        case .list(let list): for block in list.items.joined() { read(block) }
        case .table(let table): for cell in table.head + table.rows.joined() { read(cell) }
        case .codeBlock, .htmlBlock, .thematicBreak: break
        }
    }

    private mutating func read(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text): read(text)
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
                .image(_, _, let inlines):
                read(inlines)
            case .softBreak, .lineBreak, .code, .html, .footnoteReference: break
            }
        }
    }

    private mutating func read(_ text: String) {
        var label: [UInt8]?
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == UInt8(ascii: "["), byte == UInt8(ascii: "^") {
                label = []
            } else if byte == UInt8(ascii: "]"), let found = label {
                if !found.isEmpty, seen.insert(String(decoding: found, as: UTF8.self)).inserted {
                    labels.append(String(decoding: found, as: UTF8.self))
                }
                label = nil
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "[") {
                label = nil
            } else {
                label?.append(byte)
            }
            previous = byte
        }
    }
}
