internal import Markup

/// One page being read: the parts found so far, and what is told of each of its scalars.
struct PageReading {
    let page: Page
    let options: ImportOptions
    private var statistics: WordStatistics
    private var ledger: Ledger
    private var document = ImportedDocument()
    private var report = ImportReport(format: .text)
    /// What stands behind the body and is neither note nor biography.
    private var leftovers: [Range<Int>] = []

    init(page: Page, options: ImportOptions) {
        self.page = page
        self.options = options
        statistics = WordStatistics(page, prose: page.all)
        ledger = Ledger(count: page.scalars.count)
    }

    /// Reads the whole page.
    mutating func result() throws(ImportError) -> ImportResult {
        var headReader = HeadReader(page: page, statistics: statistics)
        let head = headReader.read(into: &ledger)
        takeHead(head)
        let below = BelowReader(page: page, start: head.end).read(into: &ledger)
        let article = head.end..<max(head.end, below.articleEnd)

        let candidates = MarkerReader(page: page).candidates(in: article)
        var biographies = BiographyReader(page: page, contributors: document.contributors)
        let list = NotesReader(page: page, range: article, markers: candidates, biographies: biographies).read()
        let bodyEnd = list?.start ?? article.upperBound
        var body = article.lowerBound..<max(article.lowerBound, bodyEnd)
        let after = min(max(list?.end ?? bodyEnd, bodyEnd), article.upperBound)..<article.upperBound

        let numbers = takeNotes(list)
        statistics = WordStatistics(page, prose: body)
        body = takeBiographies(body, after: after, candidates, &biographies)
        let (markers, orphans) = MarkerResolver(page: page, numbers: numbers)
            .resolve(candidates.filter { $0.range.upperBound <= body.upperBound })
        try takeBody(body, markers, numbers)
        takeComments(below, published: head.published)

        var tail = TailReader(page: page, biographies: biographies)
        for range in below.tails { tail.read(range, into: &ledger) }
        if document.dedication == nil { document.dedication = tail.dedication }
        for (who, text) in tail.found where document.contributors[who].biography == nil {
            document.contributors[who].biography = text
        }

        takeLosses(markers, orphans, numbers)
        if let first = ledger.firstUnread(in: page.all, of: page) {
            warn(
                "unplacedText",
                "“\(page.folded(first..<min(first + 60, page.scalars.count)))” was read as none of the article."
            )
            ledger.enterRest(of: page.all, in: page, as: .sidebar, "sidebar: remains")
        }
        if let title = options.title { document.title = title }
        report.spans = ledger.spans(of: page)
        return ImportResult(document: document, report: report)
    }

    private mutating func warn(_ code: String, _ message: String) {
        report.warnings.append(ImportReport.Warning(code: code, message: message))
    }

    private mutating func takeHead(_ head: Head) {
        document.title = head.title
        if page.language != .english { document.language = page.language.rawValue }
        document.subtitle = head.subtitle
        document.contributors = head.contributors
        document.categories = head.categories
        document.dedication = head.dedication
        report.warnings += head.warnings
    }

    // MARK: Notes

    private mutating func takeNotes(_ list: NoteList?) -> NoteNumbers {
        let numbers = NoteNumbers(list?.notes ?? [])
        guard let list else { return numbers }
        if let heading = list.heading {
            let isRule = Furniture.isRule(page, heading)
            ledger.enter(heading, as: isRule ? .sidebar : .heading, isRule ? "sidebar: rule" : "heading of the notes")
        }
        for (index, note) in list.notes.enumerated() {
            let number = numbers.numbers[index]
            let text = HTML.shown(page.text(note.text))
            document.notes.append(
                ImportedNote(number: number, label: numbers.labels[index], text: text, html: NoteHTML.html(text))
            )
            if let label = note.label { ledger.enter(label.range, as: .note, "label of note \(number)") }
            ledger.enter(note.text, as: .note, "note \(number)")
            for link in note.backLinks { ledger.enter(link, as: .sidebar, "sidebar: link back to the text") }
        }
        return numbers
    }

    private mutating func takeLosses(_ markers: [ResolvedMarker], _ orphans: [String], _ numbers: NoteNumbers) {
        report.markersWithoutNote = orphans
        let cited = Set(markers.flatMap(\.citations))
        for (index, number) in numbers.numbers.enumerated() where !cited.contains(number) {
            report.notesWithoutMarker.append(numbers.labels[index] ?? String(number))
        }
    }

    // MARK: Biographies

    /// Takes biographies off the body's begin and end and out of what follows the notes; gives the body without them.
    private mutating func takeBiographies(
        _ body: Range<Int>,
        after: Range<Int>,
        _ candidates: [PrintedMarker],
        _ reader: inout BiographyReader
    ) -> Range<Int> {
        let lastMarker = candidates.last {
            $0.range.upperBound <= body.upperBound && $0.form != .flattened && $0.form != .parentheses
        }
        let start = takeBiographyAbove(body, reader)
        let window = max(start, lastMarker?.range.upperBound ?? 0, body.upperBound - 6000)..<body.upperBound
        let before = BiographyFinder(
            page: page,
            reader: reader,
            needsLineStart: page.lineIndex(at: body.lowerBound)
                != page.lineIndex(at: max(body.lowerBound, body.upperBound - 1))
        )
        let atEnd = before.find(in: window)
        let end = max(start, atEnd.first?.range.lowerBound ?? body.upperBound)
        let isMidLine =
            !after.isEmpty && page.lines[page.lineIndex(at: after.lowerBound)].content.lowerBound < after.lowerBound
        let below = BiographyFinder(page: page, reader: reader, needsLineStart: !isMidLine).find(in: after)
        for biography in atEnd + below { take(biography) }
        reader = BiographyReader(page: page, contributors: document.contributors)
        leftovers = Self.gaps(in: end..<body.upperBound, between: atEnd) + Self.gaps(in: after, between: below)
        return start..<end
    }

    /// Takes a biography that is the first line of the body, with the text below it; gives the place behind it.
    private mutating func takeBiographyAbove(_ body: Range<Int>, _ reader: BiographyReader) -> Int {
        let first = page.skippingSpace(from: body.lowerBound, limit: body.upperBound)
        guard first < body.upperBound else { return body.lowerBound }
        let line = (first..<page.lines[page.lineIndex(at: first)].content.upperBound).clamped(to: body)
        guard page.trimmed(line.upperBound..<body.upperBound).count > Self.shortestText,
            let biography = BiographyFinder(page: page, reader: reader, needsLineStart: true).find(in: line).first,
            biography.range == page.trimmed(line)
        else { return body.lowerBound }
        take(biography)
        return line.upperBound
    }

    /// Less than this is no text below a biography, but its end.
    private static let shortestText = 200

    /// What stands between biographies.
    private static func gaps(in range: Range<Int>, between biographies: [BiographyFinder.Found]) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var start = range.lowerBound
        for biography in biographies {
            if start < biography.range.lowerBound { gaps.append(start..<biography.range.lowerBound) }
            start = max(start, biography.range.upperBound)
        }
        if start < range.upperBound { gaps.append(start..<range.upperBound) }
        return gaps
    }

    private mutating func take(_ biography: BiographyFinder.Found) {
        if let heading = biography.heading { ledger.enter(heading, as: .metadata, "heading of the biography") }
        guard !biography.text.isEmpty else { return }
        let text = page.folded(biography.text)
        var who = biography.contributor
        if who == nil {
            let authors = document.contributors.indices.filter { document.contributors[$0].role == .author }
            if authors.count == 1 { who = authors[0] }
        }
        if who == nil, document.contributors.isEmpty, let name = nameAtStart(of: text) {
            let parts = PersonName(name)
            document.contributors.append(
                Contributor(role: .author, name: name, given: parts.given, family: parts.family)
            )
            who = 0
            warn("authorFromBiography", "The page has no byline; “\(name)” was read as the author from the biography.")
        }
        guard let who else {
            ledger.enter(biography.text, as: .metadata, "biography")
            warn("biographyOfNobody", "A biography names nobody of the byline: “\(String(text.prefix(80)))”.")
            return
        }
        let earlier = document.contributors[who].biography
        document.contributors[who].biography = earlier.map { "\($0)\n\n\(text)" } ?? text
        ledger.enter(biography.text, as: .metadata, "biography of \(document.contributors[who].name)")
    }

    /// The words before "is" when they read as a name.
    private func nameAtStart(of text: String) -> String? {
        let words = text.split(separator: " ").prefix(7).map(String.init)
        guard let verb = words.firstIndex(where: { $0 == "is" || $0 == "was" }), (2...5).contains(verb) else {
            return nil
        }
        let name = Array(words[..<verb])
        return PeopleReader(statistics: statistics).looksLikeName(name) ? name.joined(separator: " ") : nil
    }

    // MARK: Body

    private mutating func takeBody(
        _ body: Range<Int>,
        _ markers: [ResolvedMarker],
        _ numbers: NoteNumbers
    ) throws(ImportError) {
        var labels: [Int: String] = [:]
        for (index, label) in numbers.labels.enumerated() { labels[numbers.numbers[index]] = label }
        var writer = BodyWriter(
            page: page,
            statistics: statistics,
            markers: markers,
            labels: labels,
            wanted: options.headings
        )
        writer.write(body, into: &ledger)
        // Only what stands under a heading of its own is still the author's: acknowledgements, a bibliography.
        for range in leftovers { writer.writeAfterNotes(range, into: &ledger) }
        for credit in writer.credits {
            document.contributors += PeopleReader(statistics: statistics).people(in: page.folded(credit), role: .editor)
        }
        document.sections = writer.sections()
        // The smallest level is 1 whatever the numbers of the headings say, as in other formats.
        let smallest = document.sections.filter { $0.heading != nil }.map(\.level).min() ?? 1
        for index in document.sections.indices where document.sections[index].heading != nil {
            document.sections[index].level -= smallest - 1
        }
        document.categories += writer.categories
        report.headings = writer.headings
        report.warnings += writer.warnings
        if let missing = writer.missingHeading {
            throw ImportError(
                code: "headingNotFound",
                message: "The heading “\(missing)” does not stand in the body, or not in this order."
            )
        }
    }

    // MARK: Comments

    private mutating func takeComments(_ below: BelowReader.Below, published: PrintedDate?) {
        let dates = below.comments.compactMap(\.date)
        let certain = published.map {
            DateEvidence(dates: [$0] + dates, published: nil, language: page.language).day(of: $0)
        }
        let evidence = DateEvidence(
            dates: dates + [published].compactMap { $0 },
            published: certain.flatMap { $0.isGuess ? nil : $0.date },
            language: page.language
        )
        var guesses: [String] = []
        if let published {
            let day = evidence.day(of: published)
            document.publishedOn = day.date
            if day.isGuess { guesses.append(page.text(published.range)) }
        }
        for comment in below.comments {
            if let date = comment.date {
                if evidence.day(of: date).isGuess { guesses.append(page.text(date.range)) }
                if date.zone == .unknown {
                    warn(
                        "unknownZone",
                        "The zone in “\(page.text(date.range))” is not known; the time is kept without it."
                    )
                }
            }
            var body = ""
            for line in comment.lines {
                if !body.isEmpty { body += line.opensParagraph ? "\n\n" : "\n" }
                body += page.text(line.range)
            }
            document.comments.append(
                ImportedComment(
                    authorName: page.folded(comment.author),
                    website: comment.website.map { page.text($0) },
                    postedAt: comment.date.flatMap { evidence.postingTime(of: $0) },
                    body: body,
                    parent: comment.parent
                )
            )
        }
        if let first = guesses.first {
            warn(
                "ambiguousDate",
                "“\(first)”\(guesses.count > 1 ? " and \(guesses.count - 1) more" : "") was read with the month first; nothing on the page settles it."
            )
        }
        if let stated = below.statedCount, stated != below.comments.count {
            warn("commentCount", "The page states \(stated) comments; \(below.comments.count) were read.")
        }
    }
}
