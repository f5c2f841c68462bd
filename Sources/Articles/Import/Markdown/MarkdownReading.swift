internal import Markup

/// A Markdown document whose parts are known, being made into a result.
struct MarkdownReading {
    private let source: [UInt8]
    private let frontMatter: FrontMatter
    private let fields: FrontMatterFields
    private let article: BlockArticle
    private let lines: SourceLines

    init(source: [UInt8], frontMatter: FrontMatter, fields: FrontMatterFields, article: BlockArticle) {
        self.source = source
        self.frontMatter = frontMatter
        self.fields = fields
        self.article = article
        lines = SourceLines(source, from: frontMatter.bytes.upperBound)
    }

    private var footnotes: [Footnote] { article.footnotes }
    private var outline: MarkdownOutline { article.outline }
    private var numbering: FootnoteNumbering { article.numbering }

    /// The article and the report.
    mutating func result(title: String?) -> ImportResult {
        let made = article.sections()
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
        document.sections = made.sections
        document.notes = article.notes()
        for index in document.notes.indices {
            document.notes[index].reading = fields.readings[document.notes[index].number]
        }
        document.comments = fields.comments
        var report = ImportReport(format: .markdown)
        report.headings = article.headings(reason: "a Markdown heading")
        report.markersWithoutNote =
            UndefinedReferences(outline.parts.flatMap(\.blocks) + footnotes.flatMap(\.blocks)).labels
        report.notesWithoutMarker = article.notesWithoutMarker(document.notes)
        report.warnings = fields.warnings + made.warnings + noteWarnings(document.notes)
        report.spans = spans()
        return ImportResult(document: document, report: report)
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
            numbering.order.map { index in
                part(bytes(of: footnotes[index]), .note, "note \(numbering.number(at: index))")
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
