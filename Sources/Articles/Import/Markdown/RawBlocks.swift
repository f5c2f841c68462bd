internal import Markup
internal import XML

/// Reads sections and notes that stand in a Markdown document as HTML of ours, in Pandoc's form of a raw block.
///
/// The HTML is taken apart and written anew, so that nothing but what the allow-list knows comes out of it.
struct RawBlocks {
    /// The index of a footnote by its label.
    private var indices: [String: Int] = [:]

    init(footnotes: [Footnote]) {
        for (index, footnote) in footnotes.enumerated() where indices[footnote.label] == nil {
            indices[footnote.label] = index
        }
    }

    /// Blocks with the raw ones among them read.
    func expanded(_ blocks: [Block]) -> [Block] {
        blocks.flatMap { block -> [Block] in
            guard case .codeBlock(MarkdownWriter.rawLanguage, let html) = block.kind else { return [block] }
            guard
                let read = StoredHTML.blocks(
                    html.hasSuffix("\n") ? String(html.dropLast()) : html,
                    note: { indices["\($0)"] }
                )
            else { return [block] }
            return read.map { Block($0.kind, range: block.range) }
        }
    }

    func expanded(_ footnotes: [Footnote]) -> [Footnote] {
        footnotes.map { footnote in
            var footnote = footnote
            footnote.blocks = expanded(footnote.blocks)
            return footnote
        }
    }
}

/// Reads HTML as it is stored for sections and notes.
enum StoredHTML {
    /// Its blocks; nil when it can't be read.
    ///
    /// - Parameter note: The index of a footnote by its number; nil leaves a marker out.
    static func blocks(_ html: String, note: (Int) -> Int?) -> [Block]? {
        guard !html.isEmpty else { return [] }
        guard let tree = Self.tree(html) else { return nil }
        var references: [XMLTree.Node: [FootnoteReference]] = [:]
        for node in tree.nodes where tree.attribute("role", of: node) == "doc-noteref" {
            guard let target = tree.attribute("href", of: node), target.hasPrefix("#citation-"),
                let number = Int(target.dropFirst(10)), let index = note(number)
            else { continue }
            let parent = tree.parent(of: node)
            let place = parent.flatMap { tree.name(of: $0) == "sup" ? $0 : nil } ?? node
            references[place] = [FootnoteReference(footnote: index)]
        }
        guard let body = tree.nodes.first(where: { tree.name(of: $0) == "body" }) else { return nil }
        return HTMLBlocks(tree, spacing: .exact, references: references).blocks(in: tree.children(of: body))
    }

    private static func tree(_ html: String) -> XMLTree? {
        do {
            // Nothing stands behind it, which a tag that is never closed would take in.
            return try XMLTree(html: Array("<html><body>\(html)".utf8))
        } catch {
            // Deeper or longer than anything that we write.
            return nil
        }
    }
}
