internal import Foundation
internal import Markup

/// Reads an article in our own JSON, as `GET /v1/articles/{slug}` gives it.
///
/// HTML is taken apart and written anew, so that only what the allow-list knows comes in; `text` and `markers` are taken
/// as they stand, and checked against each other. Identifiers, revision, times, counts and links are made anew; comments
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
        guard !document.sections.isEmpty || !document.notes.isEmpty else {
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
        let labels = Dictionary(notes.compactMap { note in note.label.map { (note.number, $0) } }) { $1 }
        let areShown = StoredSections.showLabels(labels, in: article.sections.lazy.map(\.html))
        var writer = StoredSections(labels: areShown ? labels : [:])
        for (index, part) in article.sections.enumerated() {
            if part.heading == nil, index > 0 {
                throw Self.fault("sections[\(index)].heading", "only the first section can be without one")
            }
            document.sections.append(try section(part, at: index, numbers: numbers, &writer))
        }
        let smallest = document.sections.filter { $0.heading != nil }.map(\.level).min() ?? 1
        for index in document.sections.indices {
            document.sections[index].level =
                document.sections[index].heading == nil ? 1 : document.sections[index].level - smallest + 1
        }
        for (index, note) in notes.enumerated().sorted(by: { $0.element.number < $1.element.number }) {
            document.notes.append(try self.note(note, at: index, numbers: numbers))
        }
        // A reading that the text tells as well is the text's to tell.
        let read = ReferenceReader.read(notes: document.notes.map { ($0.number, $0.text) })
        for (index, reading) in read.enumerated() {
            guard let given = document.notes[index].reading, given.isSame(as: reading) else { continue }
            document.notes[index].reading = nil
        }
    }

    private mutating func section(
        _ part: ArticleJSON.Part,
        at index: Int,
        numbers: Set<Int>,
        _ writer: inout StoredSections
    ) throws(ImportError) -> ImportedSection {
        let path = "sections[\(index)]"
        guard (1...6).contains(part.level ?? 1) else { throw Self.fault("\(path).level", "must be from 1 to 6") }
        guard let blocks = StoredHTML.blocks(part.html, note: { numbers.contains($0) ? $0 : nil }) else {
            throw Self.fault("\(path).html", "can't be read as HTML")
        }
        let written = writer.html(blocks)
        if written != part.html {
            warn("htmlRewritten", "`\(path).html` is not as this service writes it; it was written anew.")
        }
        let plain = PlainText(blocks)
        // What is searched and quoted is what is shown; markers tell places in that text alone.
        let isOther = part.text.map { !Self.haveSameWords($0, plain.text) } ?? false
        let text = isOther ? plain.text : part.text ?? plain.text
        if isOther {
            warn("textRewritten", "`\(path).text` is not the text of `\(path).html`, and was made anew of that.")
        }
        let length = text.utf16.count
        var markers: [Marker] = []
        let sentences = Sentences(text)
        let breaks = Self.paragraphBreaks(text)
        let places =
            (isOther ? nil : part.markers)
            ?? plain.references.map { ArticleJSON.Place(citation: $0.reference.footnote, offset: $0.offset) }
        for (number, place) in places.enumerated() {
            guard numbers.contains(place.citation) else {
                throw Self.fault("\(path).markers[\(number)].citation", "no note has the number \(place.citation)")
            }
            guard (0...length).contains(place.offset), place.offset >= markers.last?.offset ?? 0 else {
                throw Self.fault("\(path).markers[\(number)].offset", "must stand in the text, in order")
            }
            let quote = sentences.supported(at: place.offset).map(String.init) ?? ""
            let paragraph = breaks.partition(before: place.offset)
            markers.append(Marker(citation: place.citation, paragraph: paragraph, offset: place.offset, quote: quote))
        }
        if markers.map(\.citation) != writer.lastMarkers {
            throw Self.fault("\(path).markers", "the markers in `html` lead to other notes, or in another order")
        }
        return ImportedSection(
            heading: part.heading.map(Self.words),
            level: part.level ?? 1,
            text: text,
            html: written,
            markers: markers
        )
    }

    private mutating func note(_ note: ArticleJSON.Note, at index: Int, numbers: Set<Int>) throws(ImportError)
        -> ImportedNote
    {
        let path = "citations[\(index)]"
        let given = note.html ?? NoteHTML.html(note.text ?? "")
        guard let blocks = StoredHTML.blocks(given, note: { numbers.contains($0) ? $0 : nil }) else {
            throw Self.fault("\(path).html", "can't be read as HTML")
        }
        let html = ArticleMarkup.html(note: blocks) { reference in
            "<sup><a href=\"#citation-\(reference.footnote)\" role=\"doc-noteref\">\(reference.footnote)</a></sup>"
        }
        if html != given {
            warn("htmlRewritten", "`\(path).html` is not as this service writes it; it was written anew.")
        }
        let shown = PlainText(blocks, keepsDestinations: true) { "[\($0.footnote)]" }.text
        var text = note.text ?? shown
        if note.html != nil, !Self.haveSameWords(text, shown) {
            warn("textRewritten", "`\(path).text` is not the text of `\(path).html`, and was made anew of that.")
            text = shown
        }
        var result = ImportedNote(number: note.number, label: note.label, text: text, html: html)
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

    /// Whether two texts differ in nothing but white space, of which HTML shows less than a text may hold.
    private static func haveSameWords(_ left: String, _ right: String) -> Bool {
        left.split(whereSeparator: \.isWhitespace) == right.split(whereSeparator: \.isWhitespace)
    }

    static func fault(_ path: String, _ message: String) -> ImportError {
        ImportError(code: "jsonInvalid", message: "“\(path)”: \(message).")
    }

    static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Where `"\n\n"` stands in a text, in UTF-16 code units.
    private static func paragraphBreaks(_ text: String) -> [Int] {
        var breaks: [Int] = []
        var offset = 0
        var newlines = 0
        for unit in text.utf16 {
            newlines = unit == 0x0A ? newlines + 1 : 0
            if newlines == 2 {
                breaks.append(offset - 1)
                newlines = 0
            }
            offset += 1
        }
        return breaks
    }
}

extension [Int] {
    /// How many of these sorted values stand before another.
    fileprivate func partition(before value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
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
