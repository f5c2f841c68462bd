internal import Markup

/// A document's blocks parted into a title and sections.
struct MarkdownOutline {
    /// A section: its heading, nil for the lead, and the blocks below it.
    struct Part {
        var heading: Heading?
        var blocks: [Block] = []
    }

    /// A heading in the document.
    struct Heading {
        var text: String
        /// From 1, the smallest level in the document being 1.
        var level: Int
        var references: [FootnoteReference]
        var range: SourceRange
        var isNamedByCaller: Bool
    }

    /// The one level-1 heading at the very top.
    private(set) var title: Heading?
    /// The lead first, when there is text before the first heading.
    private(set) var parts: [Part] = []

    /// Parts a document.
    ///
    /// - Parameters:
    ///   - knownTitle: The front matter's title; a heading at the top that says something else is no title then.
    ///   - headings: When not empty, exactly these are headings, in this order: other headings become text, paragraphs
    ///     that say the same become headings.
    init(_ blocks: [Block], knownTitle: String?, headings: [String]) throws(ImportError) {
        var rest = blocks[...]
        var current = Part()
        var wanted = headings[...]
        if let title = Self.title(of: blocks, knownTitle: knownTitle), title.text != headings.first {
            self.title = title
            rest = rest.dropFirst()
        }
        for block in rest {
            guard let heading = Self.heading(block, wanted: headings.isEmpty ? nil : wanted.first) else {
                current.blocks.append(block)
                continue
            }
            wanted = wanted.dropFirst()
            add(current)
            current = Part(heading: heading)
        }
        add(current)
        if !headings.isEmpty, let missing = wanted.first {
            throw ImportError(
                code: "headingNotFound",
                message: "The heading “\(missing)” does not stand in the document, or not in this order."
            )
        }
        let smallest = parts.compactMap(\.heading?.level).min() ?? 1
        for index in parts.indices { parts[index].heading?.level -= smallest - 1 }
    }

    private mutating func add(_ part: Part) {
        if part.heading != nil || !part.blocks.isEmpty { parts.append(part) }
    }

    private static func title(of blocks: [Block], knownTitle: String?) -> Heading? {
        guard let first = blocks.first, case .heading(level: 1, let inlines) = first.kind else { return nil }
        let others = blocks.dropFirst().contains { block in
            if case .heading(level: 1, _) = block.kind { true } else { false }
        }
        let heading = heading(inlines, level: 1, range: first.range)
        guard !others, !heading.text.isEmpty, knownTitle.map({ $0.lowercased() == heading.text.lowercased() }) ?? true
        else { return nil }
        return heading
    }

    /// The heading that a block is.
    private static func heading(_ block: Block, wanted: String?) -> Heading? {
        switch block.kind {
        case .heading(let level, let inlines):
            var heading = heading(inlines, level: level, range: block.range)
            guard let wanted else { return heading }
            heading.isNamedByCaller = true
            return heading.text == wanted ? heading : nil
        case .paragraph(let inlines):
            guard let wanted else { return nil }
            var heading = heading(inlines, level: 1, range: block.range)
            heading.isNamedByCaller = true
            return heading.text == wanted ? heading : nil
        default: return nil
        }
    }

    private static func heading(_ inlines: [Inline], level: Int, range: SourceRange) -> Heading {
        let words = PlainText(inlines)
        // On one line; code in it may hold more than one space.
        return Heading(
            text: words.text.split { $0 == " " || $0 == "\t" }.joined(separator: " "),
            level: level,
            references: words.references.map(\.reference),
            range: range,
            isNamedByCaller: false
        )
    }
}
