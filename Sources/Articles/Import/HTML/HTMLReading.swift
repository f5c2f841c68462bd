internal import Foundation
internal import Markup
internal import XML

/// One page being read.
struct HTMLReading {
    private let page: HTMLPage
    private let comments: HTMLComments
    private let content: HTMLContent
    private let metadata: HTMLMetadata
    private let notes: HTMLNotes
    private let base: URL?
    private var warnings: [ImportReport.Warning] = []

    init(_ page: HTMLPage) {
        self.page = page
        comments = HTMLComments(page)
        content = HTMLContent(page, comments: comments.inside)
        metadata = HTMLMetadata(page, content: content, comments: comments.inside)
        notes = HTMLNotes(page, addresses: metadata.addresses, excluding: comments.inside)
        let stated = page.tree.nodes.first { page.name($0) == "base" }.flatMap { page.tree.attribute("href", of: $0) }
        base = (stated ?? metadata.sourceURL).flatMap { URL(string: $0) }
    }

    mutating func result(options: ImportOptions) throws(ImportError) -> ImportResult {
        let noteNodes = Set(notes.items.flatMap(\.nodes))
        let isInline = noteNodes.intersection(notes.markers.keys)
        let printedAround = Set(
            metadata.places.map(\.node).filter { place in
                !page.ancestors(of: place).contains { noteNodes.contains($0) }
            }
        )
        let junk = content.junk(keeping: noteNodes.union(notes.markers.keys).union(notes.containers))
        var skipped = noteNodes.subtracting(isInline).union(printedAround).union(notes.headings).union(notes.backLinks)
        skipped.formUnion(notes.containers)
        skipped.formUnion(junk.keys)
        skipped.formUnion(comments.inside)
        let references = notes.markers.mapValues { $0.map { FootnoteReference(footnote: $0) } }
        let reader = HTMLBlocks(page.tree, skipping: skipped, references: references, resolve: resolve)
        var blocks = ReferenceTidying.tidied(reader.blocks(in: [content.body]))
        var footnotes = linkedFootnotes(references)
        var printed: PrintedNotes?
        if footnotes.isEmpty {
            let found = PrintedNotes(blocks)
            if !found.footnotes.isEmpty {
                blocks = found.body
                footnotes = found.footnotes
                printed = found
            }
        }
        let title = options.title ?? metadata.title
        let outline = try MarkdownOutline(blocks, knownTitle: metadata.title, headings: options.headings)
        let (numbers, labels) = Self.numbers(of: footnotes)
        for index in footnotes.indices { footnotes[index].label = String(numbers[index]) }
        let article = BlockArticle(
            outline,
            footnotes: footnotes,
            notation: BlockArticle.Notation(printedNumbers: numbers, labels: labels)
        )
        if article.isEmpty { throw ImportError(code: "empty", message: "The page holds no article.") }
        let made = article.sections()
        var document = documentOfMetadata(title: title ?? outline.title?.text)
        document.sections = made.sections
        document.notes = article.notes()
        document.comments = comments.comments
        var report = ImportReport(format: .html)
        report.headings = article.headings(reason: "an HTML heading")
        report.markersWithoutNote = printed?.orphans ?? []
        report.notesWithoutMarker = article.notesWithoutMarker(document.notes)
        report.warnings = warnings + made.warnings
        report.spans = spans(article, printed, junk)
        return ImportResult(document: document, report: report)
    }

    private func documentOfMetadata(title: String?) -> ImportedDocument {
        var document = ImportedDocument()
        document.title = title.flatMap { $0.isEmpty ? nil : $0 }
        document.subtitle = metadata.subtitle
        document.summary = metadata.summary
        document.language = metadata.language
        document.publishedOn = metadata.date
        document.contributors = metadata.contributors
        document.categories = metadata.categories
        document.sourceURL = metadata.sourceURL
        return document
    }

    /// An address as it is from anywhere: relative ones need the page's own.
    private func resolve(_ address: String) -> String? {
        if address.isEmpty || address.hasPrefix("#") { return nil }
        if address.hasPrefix("//") { return "https:" + address }
        let scheme = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        if address.dropFirst(scheme.count).first == ":" { return address }
        return base.flatMap { URL(string: address, relativeTo: $0)?.absoluteString }
    }

    private func linkedFootnotes(_ references: [XMLTree.Node: [FootnoteReference]]) -> [Footnote] {
        let taken = Set(notes.items.flatMap(\.nodes)).intersection(references.keys)
        var inner = references.filter { !taken.contains($0.key) }
        for link in notes.backLinks { inner[link] = [ReferenceTidying.backLink] }
        let reader = HTMLBlocks(page.tree, references: inner, resolve: resolve)
        return notes.items.map { item in
            let nodes = item.nodes.count == 1 ? Array(page.tree.children(of: item.nodes[0])) : item.nodes
            var blocks = ReferenceTidying.tidied(reader.blocks(in: nodes))
            if let first = blocks.first, case .paragraph(let inlines) = first.kind,
                let (_, rest) = NoteLabels.split(inlines, wanted: item.label)
                    ?? NoteLabels.split(inlines).flatMap({ $0.label == nil ? $0 : nil })
            {
                blocks[0].kind = .paragraph(rest)
                if rest.isEmpty { blocks.removeFirst() }
            }
            // A label in a cell or line of its own.
            if blocks.count > 1, case .paragraph(let inlines) = blocks[0].kind, let label = item.label,
                NoteLabels.label(PlainText(inlines).text.filter { !"↑^".contains($0) }) == label
            {
                blocks.removeFirst()
            }
            blocks = blocks.compactMap(Self.withoutArrow)
            let range = (item.nodes.first ?? 0)..<(item.nodes.map { page.tree.end(of: $0) }.max() ?? 1)
            return Footnote(
                label: item.label ?? "",
                blocks: blocks,
                range: SourceRange(
                    startLine: range.lowerBound + 1,
                    startColumn: 1,
                    endLine: range.upperBound,
                    endColumn: 1
                )
            )
        }
    }

    /// A paragraph without the white space and arrows that a link back leaves at its end; nil when nothing is left.
    private static func withoutArrow(_ block: Block) -> Block? {
        guard case .paragraph(var inlines) = block.kind else { return block }
        while case .text(let text)? = inlines.last {
            var words = text[...]
            while let last = words.last, last.isWhitespace || "↩↑⤴\u{FE0E}".contains(last) { words.removeLast() }
            if words.count == text.count { break }
            inlines.removeLast()
            if !words.isEmpty {
                inlines.append(.text(String(words)))
                break
            }
        }
        return inlines.isEmpty ? nil : Block(.paragraph(inlines), range: block.range)
    }

    /// Numbers as printed where they rise, else in order with what is printed as labels.
    static func numbers(of footnotes: [Footnote]) -> (numbers: [Int], labels: [Int: String]) {
        let printed = footnotes.map { Int($0.label) ?? 0 }
        if zip([0] + printed, printed).allSatisfy({ $0 < $1 }) { return (printed, [:]) }
        var labels: [Int: String] = [:]
        for (index, footnote) in footnotes.enumerated()
        where footnote.label != String(index + 1) && !footnote.label.isEmpty {
            labels[index + 1] = footnote.label
        }
        return (Array(1..<footnotes.count + 1), labels)
    }

    // MARK: Accounting

    private func spans(_ article: BlockArticle, _ printed: PrintedNotes?, _ junk: [XMLTree.Node: String])
        -> [ImportReport.Span]
    {
        var spans = NodeSpans(page.tree, source: page.source)
        for link in notes.backLinks { spans.tell(page.inside(link), .sidebar, "sidebar: link back to the text") }
        let noteNodes = Set(notes.items.flatMap(\.nodes))
        for (node, called) in notes.markers where !noteNodes.contains(node) {
            spans.tell(
                page.inside(node),
                .marker,
                "marker \(called.map { article.numbering.number(at: $0) }.map(String.init).joined(separator: ", "))"
            )
        }
        for (index, item) in notes.items.enumerated() {
            for node in item.nodes {
                spans.tell(page.inside(node), .note, "note \(article.numbering.number(at: index))")
            }
        }
        for heading in notes.headings { spans.tell(page.inside(heading), .heading, "heading of the notes") }
        for (index, range) in comments.ranges.enumerated().reversed() {
            spans.tell(range, .comment, "comment \(index + 1)")
        }
        for (node, name) in metadata.places { spans.tell(page.inside(node), .metadata, name) }
        for (node, word) in junk { spans.tell(page.inside(node), .sidebar, "sidebar: \(word)") }
        for (index, footnote) in (printed?.footnotes ?? []).enumerated() {
            spans.tell(HTMLSpan.nodes(footnote.range), .note, "note \(article.numbering.number(at: index))")
        }
        for block in printed?.noteBlocks ?? [] { spans.tell(HTMLSpan.nodes(block.range), .note, "notes") }
        if let heading = printed?.heading {
            spans.tell(HTMLSpan.nodes(heading.range), .heading, "heading of the notes")
        }
        if let title = article.outline.title { spans.tell(HTMLSpan.nodes(title.range), .metadata, "title") }
        for part in article.outline.parts {
            if let heading = part.heading { spans.tell(HTMLSpan.nodes(heading.range), .heading, heading.text) }
            for block in part.blocks {
                spans.tell(HTMLSpan.nodes(block.range), .text, part.heading?.text ?? Section.leadAnchor)
            }
        }
        if printed != nil { spans.tellMarkers(Set(article.footnotes.map(\.label))) }
        return spans.spans { rest(of: $0) }
    }

    /// What a text is that was read as nothing: part of the head, or of what surrounds the article.
    private func rest(of node: XMLTree.Node) -> (ImportReport.Kind, String) {
        for around in page.ancestors(of: node).dropFirst() {
            let name = page.name(around)
            if ["script", "style", "noscript"].contains(name) { return (.sidebar, "sidebar: \(name)") }
            if name == "head" || name == "title" { return (.metadata, "head of the page") }
            if ["nav", "header", "footer", "aside", "form"].contains(name) { return (.sidebar, "sidebar: \(name)") }
        }
        return (.sidebar, "sidebar: page")
    }
}
