internal import XML

/// Reads foreign HTML as blocks: what a comment can hold, words of all else, nothing of scripts and styles.
struct CommentHTMLReader {
    /// Whether a line break of the source is one to the reader, as in the texts of WordPress.
    let keepsLineBreaks: Bool
    private var blocks: [Block] = []
    private var inlines: [Inline] = []

    /// The blocks of a piece of HTML.
    ///
    /// - Throws: `XMLFault` when it is beyond all bounds.
    static func blocks(of html: String, keepsLineBreaks: Bool) throws(XMLFault) -> [Block] {
        guard html.contains(where: { $0 != " " && !$0.isNewline }) else { return [] }
        // Without an element around it libxml2 takes the place of the first text for that of a page's head.
        let tree = try XMLTree(html: Array("<div>\(html)</div>".utf8), limits: XMLLimits(nodes: 200_000))
        var reader = CommentHTMLReader(keepsLineBreaks: keepsLineBreaks)
        reader.read(tree, Array(tree.top), depth: 0)
        return reader.finished()
    }

    private init(keepsLineBreaks: Bool) {
        self.keepsLineBreaks = keepsLineBreaks
    }

    private mutating func finished() -> [Block] {
        endParagraph()
        return blocks
    }

    private static let silent: Set<String> = [
        "script", "style", "head", "title", "template", "noscript", "noembed", "noframes", "object", "applet", "svg",
        "math", "select", "textarea", "button",
    ]
    private static let containers: Set<String> = [
        "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "center", "figure",
        "figcaption", "details", "summary", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption",
        "form",
        "fieldset",
    ]

    private mutating func read(_ tree: XMLTree, _ nodes: [XMLTree.Node], depth: Int) {
        for node in nodes {
            if tree.isText(node) {
                append(text: tree.text(of: node))
                continue
            }
            let name = tree.name(of: node)
            let children = Array(tree.children(of: node))
            switch name {
            case _ where Self.silent.contains(name): continue
            case _ where Self.containers.contains(name):
                endParagraph()
                read(tree, children, depth: depth)
                endParagraph()
            case "td", "th":
                read(tree, children, depth: depth)
                append(text: " ")
            case "h1", "h2", "h3", "h4", "h5", "h6":
                endParagraph()
                let heading = inner(tree, children, depth: depth).inlines
                if !heading.isEmpty { blocks.append(Block(.paragraph([.strong(heading)]))) }
            case "blockquote", "ul", "ol", "menu", "dir": readContainer(tree, node, name, children, depth)
            case "li":
                endParagraph()
                read(tree, children, depth: depth)
                endParagraph()
            case "pre", "xmp", "listing", "plaintext":
                endParagraph()
                let code = tree.allText(of: node)
                let body = code.hasPrefix("\n") ? String(code.dropFirst()) : code
                if body.contains(where: { !$0.isWhitespace }) {
                    blocks.append(Block(.codeBlock(language: nil, code: body)))
                }
            case "hr":
                endParagraph()
                blocks.append(Block(.thematicBreak))
            default: readInline(tree, node, name, children, depth)
            }
        }
    }

    private mutating func readContainer(
        _ tree: XMLTree,
        _ node: XMLTree.Node,
        _ name: String,
        _ children: [XMLTree.Node],
        _ depth: Int
    ) {
        endParagraph()
        // Deeper ones are flattened, as those of Markdown are.
        guard depth < MarkdownDocument.maximumDepth / 2 else { return read(tree, children, depth: depth) }
        if name == "blockquote" {
            let quoted = outer(tree, children, depth: depth + 1)
            if !quoted.isEmpty { blocks.append(Block(.blockQuote(quoted))) }
            return
        }
        let items = children.filter { tree.name(of: $0) == "li" || !tree.allText(of: $0).allSatisfy(\.isWhitespace) }
            .map { outer(tree, [$0], depth: depth + 1) }.filter { !$0.isEmpty }
        guard !items.isEmpty else { return }
        let start = name == "ol" ? tree.attribute("start", of: node).flatMap { Int($0) } ?? 1 : nil
        let list = Block.ItemList(start: start.map { min(999_999_999, max(0, $0)) }, isTight: true, items: items)
        // Two lists of one kind in a row would be one in Markdown.
        if case .list(var former)? = blocks.last?.kind, (former.start == nil) == (list.start == nil) {
            former.items += items
            blocks[blocks.count - 1] = Block(.list(former))
        } else {
            blocks.append(Block(.list(list)))
        }
    }

    private mutating func readInline(
        _ tree: XMLTree,
        _ node: XMLTree.Node,
        _ name: String,
        _ children: [XMLTree.Node],
        _ depth: Int
    ) {
        switch name {
        case "br": append(.lineBreak)
        case "img":
            let words = tree.attribute("alt", of: node) ?? ""
            appendLink(
                tree.attribute("src", of: node),
                [.text(words.isEmpty ? tree.attribute("src", of: node) ?? "" : words)]
            )
        case "iframe", "embed", "video", "audio", "source":
            if let source = tree.attribute("src", of: node) { appendLink(source, [.text(source)]) }
            read(tree, children, depth: depth)
        case "b", "strong": wrap(tree, children, depth) { .strong($0) }
        case "i", "em", "cite", "dfn", "var": wrap(tree, children, depth) { .emphasis($0) }
        case "s", "strike", "del": wrap(tree, children, depth) { .strikethrough($0) }
        case "a": wrapLink(tree.attribute("href", of: node), tree, children, depth)
        case "code", "kbd", "samp", "tt":
            let code = tree.allText(of: node).split(whereSeparator: \.isNewline).joined(separator: " ")
            if !code.allSatisfy(\.isWhitespace) { append(.code(code)) }
        case "q":
            append(text: "“")
            read(tree, children, depth: depth)
            append(text: "”")
        default: read(tree, children, depth: depth)
        }
    }

    // MARK: Pieces

    private func inner(
        _ tree: XMLTree,
        _ children: [XMLTree.Node],
        depth: Int
    ) -> (blocks: [Block], inlines: [Inline]) {
        var reader = CommentHTMLReader(keepsLineBreaks: keepsLineBreaks)
        reader.read(tree, children, depth: depth)
        return (reader.blocks, Self.trimmed(reader.inlines))
    }

    private func outer(_ tree: XMLTree, _ children: [XMLTree.Node], depth: Int) -> [Block] {
        var reader = CommentHTMLReader(keepsLineBreaks: keepsLineBreaks)
        reader.read(tree, children, depth: depth)
        return reader.finished()
    }

    /// Emphasis of what stands inside; where blocks do, they stay blocks.
    private mutating func wrap(
        _ tree: XMLTree,
        _ children: [XMLTree.Node],
        _ depth: Int,
        _ make: ([Inline]) -> Inline
    ) {
        let content = inner(tree, children, depth: depth + 1)
        guard content.blocks.isEmpty, depth < MarkdownDocument.maximumDepth else {
            return read(tree, children, depth: depth)
        }
        let text = children.map { tree.allText(of: $0) }.joined()
        // Markdown has no emphasis that begins or ends with a space.
        if text.first?.isWhitespace == true { append(text: " ") }
        if !content.inlines.isEmpty { append(make(content.inlines)) }
        if text.last?.isWhitespace == true { append(text: " ") }
    }

    private mutating func wrapLink(_ target: String?, _ tree: XMLTree, _ children: [XMLTree.Node], _ depth: Int) {
        guard let target, LinkTarget.checked(target, for: .commentLink) != nil else {
            return read(tree, children, depth: depth)
        }
        wrap(tree, children, depth) { .link(destination: target, title: "", $0) }
    }

    private mutating func appendLink(_ target: String?, _ words: [Inline]) {
        guard let target, LinkTarget.checked(target, for: .commentLink) != nil else {
            for word in words { append(word) }
            return
        }
        append(.link(destination: target, title: "", words))
    }

    // MARK: Text

    private mutating func append(text: String) {
        guard keepsLineBreaks else { return append(run: text) }
        let lines = text.replacing("\r\n", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        var emptyLines = 0
        for (index, line) in lines.enumerated() {
            if index > 0 { emptyLines += 1 }
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            if emptyLines > 1 { endParagraph() } else if emptyLines == 1, !inlines.isEmpty { append(.lineBreak) }
            emptyLines = 0
            append(run: String(line))
        }
        if emptyLines > 1 { endParagraph() } else if emptyLines == 1, !inlines.isEmpty { append(.lineBreak) }
    }

    /// Runs of white space are one space, none at the start of a line; a no-break space is a character.
    private mutating func append(run text: String) {
        var result = ""
        var isAfterSpace =
            switch inlines.last {
            case nil, .lineBreak: true
            case .text(let last): last.last == " "
            default: false
            }
        for character in text {
            if character == " " || character == "\t" || character.isNewline {
                if !isAfterSpace { result += " " }
                isAfterSpace = true
            } else {
                result.append(character)
                isAfterSpace = false
            }
        }
        guard !result.isEmpty else { return }
        if case .text(let last)? = inlines.last {
            inlines[inlines.count - 1] = .text(last + result)
        } else {
            inlines.append(.text(result))
        }
    }

    private mutating func append(_ inline: Inline) {
        if case .lineBreak = inline, case .text(let last)? = inlines.last, last.last == " " {
            inlines[inlines.count - 1] = .text(String(last.dropLast()))
        }
        inlines.append(inline)
    }

    private mutating func endParagraph() {
        let content = Self.trimmed(inlines)
        inlines = []
        guard !content.isEmpty else { return }
        // Two line breaks in a row part paragraphs, as people meant them.
        var paragraph: [Inline] = []
        var breaks = 0
        for inline in content {
            if case .lineBreak = inline {
                breaks += 1
                continue
            }
            if breaks == 1 { paragraph.append(.lineBreak) }
            if breaks > 1 {
                blocks.append(Block(.paragraph(paragraph)))
                paragraph = []
            }
            breaks = 0
            paragraph.append(inline)
        }
        blocks.append(Block(.paragraph(paragraph)))
    }

    private static func trimmed(_ inlines: [Inline]) -> [Inline] {
        var result = inlines[...]
        trimming: while let last = result.last {
            switch last {
            case .lineBreak: result.removeLast()
            case .text(let text):
                var rest = text[...]
                while rest.last == " " { rest.removeLast() }
                result.removeLast()
                guard rest.isEmpty else {
                    result.append(.text(String(rest)))
                    break trimming
                }
            default: break trimming
            }
        }
        while case .lineBreak? = result.first { result.removeFirst() }
        return Array(result)
    }
}
