internal import Markup
internal import XML

/// One JATS article being read: its elements are renamed to those of HTML, and read as such.
struct JATSReading {
    private let jats: JATSDocument
    private let source: [UInt8]
    private let html: XMLTree
    /// Footnotes and references, in the order of the document.
    private var noteNodes: [XMLTree.Node] = []
    private var indices: [XMLTree.Node: Int] = [:]
    private var references: [XMLTree.Node: [FootnoteReference]] = [:]
    /// Those that stay in the text, with the marker behind them.
    private var worded: Set<XMLTree.Node> = []
    private var missing: [String] = []

    init(_ jats: JATSDocument, source: [UInt8]) {
        self.jats = jats
        self.source = source
        html = jats.tree.renaming(JATSVocabulary.renamed)
        findNotes()
        findMarkers()
    }

    // MARK: Notes and markers

    private mutating func findNotes() {
        var end = jats.root
        let last = jats.tree.end(of: jats.root)
        while end < last {
            let name = jats.name(end)
            // Notes of the front and of tables belong to these.
            if ["front", "table-wrap-foot", "sub-article", "response"].contains(name) {
                end = jats.tree.end(of: end)
            } else if name == "fn" || name == "ref" {
                indices[end] = noteNodes.count
                noteNodes.append(end)
                end = jats.tree.end(of: end)
            } else {
                end += 1
            }
        }
    }

    private mutating func findMarkers() {
        for node in jats.root..<jats.tree.end(of: jats.root) {
            if jats.name(node) == "fn", let index = indices[node],
                jats.around(node, ["fn-group", "back", "ref-list"]) == nil
            {
                references[node] = [FootnoteReference(footnote: index)]
            }
            guard jats.name(node) == "xref", jats.around(node, ["front"]) == nil else { continue }
            let type = jats.tree.attribute("ref-type", of: node) ?? ""
            let targets = (jats.tree.attribute("rid", of: node) ?? "").split(whereSeparator: \.isWhitespace).map(
                String.init
            )
            let called = targets.compactMap { jats.ids[$0].flatMap { indices[$0] } }
            if !called.isEmpty {
                references[node] = called.map { FootnoteReference(footnote: $0) }
                if let words = jats.text(node), isWorded(words) { worded.insert(node) }
            } else if ["fn", "bibr"].contains(type) {
                missing.append(jats.text(node) ?? targets.joined(separator: " "))
            }
        }
    }

    /// Whether a reference prints words of the text, such as `Nwosu (2011)`, or a year, and no label.
    private func isWorded(_ words: String) -> Bool {
        guard let label = NoteLabels.label(words) else { return words.contains(where: \.isLetter) }
        return label.utf8.count == 4 && Int(label).map { $0 > noteNodes.count } ?? false
    }

    // MARK: Result

    mutating func result(options: ImportOptions) throws(ImportError) -> ImportResult {
        let metadata = JATSMetadata(jats)
        var skipped = Set(noteNodes.filter { references[$0] == nil })
        let back = jats.child("back", of: jats.root)
        for group in jats.all(["fn-group", "ref-list"], in: back ?? jats.root)
        where jats.around(group, ["front"]) == nil { skipped.insert(group) }
        for node in jats.all(JATSVocabulary.hidden, in: jats.root) { skipped.insert(node) }
        let reader = HTMLBlocks(html, skipping: skipped, references: references, worded: worded)
        let parts = ["body", "back"].compactMap { jats.child($0, of: jats.root) }
        let blocks = ReferenceTidying.tidied(reader.blocks(in: parts))
        let outline = try MarkdownOutline(blocks, knownTitle: metadata.document.title ?? "", headings: options.headings)
        let (notation, footnotes) = notation(reader)
        let article = BlockArticle(outline, footnotes: footnotes, notation: notation)
        if article.isEmpty { throw ImportError(code: "empty", message: "The document holds no text.") }
        let made = article.sections()
        var document = metadata.document
        if let title = options.title { document.title = title }
        document.sections = made.sections
        document.notes = notes(article)
        var report = ImportReport(format: .jats)
        report.headings = article.headings(reason: "the title of a section")
        report.markersWithoutNote = missing
        report.notesWithoutMarker = article.notesWithoutMarker(document.notes)
        report.warnings = made.warnings
        report.spans = spans(article, metadata)
        return ImportResult(document: document, report: report)
    }

    /// Footnotes with their printed labels, or by their first place where footnotes and references are mixed.
    private func notation(_ reader: HTMLBlocks) -> (BlockArticle.Notation, [Footnote]) {
        let inner = references.filter { indices[$0.key] == nil }
        let noteReader = HTMLBlocks(
            html,
            skipping: Set(noteNodes.flatMap { jats.children("label", of: $0) }),
            references: inner,
            worded: worded
        )
        var footnotes = noteNodes.map { node -> Footnote in
            let label = jats.text(jats.child("label", of: node)).flatMap { NoteLabels.label($0) }
            let range = HTMLSpan.range(node..<jats.tree.end(of: node))
            return Footnote(label: label ?? "", blocks: blocks(of: node, noteReader), range: range)
        }
        let kinds = Set(noteNodes.map { jats.name($0) })
        if kinds.count > 1 {
            // Two lists that both begin with 1: the order of the text is the only one that both share.
            return (BlockArticle.Notation(), footnotes)
        }
        for index in footnotes.indices where footnotes[index].label.isEmpty {
            footnotes[index].label = String(index + 1)
        }
        let (numbers, labels) = HTMLReading.numbers(of: footnotes)
        return (BlockArticle.Notation(printedNumbers: numbers, labels: labels), footnotes)
    }

    /// The text of a footnote, or of a reference: printed where it is running text, else put in words.
    private func blocks(of node: XMLTree.Node, _ reader: HTMLBlocks) -> [Block] {
        let citation = citationNode(of: node)
        if let citation, ["element-citation", "nlm-citation", "citation"].contains(jats.name(citation)),
            let tagged = JATSCitation(citation, jats), !prints(citation)
        {
            let others = jats.tree.children(of: node).filter { ["note", "p", "annotation"].contains(jats.name($0)) }
            return NoteHTML.blocks(tagged.words) + reader.blocks(in: others)
        }
        return ReferenceTidying.tidied(reader.blocks(in: jats.tree.children(of: node)))
    }

    private func citationNode(of node: XMLTree.Node) -> XMLTree.Node? {
        jats.tree.children(of: node).first {
            ["element-citation", "mixed-citation", "nlm-citation", "citation"].contains(jats.name($0))
        }
    }

    /// Whether a citation has words or marks between its elements.
    private func prints(_ citation: XMLTree.Node) -> Bool {
        jats.tree.children(of: citation).contains {
            jats.tree.isText($0) && jats.tree.text(of: $0).contains { !$0.isWhitespace }
        }
    }

    private func notes(_ article: BlockArticle) -> [ImportedNote] {
        zip(article.notes(), article.numbering.order).map { note, index in
            var note = note
            let citations = jats.tree.children(of: noteNodes[index]).filter {
                ["element-citation", "mixed-citation", "nlm-citation", "citation"].contains(jats.name($0))
            }
            let tagged = citations.compactMap { JATSCitation($0, jats) }
            if !tagged.isEmpty, tagged.count == citations.count {
                note.reading = NoteReading(
                    number: note.number,
                    kind: .full,
                    references: tagged.map { Reference(csl: $0.item, confidence: 1) }
                )
            }
            return note
        }
    }

    // MARK: Accounting

    private func spans(_ article: BlockArticle, _ metadata: JATSMetadata) -> [ImportReport.Span] {
        var spans = NodeSpans(jats.tree, source: source)
        for (node, called) in references where indices[node] == nil && !worded.contains(node) {
            let numbers = called.map { String(article.numbering.number(at: $0.footnote)) }
            spans.tell(node..<jats.tree.end(of: node), .marker, "marker \(numbers.joined(separator: ", "))")
        }
        for (index, node) in noteNodes.enumerated() {
            spans.tell(node..<jats.tree.end(of: node), .note, "note \(article.numbering.number(at: index))")
        }
        for group in jats.all(["fn-group", "ref-list"], in: jats.root) {
            if let title = jats.child("title", of: group) {
                spans.tell(title..<jats.tree.end(of: title), .heading, "heading of the notes")
            }
        }
        for (node, name) in metadata.places { spans.tell(node..<jats.tree.end(of: node), .metadata, name) }
        for part in article.outline.parts {
            if let heading = part.heading { spans.tell(HTMLSpan.nodes(heading.range), .heading, heading.text) }
            for block in part.blocks {
                spans.tell(HTMLSpan.nodes(block.range), .text, part.heading?.text ?? Section.leadAnchor)
            }
        }
        return spans.spans { node in
            jats.around(node, ["front", "front-stub"]) != nil
                ? (.metadata, "front")
                : (.sidebar, "sidebar: \(jats.tree.parent(of: node).map(jats.name) ?? "document")")
        }
    }
}

/// Ranges of blocks that were read out of a tree.
enum HTMLSpan {
    static func nodes(_ range: SourceRange) -> Range<XMLTree.Node> {
        range.startLine < 1 ? 0..<0 : range.startLine - 1..<max(range.startLine - 1, range.endLine)
    }

    static func range(_ nodes: Range<XMLTree.Node>) -> SourceRange {
        SourceRange(startLine: nodes.lowerBound + 1, startColumn: 1, endLine: nodes.upperBound, endColumn: 1)
    }
}
