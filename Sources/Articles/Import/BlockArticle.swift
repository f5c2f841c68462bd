internal import Markup

/// The blocks and footnotes of a document in any markup, being made into sections and notes.
struct BlockArticle {
    let outline: MarkdownOutline
    let footnotes: [Footnote]
    /// The words of each part.
    let texts: [PlainText]
    /// For each part the references that stand in its heading, or in the title above it.
    let leading: [[FootnoteReference]]
    let numbering: FootnoteNumbering
    private let notation: Notation

    /// How notes are numbered and white space is taken.
    struct Notation {
        /// The number of each footnote; nil: numbered by their first reference.
        var printedNumbers: [Int]?
        /// What is printed in place of numbers, by number; where numbers are printed, all other labels are numbers.
        var labels: [Int: String] = [:]
        /// Whether markers show these labels, and not the numbers.
        var showsLabels = true
        /// Takes runs of spaces and line breaks as they stand.
        var keepsSpacing = false
    }

    init(_ outline: MarkdownOutline, footnotes: [Footnote], notation: Notation = Notation()) {
        self.outline = outline
        self.footnotes = footnotes
        self.notation = notation
        texts = outline.parts.map { PlainText($0.blocks, keepsSpacing: notation.keepsSpacing) }
        leading = outline.parts.indices.map { index in
            let title = index == 0 ? outline.title?.references ?? [] : []
            return title + (outline.parts[index].heading?.references ?? [])
        }
        var references: [FootnoteReference] = []
        for (leading, text) in zip(leading, texts) { references += leading + text.references.map(\.reference) }
        if let printed = notation.printedNumbers {
            numbering = FootnoteNumbering(footnotes, references: references, printed: printed)
        } else {
            numbering = FootnoteNumbering(footnotes, references: references)
        }
    }

    /// Whether there is neither text nor heading nor note.
    var isEmpty: Bool {
        footnotes.isEmpty && outline.parts.allSatisfy { $0.heading == nil } && texts.allSatisfy(\.text.isEmpty)
    }

    /// The sections, with those left out that hold nothing to read, such as link references alone.
    func sections() -> (sections: [ImportedSection], warnings: [ImportReport.Warning]) {
        let made = MarkdownSections(
            outline.parts,
            texts: texts,
            leading: leading,
            numbering: numbering,
            labels: notation.printedNumbers != nil && notation.showsLabels ? notation.labels : [:]
        )
        return (made.sections.filter { $0.heading != nil || !$0.html.isEmpty }, made.warnings)
    }

    /// The notes in the order of their numbers.
    func notes() -> [ImportedNote] {
        let numbering = numbering
        return numbering.order.map { index in
            let note = footnotes[index]
            let number = numbering.number(at: index)
            let words = PlainText(note.blocks, keepsDestinations: true, keepsSpacing: notation.keepsSpacing) {
                reference in
                numbering.number(of: reference).map { "[\($0)]" } ?? ""
            }
            let html = ArticleMarkup.html(note: note.blocks) { reference in
                guard let number = numbering.number(of: reference) else { return "" }
                return "<sup><a href=\"#citation-\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
            }
            return ImportedNote(number: number, label: label(of: note, number), text: words.text, html: html)
        }
    }

    private func label(of note: Footnote, _ number: Int) -> String? {
        if notation.printedNumbers != nil { return notation.labels[number] }
        return note.label.isEmpty || note.label == String(number) ? nil : note.label
    }

    /// The labels, or numbers, of notes that the text doesn't refer to.
    func notesWithoutMarker(_ notes: [ImportedNote]) -> [String] {
        zip(numbering.order, notes).filter { !numbering.called.contains($0.0) }.map { $1.label ?? "\($1.number)" }
    }

    /// The headings for the report.
    func headings(reason: String) -> [ImportReport.Heading] {
        outline.parts.compactMap(\.heading).map { heading in
            ImportReport.Heading(
                text: heading.text,
                confidence: 1,
                reason: heading.isNamedByCaller ? "named by the caller" : reason
            )
        }
    }
}
