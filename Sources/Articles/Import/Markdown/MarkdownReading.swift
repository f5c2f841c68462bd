internal import Markup

/// A Markdown document whose parts are known, being made into a result.
struct MarkdownReading {
    private let source: [UInt8]
    private let frontMatter: FrontMatter
    private let fields: FrontMatterFields
    private let footnotes: [Footnote]
    private let outline: MarkdownOutline
    private let texts: [PlainText]
    /// For each part the references that stand in its heading, or in the title above it.
    private let leading: [[FootnoteReference]]
    private let numbering: FootnoteNumbering
    private let lines: SourceLines

    init(
        source: [UInt8],
        frontMatter: FrontMatter,
        fields: FrontMatterFields,
        markdown: MarkdownDocument,
        outline: MarkdownOutline
    ) {
        self.source = source
        self.frontMatter = frontMatter
        self.fields = fields
        self.outline = outline
        footnotes = markdown.footnotes
        texts = outline.parts.map { PlainText($0.blocks) }
        leading = outline.parts.indices.map { index in
            let title = index == 0 ? outline.title?.references ?? [] : []
            return title + (outline.parts[index].heading?.references ?? [])
        }
        var references: [FootnoteReference] = []
        for (leading, text) in zip(leading, texts) { references += leading + text.references.map(\.reference) }
        numbering = FootnoteNumbering(markdown.footnotes, references: references)
        lines = SourceLines(source, from: frontMatter.bytes.upperBound)
    }

    /// Whether there is neither text nor heading nor note.
    var isEmpty: Bool {
        footnotes.isEmpty && outline.parts.allSatisfy { $0.heading == nil } && texts.allSatisfy(\.text.isEmpty)
    }

    /// The article and the report.
    mutating func result(title: String?) -> ImportResult {
        let made = MarkdownSections(outline.parts, texts: texts, leading: leading, numbering: numbering)
        var document = ImportedDocument()
        document.title = title ?? fields.title ?? outline.title?.text
        document.subtitle = fields.subtitle
        document.summary = fields.summary
        document.language = fields.language
        document.slug = fields.slug
        document.status = fields.status
        document.publishedOn = fields.date
        document.contributors = fields.contributors
        document.categories = fields.categories
        document.sourceURL = fields.source
        document.dedication = fields.dedication
        // A part of link references or HTML comments alone has nothing to read.
        document.sections = made.sections.filter { $0.heading != nil || !$0.html.isEmpty }
        document.notes = notes()
        document.comments = fields.comments
        var report = ImportReport(format: .markdown)
        report.headings = outline.parts.compactMap(\.heading).map { heading in
            ImportReport.Heading(
                text: heading.text,
                confidence: 1,
                reason: heading.isNamedByCaller ? "named by the caller" : "a Markdown heading"
            )
        }
        report.markersWithoutNote =
            UndefinedReferences(outline.parts.flatMap(\.blocks) + footnotes.flatMap(\.blocks)).labels
        report.notesWithoutMarker = document.notes.dropFirst(numbering.calledCount).map { $0.label ?? "\($0.number)" }
        report.warnings = fields.warnings + made.warnings + noteWarnings(document.notes)
        report.spans = spans()
        return ImportResult(document: document, report: report)
    }

    private func notes() -> [ImportedNote] {
        let numbering = numbering
        return numbering.order.enumerated().map { position, index in
            let note = footnotes[index]
            let words = PlainText(note.blocks, keepsDestinations: true) { reference in
                numbering.number(of: reference).map { "[\($0)]" } ?? ""
            }
            let html = ArticleMarkup.html(note: note.blocks) { reference in
                guard let number = numbering.number(of: reference) else { return "" }
                return "<sup><a href=\"#citation-\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
            }
            return ImportedNote(
                number: position + 1,
                label: note.label == String(position + 1) ? nil : note.label,
                text: words.text,
                html: html
            )
        }
    }

    private func noteWarnings(_ notes: [ImportedNote]) -> [ImportReport.Warning] {
        var warnings: [ImportReport.Warning] = []
        for (note, index) in zip(notes, numbering.order) {
            let label = footnotes[index].label
            if footnotes[index].isUncallable {
                let message =
                    "The note `[^\(label)]` has a label that stands above already, or that no marker can hold; it became note \(note.number)."
                warnings.append(ImportReport.Warning(code: "duplicateNote", message: message))
            }
            if note.text.isEmpty {
                warnings.append(
                    ImportReport.Warning(code: "emptyNote", message: "The note `[^\(label)]` says nothing.")
                )
            }
            if ArticleMarkup.hasRawHTML(footnotes[index].blocks) {
                let message = "Note \(note.number) holds HTML tags; they are shown as text."
                warnings.append(ImportReport.Warning(code: "rawHTML", message: message))
            }
        }
        return warnings
    }

    // MARK: Accounting

    private func spans() -> [ImportReport.Span] {
        var tiling = SpanTiling()
        var locator = MarkerLocator(source, lines: lines, footnotes: footnotes, from: frontMatter.bytes.upperBound)
        var blocks: [SpanTiling.Part] = []
        var markers: [SpanTiling.Part] = []
        if !frontMatter.bytes.isEmpty { blocks.append(part(frontMatter.bytes, .metadata, "front matter")) }
        func addMarkers(_ references: [FootnoteReference], in bytes: Range<Int>) {
            for reference in references {
                guard let found = locator.locate(reference, in: bytes), let number = numbering.number(of: reference)
                else { continue }
                markers.append(part(found, .marker, "marker \(number)"))
            }
        }
        func addHeading(_ heading: MarkdownOutline.Heading, _ kind: ImportReport.Kind, _ name: String) {
            blocks.append(part(bytes(of: heading.range), kind, name))
            addMarkers(heading.references, in: bytes(of: heading.range))
        }
        if let title = outline.title { addHeading(title, .metadata, "title") }
        for section in outline.parts {
            if let heading = section.heading { addHeading(heading, .heading, heading.text) }
            for block in section.blocks {
                let bytes = bytes(of: block.range)
                let isHidden = PlainText([block]).text.isEmpty && block.kind != .thematicBreak
                let isMarkup = if case .htmlBlock = block.kind { isHidden } else { false }
                let name = isMarkup ? "HTML comment" : section.heading?.text ?? Section.leadAnchor
                blocks.append(part(bytes, isMarkup ? .metadata : .text, name))
                addMarkers(PlainText([block]).references.map(\.reference), in: bytes)
            }
        }
        tiling.addLayer(blocks)
        tiling.addLayer(commentParts())
        tiling.addLayer(
            numbering.order.enumerated().map { position, index in
                part(bytes(of: footnotes[index]), .note, "note \(position + 1)")
            }
        )
        tiling.addLayer(markers)
        return tiling.spans(of: source, rest: (.metadata, "link references"))
    }

    private func part(_ bytes: Range<Int>, _ kind: ImportReport.Kind, _ name: String) -> SpanTiling.Part {
        SpanTiling.Part(bytes: bytes, kind: kind, name: name)
    }

    private func bytes(of range: SourceRange) -> Range<Int> {
        lines.bytes(from: range.startLine, through: range.endLine)
    }

    /// A footnote from its label on: cmark's column is that of the text behind it.
    private func bytes(of footnote: Footnote) -> Range<Int> {
        let line = bytes(of: footnote.range)
        guard !footnote.isUncallable,
            let text = lines.offset(line: footnote.range.startLine, column: footnote.range.startColumn),
            line.contains(text), line.lowerBound + 1 < text
        else { return line }
        let bracket = (line.lowerBound..<text - 1).last {
            source[$0] == UInt8(ascii: "[") && source[$0 + 1] == UInt8(ascii: "^")
        }
        return (bracket ?? line.lowerBound)..<line.upperBound
    }

    /// The comments of the front matter; libyaml counts scalars.
    private func commentParts() -> [SpanTiling.Part] {
        var parts: [SpanTiling.Part] = []
        var byte = frontMatter.yamlBytes.lowerBound
        var scalar = 0
        func advance(to target: Int) -> Int {
            while scalar <= target, byte < frontMatter.yamlBytes.upperBound {
                if source[byte] & 0xC0 != 0x80 {
                    if scalar == target { break }
                    scalar += 1
                }
                byte += 1
            }
            return byte
        }
        for (index, range) in fields.commentRanges.enumerated() {
            let start = advance(to: range.lowerBound)
            var end = advance(to: range.upperBound)
            while end > start, [0x20, 0x09, 0x0A, 0x0D].contains(source[end - 1]) { end -= 1 }
            parts.append(part(start..<end, .comment, "comment \(index + 1)"))
        }
        return parts
    }
}
