internal import Foundation
internal import Markup

/// Reads an article in our own JSON, as `GET /v1/articles/{slug}` gives it.
///
/// HTML is taken apart and written anew, so that only what the allow-list knows comes in. `text` and `markers` are those
/// of the HTML: what is searched and quoted is what is shown. The document's own tell whether white space is kept, and
/// get a warning where they say something else. Identifiers, revision, times, counts and links are made anew; comments
/// are left to the import of comments.
public enum JSONImporter {
    /// Reads a document.
    ///
    /// - Throws: `jsonMalformed` with the place, `jsonInvalid` with the path of the value, `empty`.
    public static func read(
        _ text: String,
        options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportResult {
        let article: ArticleJSON
        do {
            article = try JSONDecoder().decode(ArticleJSON.self, from: Data(text.utf8))
        } catch {
            throw fault(error, in: text)
        }
        var reading = JSONReading(article)
        try reading.read()
        var document = reading.document
        if let title = options.title { document.title = title }
        if !options.headings.isEmpty, options.headings != document.sections.compactMap(\.heading) {
            throw ImportError(code: "headingNotFound", message: "The headings of an article in JSON are its own.")
        }
        guard !document.notes.isEmpty || document.sections.contains(where: { $0.heading != nil || !$0.text.isEmpty })
        else {
            throw ImportError(code: "empty", message: "The document holds no text.")
        }
        var report = ImportReport(format: .json)
        report.spans = [
            ImportReport.Span(start: 0, end: text.unicodeScalars.count, kind: .text, name: "article as JSON")
        ]
        report.headings = document.sections.compactMap(\.heading).map {
            ImportReport.Heading(text: $0, confidence: 1, reason: "a section of its own")
        }
        let cited = Set(document.sections.flatMap { $0.markers.map(\.citation) })
        report.notesWithoutMarker = document.notes.filter { !cited.contains($0.number) }.map {
            $0.label ?? "\($0.number)"
        }
        report.warnings = reading.warnings
        return ImportResult(document: document, report: report)
    }

    private static func fault(_ error: any Error, in text: String) -> ImportError {
        guard case DecodingError.dataCorrupted(let context)? = error as? DecodingError, context.codingPath.isEmpty
        else {
            return ImportError(
                code: "jsonInvalid",
                message: "The JSON is no article: \(JSONFault.words(error)).".replacing("..", with: ".")
            )
        }
        let words = JSONFault.words(error)
        return ImportError(code: "jsonMalformed", message: "The document is no JSON: \(words)")
    }
}

/// An article in JSON whose values are being checked.
struct JSONReading {
    private let article: ArticleJSON
    private(set) var document = ImportedDocument()
    private(set) var warnings: [ImportReport.Warning] = []
    /// Whether texts take runs of spaces and line breaks as they stand: where one of them says so, all do.
    private var keepsSpacing = false

    init(_ article: ArticleJSON) {
        self.article = article
    }

    mutating func read() throws(ImportError) {
        document = try fields(of: article)
        let notes = article.citations ?? []
        var numbers: Set<Int> = []
        for (index, note) in notes.enumerated() {
            guard (1...ImportedNote.greatestNumber).contains(note.number), numbers.insert(note.number).inserted else {
                let words = "must be a number from 1 to \(ImportedNote.greatestNumber) that no other note has"
                throw Self.fault("citations[\(index)].number", words)
            }
        }
        let bodies = try blocks(article.sections.map(\.html), at: "sections", numbers) { blocks in
            ArticleMarkup.html(blocks, marker: Self.marker)
        }
        let words = try blocks(notes.map { $0.html ?? NoteHTML.html($0.text ?? "") }, at: "citations", numbers) {
            ArticleMarkup.html(note: $0, marker: Self.marker)
        }
        keepsSpacing =
            zip(article.sections, bodies).contains { Self.keepsSpacing($0.text, $1, Self.plain(section:keepsSpacing:)) }
            || zip(notes, words).contains { Self.keepsSpacing($0.text, $1, Self.plain(note:keepsSpacing:)) }
        let labels = Dictionary(notes.compactMap { note in Self.line(note.label).map { (note.number, $0) } }) { $1 }
        let areShown = StoredSections.showLabels(labels, in: article.sections.lazy.map(\.html))
        var writer = StoredSections(labels: areShown ? labels : [:])
        for (index, part) in article.sections.enumerated() {
            if part.heading == nil, index > 0 {
                throw Self.fault("sections[\(index)].heading", "only the first section can be without one")
            }
            document.sections.append(try section(part, bodies[index], at: index, numbers: numbers, &writer))
        }
        // A lead without anything in it is none.
        document.sections.removeAll { $0.heading == nil && $0.html.isEmpty }
        let smallest = document.sections.filter { $0.heading != nil }.map(\.level).min() ?? 1
        for index in document.sections.indices {
            document.sections[index].level =
                document.sections[index].heading == nil ? 1 : document.sections[index].level - smallest + 1
        }
        for (index, note) in notes.enumerated().sorted(by: { $0.element.number < $1.element.number }) {
            document.notes.append(try self.note(note, words[index], at: index, numbers: numbers))
        }
        // A reading that the text tells as well is the text's to tell.
        let read = ReferenceReader.read(notes: document.notes.map { ($0.number, $0.text) })
        for (index, reading) in read.enumerated() {
            guard let given = document.notes[index].reading, given.isSame(as: reading) else { continue }
            document.notes[index].reading = nil
        }
    }

    /// The blocks of HTML as they are read out of it when it is written as ours.
    private func blocks(
        _ html: [String],
        at member: String,
        _ numbers: Set<Int>,
        write: ([Block]) -> String
    ) throws(ImportError) -> [[Block]] {
        var result: [[Block]] = []
        for (index, html) in html.enumerated() {
            var blocks: [Block]?
            var written = html
            // HTML of others changes once or twice, such as two paragraphs in an item of a list that has none.
            for _ in 0..<8 {
                blocks = StoredHTML.blocks(written, note: { numbers.contains($0) ? $0 : nil })
                let again = write(blocks ?? [])
                if again == written { break }
                written = again
            }
            guard let blocks else { throw Self.fault("\(member)[\(index)].html", "can't be read as HTML") }
            result.append(blocks)
        }
        return result
    }

    private static func marker(_ reference: FootnoteReference) -> String {
        "<sup><a href=\"#citation-\(reference.footnote)\" role=\"doc-noteref\">\(reference.footnote)</a></sup>"
    }

    private static func plain(section blocks: [Block], keepsSpacing: Bool) -> PlainText {
        PlainText(blocks, keepsSpacing: keepsSpacing)
    }

    private static func plain(note blocks: [Block], keepsSpacing: Bool) -> PlainText {
        PlainText(blocks, keepsDestinations: true, keepsSpacing: keepsSpacing) { "[\($0.footnote)]" }
    }

    /// Whether a text has the spaces and line breaks of its HTML where a browser shows one space.
    private static func keepsSpacing(_ text: String?, _ blocks: [Block], _ plain: ([Block], Bool) -> PlainText) -> Bool
    {
        guard let text else { return false }
        return text != plain(blocks, false).text && text == plain(blocks, true).text
    }

    private mutating func section(
        _ part: ArticleJSON.Part,
        _ blocks: [Block],
        at index: Int,
        numbers: Set<Int>,
        _ writer: inout StoredSections
    ) throws(ImportError) -> ImportedSection {
        let path = "sections[\(index)]"
        guard (1...6).contains(part.level ?? 1) else { throw Self.fault("\(path).level", "must be from 1 to 6") }
        let html = writer.html(blocks)
        if html != part.html { warnRewritten(html: path) }
        let plain = Self.plain(section: blocks, keepsSpacing: keepsSpacing)
        let isOther = part.text.map { $0 != plain.text } ?? false
        if isOther { warnRewritten(text: path) }
        // Markers tell places in that text alone.
        if !isOther, let markers = part.markers {
            for (number, place) in markers.enumerated() where !numbers.contains(place.citation) {
                throw Self.fault("\(path).markers[\(number)].citation", "no note has the number \(place.citation)")
            }
            if markers.map(\.citation) != writer.lastMarkers {
                throw Self.fault("\(path).markers", "the markers in `html` lead to other notes, or in another order")
            }
            if markers.map(\.offset) != plain.references.map(\.offset) {
                warn("markersRewritten", "`\(path).markers` do not stand where `\(path).html` has them; they do now.")
            }
        }
        let sentences = Sentences(plain.text)
        return ImportedSection(
            heading: part.heading.map { PlainText([.text(DocumentImporter.printable($0))]).text },
            level: part.level ?? 1,
            text: plain.text,
            html: html,
            markers: plain.references.map { place in
                Marker(
                    citation: place.reference.footnote,
                    paragraph: place.paragraph,
                    offset: place.offset,
                    quote: sentences.supported(at: place.offset).map(String.init) ?? ""
                )
            }
        )
    }

    private mutating func note(
        _ note: ArticleJSON.Note,
        _ blocks: [Block],
        at index: Int,
        numbers: Set<Int>
    ) throws(ImportError) -> ImportedNote {
        let path = "citations[\(index)]"
        let html = ArticleMarkup.html(note: blocks, marker: Self.marker)
        let text = Self.plain(note: blocks, keepsSpacing: keepsSpacing).text
        if let given = note.html {
            if html != given { warnRewritten(html: path) }
            if note.text.map({ $0 != text }) ?? false { warnRewritten(text: path) }
        }
        var result = ImportedNote(number: note.number, label: Self.line(note.label), text: text, html: html)
        if let from = note.resolvedFrom, !numbers.contains(from) {
            throw Self.fault("\(path).resolvedFrom", "no note has the number \(from)")
        }
        if let kind = note.kind, let sources = note.sources {
            var kept = KeptReading(
                kind: kind,
                resolvedFrom: note.resolvedFrom,
                sources: sources,
                warnings: note.warnings
            )
            if kind == .remark { kept.sources = [] }
            result.reading = kept.reading(number: note.number)
        }
        return result
    }

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append(ImportReport.Warning(code: code, message: message))
    }

    private mutating func warnRewritten(html path: String) {
        warn("htmlRewritten", "`\(path).html` is not as this service writes it; it was written anew.")
    }

    private mutating func warnRewritten(text path: String) {
        warn("textRewritten", "`\(path).text` is not the text of `\(path).html`, and was made anew of that.")
    }

    static func fault(_ path: String, _ message: String) -> ImportError {
        ImportError(code: "jsonInvalid", message: "“\(path)”: \(message).")
    }

    /// On one line.
    static func words(_ text: String) -> String {
        DocumentImporter.printable(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension NoteReading {
    /// Whether two readings say the same of the works.
    fileprivate func isSame(as other: NoteReading) -> Bool {
        kind == other.kind && resolvedFrom == other.resolvedFrom && warnings == other.warnings
            && references.count == other.references.count
            && zip(references, other.references).allSatisfy { left, right in
                left.csl == right.csl && left.locator == right.locator && left.prefix == right.prefix
                    // The wire has two digits.
                    && abs(left.confidence - right.confidence) < 0.0051
            }
    }
}
