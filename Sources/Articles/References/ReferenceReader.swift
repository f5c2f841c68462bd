/// Reads the notes of an article: which works they refer to, and where in them.
///
/// Pure and linear in its input. What it isn't sure of stays out of the fields: a wrong field is worse than a missing
/// one, and a wrong link worse than none.
public enum ReferenceReader {
    /// Reads one note by itself: its full references; a short form stays unresolved, with a warning.
    public static func read(_ text: String) -> NoteReading {
        read(notes: [(number: 1, text: text)])[0]
    }

    /// Reads all notes of an article in order, and leads short forms of every kind to their works.
    ///
    /// By CSL's position rules: ibid. means the one work of the note before, or the reference before in the same note.
    /// Chains are followed to the note that holds the work.
    public static func read(notes: [(number: Int, text: String)]) -> [NoteReading] {
        var resolver = PositionResolver()
        return notes.map { note in
            resolver.resolve(number: note.number, drafts: NoteReader(note.text).drafts)
        }
    }
}

/// A reference as one note has it, before short forms are resolved.
struct Draft {
    var csl: CSLItem
    var locator: String?
    var prefix: String?
    var confidence = 0.0
    var sure = FieldConfidence()
    /// Set when the reference only points at a work.
    var shortForm: ShortForm?
    /// The author is to be taken from the reference before.
    var isSameAuthor = false
    var alias: String?
    var warnings: [String] = []
}

/// Reads the references of one note by itself.
struct NoteReader {
    private(set) var drafts: [Draft] = []

    init(_ text: String) {
        let scan = NoteScan(text)
        guard scan.count > 0 else { return }
        let body = Self.withoutLabel(scan)
        for chunk in NoteSplitter(scan).chunks {
            let chunk = max(chunk.lowerBound, body)..<max(chunk.upperBound, body)
            read(scan, chunk)
        }
    }

    /// Past a printed number or mark, such as `[3]` or `^`.
    private static func withoutLabel(_ scan: NoteScan) -> Int {
        if scan.isSymbol(0, 0x5E), scan.count > 1 { return 1 }
        if scan.opensGroup(0), scan.mate(0) == 2, scan.isKind(1, .number), scan[1].value < 1000, scan.count > 3 {
            return 3
        }
        if scan.isKind(0, .number), scan[0].value < 1000, scan.isKind(1, .period), scan.count > 2, scan[2].has(.spaced)
        {
            return 2
        }
        return 0
    }

    private mutating func read(_ scan: NoteScan, _ chunk: Range<Int>) {
        guard !chunk.isEmpty else { return }
        let start = Signals.end(scan, chunk)
        let prefix = start > chunk.lowerBound ? scan.text(scan.trim(chunk.lowerBound..<start)) : nil
        let whole = start..<chunk.upperBound
        // "Smith, Title, 12, quoted in Jones, Other Title (…), 45"
        if let cut = quotedIn(scan, whole) {
            if let first = draft(scan, scan.trim(whole.lowerBound..<cut.start), prefix) { drafts.append(first) }
            let second = cut.end..<whole.upperBound
            if let next = draft(scan, second, scan.text(cut.start..<cut.end)) { drafts.append(next) }
            return
        }
        if let found = draft(scan, whole, prefix) { drafts.append(found) }
    }

    private func quotedIn(_ scan: NoteScan, _ span: Range<Int>) -> (start: Int, end: Int)? {
        var index = span.lowerBound
        while index + 2 < span.upperBound {
            if scan.isWord(index, in: Signals.fromWords), scan[index].has(.lower), scan.isWord(index + 1, "in"),
                scan[index + 2].kind != .identifier
            {
                let start = scan.isWord(index - 1, "as") && index > span.lowerBound ? index - 1 : index
                return (start, index + 2)
            }
            index = scan.next(index)
        }
        return nil
    }

    private func draft(_ scan: NoteScan, _ whole: Range<Int>, _ prefix: String?) -> Draft? {
        var span = whole
        guard !span.isEmpty, span.count <= 4_000 else { return nil }
        if var form = ShortFormReader(scan: scan, span: span).read() {
            if form.kind == .named, form.families.isEmpty, form.title == nil { form.isCertain = true }
            return Draft(
                csl: Self.printed(form),
                locator: form.locator,
                prefix: prefix,
                confidence: 0.9,
                shortForm: form
            )
        }
        var isSameAuthor = false
        if let start = ShortFormReader.sameAuthorEnd(scan, span) {
            isSameAuthor = true
            span = start..<span.upperBound
        }
        var parser = ReferenceParser(scan: scan, span: span)
        parser.parse()
        var draft = Draft(
            csl: parser.csl,
            locator: parser.locator,
            prefix: prefix,
            sure: parser.sure,
            isSameAuthor: isSameAuthor,
            alias: parser.alias
        )
        draft.shortForm = ShortTitle.read(parser)
        guard draft.shortForm != nil || Evidence.isReference(parser, isSameAuthor: isSameAuthor) else { return nil }
        draft.confidence = Evidence.confidence(parser)
        if parser.hasMendedURL { draft.warnings.append("malformedUrl") }
        if Evidence.differsFromURL(parser) { draft.warnings.append("differsFromUrl") }
        return draft
    }

    /// What a short form itself says of the work.
    private static func printed(_ form: ShortForm) -> CSLItem {
        var item = CSLItem(type: "document")
        if !form.families.isEmpty { item.author = form.families.map { CSLName(family: $0) } }
        item.title = form.title
        if let year = form.year { item.issued = CSLDate(dateParts: [[year]]) }
        return item
    }
}
