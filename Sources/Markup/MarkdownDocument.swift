/// A Markdown document as values: CommonMark 0.29 with GitHub's tables, strikethrough and bare links, and footnotes.
///
/// cmark-gfm parses. What would take it more than linear time is refused or left unmarked, see `MarkdownError`.
public struct MarkdownDocument: Sendable {
    /// The blocks in the order of the document, footnote definitions taken out.
    public private(set) var blocks: [Block]
    /// All definitions in the order of the document, those too that nothing refers to or that repeat a label.
    public private(set) var footnotes: [Footnote] = []

    /// How deep quotes and lists, and emphasis and links, nest; what stands deeper is flattened into the level above.
    public static let maximumDepth = 48

    /// Reads an article.
    ///
    /// - Throws: `MarkdownError` when the text is made to be expensive; see there.
    public init(_ markdown: String) throws(MarkdownError) {
        let source = Array(markdown.utf8)
        let cost = MarkdownCost(source, features: [.footnotes, .tables, .strikethrough, .autolinks])
        try cost.check(allowing: .article)
        let features = cost.affordableFeatures(within: .article)
        let definitions = FootnoteDefinitions(in: source)
        let first = Self.read(source, definitions: definitions.all, features: features)
        blocks = first.blocks
        footnotes = first.footnotes
        let covered = LineCoverage(blocks.map(\.range) + footnotes.map(\.range), lines: definitions.lineCount)
        let dropped = definitions.all.indices.filter {
            definitions.all[$0].startsLine && !covered.contains(definitions.all[$0].line)
        }
        guard !dropped.isEmpty else { return }
        // cmark drops a definition whose label came before or can't be called: read it again under a name of its own.
        let renamed = definitions.renaming(dropped, in: source)
        let second = Self.read(renamed.source, definitions: renamed.definitions, features: features)
        blocks = second.blocks
        footnotes = second.footnotes
    }

    /// Reads a short text without footnotes and tables, such as a reader's comment.
    init(comment markdown: String) throws(MarkdownError) {
        let source = Array(markdown.utf8)
        let cost = MarkdownCost(source, features: [.strikethrough, .autolinks])
        try cost.check(allowing: .comment)
        let features = cost.affordableFeatures(within: .comment)
        blocks = TreeReader(CMarkTree(source, features: features), maximumDepth: Self.maximumDepth).blocks
    }

    /// Parses with a reference to every definition in front: cmark forgets the labels, and all definitions without
    /// a reference, but numbers these in their order.
    private static func read(
        _ source: [UInt8],
        definitions: [FootnoteDefinitions.Definition],
        features: MarkdownFeatures
    ) -> (blocks: [Block], footnotes: [Footnote]) {
        var prelude: [UInt8] = []
        for definition in definitions {
            prelude += "[^".utf8
            prelude += definition.label
            prelude += "]\n\n".utf8
        }
        let reader = TreeReader(
            CMarkTree(prelude + source, features: features),
            skippingLines: 2 * definitions.count,
            maximumDepth: maximumDepth
        )
        var labels: [Int: FootnoteDefinitions.Definition] = [:]
        for (definition, reference) in zip(definitions, reader.skippedReferences) {
            guard let reference, labels[reference] == nil else { continue }
            labels[reference] = definition
        }
        let footnotes = reader.footnotes.enumerated().map { index, footnote in
            Footnote(
                label: labels[index].map { String(decoding: $0.printedLabel, as: UTF8.self) } ?? "\(index + 1)",
                isUncallable: labels[index]?.isRenamed ?? false,
                blocks: footnote.blocks,
                range: footnote.range
            )
        }
        return (reader.blocks, footnotes)
    }
}

/// Which lines some range covers.
private struct LineCoverage {
    private var depth: [Int]

    init(_ ranges: [SourceRange], lines: Int) {
        depth = Array(repeating: 0, count: lines + 2)
        for range in ranges where range.startLine > 0 && range.endLine <= lines {
            depth[range.startLine] += 1
            depth[range.endLine + 1] -= 1
        }
        for line in depth.indices.dropFirst() { depth[line] += depth[line - 1] }
    }

    func contains(_ line: Int) -> Bool { depth.indices.contains(line) && depth[line] > 0 }
}
