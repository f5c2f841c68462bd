public import XML

/// Reads HTML into blocks: what an allow-list knows is kept, of all else the words.
///
/// A block's `range` counts nodes of the tree in place of lines: `startLine` is the first node's number plus one. All
/// nests as deep as Markdown's does, so that HTML made of Markdown is read whole.
public struct HTMLBlocks {
    /// How white space is taken.
    public enum Spacing: Sendable {
        /// As a browser shows it.
        case collapsed
        /// The same, but a line break of the source is one to the reader and an empty line a new paragraph.
        case collapsedLines
        /// As it stands, for HTML that `ArticleMarkup` wrote.
        case exact
    }

    let tree: XMLTree
    let spacing: Spacing
    /// Nodes to leave out, with all that is in them.
    let skipped: Set<XMLTree.Node>
    /// Nodes that call a footnote.
    let references: [XMLTree.Node: [FootnoteReference]]
    /// Those of them whose words stay before the marker.
    let worded: Set<XMLTree.Node>
    /// Makes an address absolute; nil for one that leads nowhere.
    let resolve: (String) -> String?
    private let holdsBlocks: [Bool]
    var lists = 0

    /// - Parameters:
    ///   - skipped: Nodes to leave out, with all that is in them.
    ///   - references: Nodes that call footnotes, in place of what is in them.
    ///   - worded: Those of them that call a footnote behind words of the text, such as an author and a year.
    ///   - resolve: Makes an address absolute; nil for one that leads nowhere.
    public init(
        _ tree: XMLTree,
        spacing: Spacing = .collapsed,
        skipping skipped: Set<XMLTree.Node> = [],
        references: [XMLTree.Node: [FootnoteReference]] = [:],
        worded: Set<XMLTree.Node> = [],
        resolve: @escaping (String) -> String? = { $0 }
    ) {
        self.tree = tree
        self.spacing = spacing
        self.skipped = skipped
        self.references = references
        self.worded = worded
        self.resolve = resolve
        holdsBlocks = tree.nodesHoldingBlocks()
    }

    /// The blocks of some nodes that follow one another.
    public func blocks(in nodes: some Sequence<XMLTree.Node>) -> [Block] {
        blocks(in: nodes, depth: 0)
    }

    /// The running text of some nodes, blocks in them parted by spaces.
    public func inlines(in nodes: some Sequence<XMLTree.Node>) -> [Inline] {
        blocks(in: nodes).enumerated().flatMap { index, block -> [Inline] in
            (index > 0 ? [.text(" ")] : []) + block.runningText
        }
    }

    private func read(_ nodes: some Sequence<XMLTree.Node>, into flow: inout HTMLFlow, depth: Int) {
        for node in nodes { read(node, into: &flow, depth: depth) }
    }

    private func read(_ node: XMLTree.Node, into flow: inout HTMLFlow, depth: Int) {
        if skipped.contains(node) { return }
        if let called = references[node] {
            if worded.contains(node) { read(tree.children(of: node), into: &flow, depth: depth) }
            for reference in called { flow.append(.footnoteReference(reference), node) }
            return
        }
        if tree.isText(node) { return flow.append(text: tree.text(of: node), node) }
        let name = tree.name(of: node)
        if HTMLVocabulary.hidden.contains(name) { return }
        guard HTMLVocabulary.blocks.contains(name) || holdsBlocks[node] || HTMLVocabulary.embeds.contains(name) else {
            return readInline(node, name, into: &flow, depth: depth)
        }
        flow.endParagraph()
        readBlock(node, name, into: &flow, depth: depth)
        flow.endParagraph()
    }

    private func readBlock(_ node: XMLTree.Node, _ name: String, into flow: inout HTMLFlow, depth: Int) {
        let children = tree.children(of: node)
        let range = Self.range(node..<tree.end(of: node))
        if let level = HTMLVocabulary.headingLevel(name) {
            let words = inlines(in: children)
            if !words.isEmpty { flow.append(Block(.heading(level: level, words), range: range)) }
            return
        }
        switch name {
        case "p": flow.paragraph { flow in read(children, into: &flow, depth: depth) }
        case "hr": flow.append(Block(.thematicBreak, range: range))
        case "blockquote" where depth < MarkdownDocument.maximumDepth:
            let inner = blocks(in: children, depth: depth + 1)
            if !inner.isEmpty || spacing == .exact { flow.append(Block(.blockQuote(inner), range: range)) }
        case "ul", "ol", "menu", "dir": readList(node, name, range, into: &flow, depth: depth)
        case "pre", "listing", "plaintext", "xmp": readCode(node, range, into: &flow)
        case "table":
            if let table = HTMLTable(node, tree: tree, reader: self).table {
                for caption in children where tree.name(of: caption) == "caption" {
                    read(caption, into: &flow, depth: depth)
                }
                flow.append(Block(.table(table), range: range))
            } else {
                read(children, into: &flow, depth: depth)
            }
        case "dt", "summary":
            let words = inlines(in: children)
            if !words.isEmpty { flow.append(Block(.paragraph([.strong(words)]), range: range)) }
        case _ where HTMLVocabulary.embeds.contains(name):
            let source = tree.attribute("src", of: node) ?? sourceInside(node)
            guard let address = source.flatMap(resolve), LinkTarget.checked(address, for: .commentLink) != nil else {
                return
            }
            let words = tree.attribute("title", of: node).flatMap { $0.isEmpty ? nil : $0 } ?? address
            flow.append(Block(.paragraph([.link(destination: address, title: "", [.text(words)])]), range: range))
        default: read(children, into: &flow, depth: depth)
        }
    }

    private func sourceInside(_ node: XMLTree.Node) -> String? {
        (node..<tree.end(of: node)).lazy.compactMap {
            tree.name(of: $0) == "source" ? tree.attribute("src", of: $0) : nil
        }
        .first
    }

    private func blocks(in nodes: some Sequence<XMLTree.Node>, depth: Int) -> [Block] {
        var flow = HTMLFlow(spacing: spacing)
        read(nodes, into: &flow, depth: depth)
        flow.endParagraph()
        return flow.blocks
    }

    private func readList(
        _ node: XMLTree.Node,
        _ name: String,
        _ range: SourceRange,
        into flow: inout HTMLFlow,
        depth: Int
    ) {
        guard depth < MarkdownDocument.maximumDepth else {
            return read(tree.children(of: node), into: &flow, depth: depth)
        }
        var items: [[Block]] = []
        var hasParagraphs = false
        for child in tree.children(of: node) where !skipped.contains(child) {
            if tree.isText(child), tree.text(of: child).allSatisfy(\.isWhitespace) { continue }
            let isItem = tree.name(of: child) == "li"
            if isItem {
                hasParagraphs = hasParagraphs || tree.children(of: child).contains { tree.name(of: $0) == "p" }
            }
            let blocks =
                isItem ? blocks(in: tree.children(of: child), depth: depth + 1) : blocks(in: [child], depth: depth + 1)
            if spacing != .exact, blocks.isEmpty { continue }
            items.append(blocks)
        }
        guard !items.isEmpty else { return }
        let start = name == "ol" ? tree.attribute("start", of: node).flatMap { Int($0) } ?? 1 : nil
        let list = Block.ItemList(
            start: start.map { (0...999_999_999).contains($0) ? $0 : 1 },
            isTight: !hasParagraphs,
            items: items
        )
        flow.append(Block(.list(spacing == .exact ? list : list.expressible), range: range))
    }

    private func readCode(_ node: XMLTree.Node, _ range: SourceRange, into flow: inout HTMLFlow) {
        var code = HTML.shown(tree.allText(of: node))
        if spacing != .exact {
            // HTML's parser drops a line break right after the tag.
            if code.hasPrefix("\n") { code.removeFirst() }
            guard !code.allSatisfy(\.isWhitespace) else { return }
            if !code.hasSuffix("\n") { code += "\n" }
        }
        let holders = [node] + tree.children(of: node).filter { tree.name(of: $0) == "code" }
        // Not by `classes(of:)`, which are in lower case: a language is written as its author did.
        let classes = holders.lazy.flatMap { holder in
            (tree.attribute("class", of: holder) ?? "").split(whereSeparator: \.isWhitespace)
        }
        let language = classes.first { $0.lowercased().hasPrefix("language-") }
        flow.append(Block(.codeBlock(language: language.map { String($0.dropFirst(9)) }, code: code), range: range))
    }

    static func range(_ nodes: Range<Int>) -> SourceRange {
        SourceRange(startLine: nodes.lowerBound + 1, startColumn: 1, endLine: nodes.upperBound, endColumn: 1)
    }

    // MARK: Running text

    private func readInline(_ node: XMLTree.Node, _ name: String, into flow: inout HTMLFlow, depth: Int) {
        let children = tree.children(of: node)
        func inside(_ kind: HTMLFlow.Span) {
            guard flow.canOpen(kind) else { return read(children, into: &flow, depth: depth) }
            flow.open(kind)
            read(children, into: &flow, depth: depth)
            flow.close(node)
        }
        switch name {
        case "br": flow.appendBreak(node)
        case "wbr": read(children, into: &flow, depth: depth)
        case "img": if let image = image(node) { flow.append(image, node) }
        case "a":
            let target = tree.attribute("href", of: node).map(Self.trimmed).flatMap(resolve)
            guard let target, LinkTarget.checked(target, for: .articleLink) != nil else {
                return read(children, into: &flow, depth: depth)
            }
            inside(.link(destination: target, title: title(of: node)))
        case "sup", "sub": inside(.raw(name))
        case "q":
            flow.append(text: "“", node)
            read(children, into: &flow, depth: depth)
            flow.append(text: "”", node)
        case "math":
            // A formula is its plain form, where the page has one.
            if let plain = tree.attribute("alttext", of: node) { return flow.append(text: plain, node) }
            read(children, into: &flow, depth: depth)
        case "annotation", "annotation-xml": break
        case _ where HTMLVocabulary.emphasis.contains(name): inside(.emphasis)
        case _ where HTMLVocabulary.strong.contains(name): inside(.strong)
        case _ where HTMLVocabulary.struck.contains(name): inside(.strikethrough)
        case _ where HTMLVocabulary.code.contains(name):
            let hasReference = (node..<tree.end(of: node)).contains { references[$0] != nil }
            let words = HTML.shown(tree.allText(of: node))
            let code = spacing == .exact ? words : words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if hasReference || code.isEmpty { return read(children, into: &flow, depth: depth) }
            flow.append(.code(code), node)
        default: read(children, into: &flow, depth: depth)
        }
    }

    private func image(_ node: XMLTree.Node) -> Inline? {
        // Pages that load images late keep the address elsewhere.
        let sources = ["src", "data-src", "data-lazy-src", "data-original"].compactMap { tree.attribute($0, of: node) }
        let alternative = Self.trimmed(tree.attribute("alt", of: node) ?? "")
        for source in sources.map(Self.trimmed) {
            guard let address = resolve(source), LinkTarget.checked(address, for: .articleImage) != nil else {
                continue
            }
            return .image(
                source: address,
                title: title(of: node),
                alternative: alternative.isEmpty ? [] : [.text(alternative)]
            )
        }
        return alternative.isEmpty ? nil : .text(alternative)
    }

    private func title(of node: XMLTree.Node) -> String { HTML.shown(tree.attribute("title", of: node) ?? "") }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Block {
    /// The running text in a block, what stands apart in it parted by spaces.
    var runningText: [Inline] {
        switch kind {
        case .paragraph(let inlines), .heading(_, let inlines): inlines
        case .codeBlock(_, let code): [.code(code.split(whereSeparator: \.isWhitespace).joined(separator: " "))]
        case .htmlBlock, .thematicBreak: []
        case .blockQuote(let blocks): Self.joined(blocks)
        case .list(let list): Self.joined(list.items.flatMap(\.self))
        case .table(let table): ([table.head] + table.rows).flatMap { $0.flatMap { $0 + [.text(" ")] } }
        }
    }

    private static func joined(_ blocks: [Block]) -> [Inline] {
        blocks.enumerated().flatMap { ($0 > 0 ? [.text(" ")] : []) + $1.runningText }
    }
}

extension Block.ItemList {
    /// This list with a tightness that Markdown can express.
    var expressible: Self {
        var list = self
        let isOneParagraph = items.count == 1 && items[0].count <= 1
        let isPlain = items.allSatisfy { item in
            item.enumerated().allSatisfy { index, block in
                switch block.kind {
                case .paragraph: index == 0
                // A list that starts with another number can't follow text without an empty line.
                case .list(let inner): inner.isTight && (inner.start ?? 1) == 1
                default: false
                }
            }
        }
        if !isPlain { list.isTight = false }
        if isOneParagraph, isPlain { list.isTight = true }
        return list
    }
}
