/// A note cut out of the page.
struct PrintedNote: Sendable {
    /// Nil when the list has lost its numbers.
    let label: NoteLabel?
    /// Verbatim, without label and white space around.
    var text: Range<Int>
    /// A mark that leads back to the text, such as `↩`.
    var backLinks: [Range<Int>] = []
}

/// The list of notes of a page.
struct NoteList: Sendable {
    /// A heading such as "Notes", when there is one.
    var heading: Range<Int>?
    var notes: [PrintedNote] = []

    /// Where the body before it ends.
    var start: Int { heading?.lowerBound ?? notes.first.map { $0.label?.range.lowerBound ?? $0.text.lowerBound } ?? 0 }
    var end: Int {
        notes.last.map { max($0.text.upperBound, $0.backLinks.last?.upperBound ?? 0) } ?? heading?.upperBound ?? 0
    }
}

/// Finds the list of notes and cuts it into notes.
struct NotesReader: Sendable {
    let page: Page
    /// Where the article ends and comments or side bar begin.
    let range: Range<Int>
    let biographies: BiographyReader
    let labels: [NoteLabel]
    let markers: [PrintedMarker]
    private let markerEnds: Set<Int>

    init(page: Page, range: Range<Int>, markers: [PrintedMarker], biographies: BiographyReader) {
        self.page = page
        self.range = range
        self.markers = markers
        markerEnds = Set(markers.map(\.range.upperBound))
        self.biographies = biographies
        labels = NoteLabelReader(page: page).labels(in: range)
    }

    /// The list, or nil when the page has none.
    func read() -> NoteList? {
        let headings = headings()
        // A page has one list, or a few; on hostile pages the look at each must not multiply.
        for heading in headings.count <= 16 ? headings : headings.prefix(8) + headings.suffix(8) {
            if let list = list(under: heading) { return list }
        }
        guard let first = startWithoutHeading() else { return nil }
        return list(from: first, heading: nil)
    }

    // MARK: Headings

    struct Heading {
        let range: Range<Int>
        let isOwnLine: Bool
    }

    /// Lines (or words run into the text before a first label) that announce notes.
    func headings() -> [Heading] {
        var found: [Heading] = []
        for line in page.lines[page.lineIndex(at: range.lowerBound)...] {
            let content = line.content.clamped(to: range)
            if line.range.lowerBound >= range.upperBound { break }
            guard !content.isEmpty else { continue }
            if content.count <= 60, Self.announcesNotes(page, content) {
                found.append(Heading(range: content, isOwnLine: true))
            }
        }
        for label in labels where label.value.rank == 1 && !label.isAtLineStart {
            if let heading = runInHeading(before: label) { found.append(heading) }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a line says no more than "Notes", perhaps numbered or with a colon.
    static func announcesNotes(_ page: Page, _ content: Range<Int>) -> Bool {
        var words = page.words(in: content).map { page.text($0).lowercased().filter { $0.isLetter || $0 == "&" } }
        words.removeAll(where: \.isEmpty)
        return PageLexicon.isNotesHeading(words.joined(separator: " "))
    }

    /// Words, a drawn line or both that part the notes from the text before them.
    func runInHeading(before label: NoteLabel) -> Heading? {
        let end = skippingSpaceBack(from: label.range.lowerBound)
        let rule = ruleStart(before: end)
        if let words = announcement(before: rule.map { skippingSpaceBack(from: $0) } ?? end) {
            return Heading(range: words..<end, isOwnLine: false)
        }
        return rule.map { Heading(range: $0..<end, isOwnLine: false) }
    }

    /// Where words begin that announce notes and end at `end`, with a line drawn above them.
    private func announcement(before end: Int) -> Int? {
        var start = end
        // The longest heading has four words.
        while start > range.lowerBound, end - start < 40 {
            let scalar = page.scalars[start - 1]
            guard scalar.isLetter || scalar == " " || scalar == ":" || scalar == "&" else { break }
            start -= 1
        }
        for word in page.words(in: start..<end) where page.scalars[word.lowerBound].isUpper {
            guard Self.announcesNotes(page, word.lowerBound..<end) else { continue }
            let before = skippingSpaceBack(from: word.lowerBound)
            if let rule = ruleStart(before: before) { return rule }
            guard
                before == range.lowerBound || page.scalars[before - 1].isTerminal || page.scalars[before - 1].isCloser
                    || markerEnds.contains(before)
            else { continue }
            return word.lowerBound
        }
        return nil
    }

    /// Where a line of dashes, stars or the like begins that ends at `end`: three or more, perhaps with spaces between.
    private func ruleStart(before end: Int) -> Int? {
        var start = end
        while start > range.lowerBound, page.scalars[start - 1] == " " || Furniture.isRule(page.scalars[start - 1]) {
            start -= 1
        }
        start = page.skippingSpace(from: start, limit: end)
        return (start..<end).count { Furniture.isRule(page.scalars[$0]) } >= 3 ? start : nil
    }

    private func skippingSpaceBack(from position: Int) -> Int {
        var position = position
        while position > range.lowerBound, page.scalars[position - 1].isSpace { position -= 1 }
        return position
    }

    func list(under heading: Heading) -> NoteList? {
        let start = page.skippingSpace(from: heading.range.upperBound, limit: range.upperBound)
        guard start < range.upperBound else { return nil }
        let first = labels(at: start)
        if !first.isEmpty {
            let best = first.max { count(of: $0) < count(of: $1) }
            return best.map { list(from: $0, heading: heading.range) } ?? nil
        }
        return heading.isOwnLine ? unlabelledList(from: start, heading: heading.range) : nil
    }

    func labels(at position: Int) -> [NoteLabel] {
        // Binary search: labels are in the order of the page.
        var (low, high) = (0, labels.count)
        while low < high {
            let middle = (low + high) / 2
            if labels[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return Array(labels[low...].prefix { $0.range.lowerBound == position })
    }

    func count(of label: NoteLabel) -> Int {
        labels.count {
            $0.form == label.form && $0.value.kind == label.value.kind && $0.range.lowerBound >= label.range.lowerBound
        }
    }

    /// A list whose numbers the dump has lost: one line a note, as many as the markers count.
    func unlabelledList(from start: Int, heading: Range<Int>) -> NoteList? {
        let wanted = markers.filter {
            $0.range.upperBound <= heading.lowerBound && $0.form != .flattened && $0.form != .parentheses
        }
        .flatMap(\.values).filter { $0.kind == .number }.map(\.rank)
        guard let highest = wanted.max(), Set(wanted).count == highest else { return nil }
        var list = NoteList(heading: heading)
        for line in page.lines[page.lineIndex(at: start)...] {
            guard line.range.lowerBound < range.upperBound, list.notes.count < highest else { break }
            let content = line.content.clamped(to: range)
            guard !content.isEmpty else { continue }
            if endsList(content) { break }
            list.notes.append(note(nil, content))
        }
        return list.notes.count == highest ? list : nil
    }

    // MARK: Without a heading

    /// The first label of a list that nothing announces.
    func startWithoutHeading() -> NoteLabel? {
        let (cited, hasPlainMarkers) = citedValues()
        var best: (label: NoteLabel, length: Int)?
        for form in NoteLabel.Form.allCases {
            for kind in NoteValue.Kind.allCases {
                let group = labels.filter { $0.form == form && $0.value.kind == kind }
                guard let chain = longestChain(group) else { continue }
                guard isList(group, chain, cited: cited, hasPlainMarkers: hasPlainMarkers) else { continue }
                if chain.length > best?.length ?? 0 { best = (group[chain.start], chain.length) }
            }
        }
        return best?.label
    }

    struct Chain {
        let start: Int
        let length: Int
        /// How many of its labels stand first on a line.
        let atLineStart: Int
    }

    /// The chain of counting labels that most surely is the list: long, and late on the page.
    func longestChain(_ group: [NoteLabel]) -> Chain? {
        guard !group.isEmpty else { return nil }
        var next: [Int: Int] = [:]
        var lengths = Array(repeating: 1, count: group.count)
        var lineStarts = Array(repeating: 0, count: group.count)
        for index in group.indices.reversed() {
            let rank = group[index].value.rank
            lineStarts[index] = group[index].isAtLineStart ? 1 : 0
            // A number may be missing, seldom more.
            if let follower = (1...3).lazy.compactMap({ next[rank + $0] }).first {
                lengths[index] += lengths[follower]
                lineStarts[index] += lineStarts[follower]
            }
            next[rank] = index
        }
        let starts = group.indices.filter {
            group[$0].isAtSentenceStart && (group[$0].value.rank == 1 || group[$0].isAtLineStart)
        }
        let firsts = starts.filter { group[$0].value.rank == 1 }
        guard let longest = (firsts.isEmpty ? starts : firsts).map({ lengths[$0] }).max() else { return nil }
        let candidates = (firsts.isEmpty ? starts : firsts).filter { lengths[$0] * 10 >= longest * 6 }
        // Without a first number take the list from its top, else the last of the long ones: markers come before notes.
        guard let start = firsts.isEmpty ? candidates.first : candidates.last else { return nil }
        return Chain(start: start, length: lengths[start], atLineStart: lineStarts[start])
    }

    /// The values that markers before the list may mean, with the place of the first.
    func citedValues() -> (first: [NoteValue: Int], hasPlainMarkers: Bool) {
        var first: [NoteValue: Int] = [:]
        var isPlain = false
        for marker in markers {
            for value in marker.values where first[value] == nil { first[value] = marker.range.lowerBound }
            if marker.form != .flattened, marker.form != .parentheses { isPlain = true }
        }
        return (first, isPlain)
    }

    func isList(_ group: [NoteLabel], _ chain: Chain, cited: [NoteValue: Int], hasPlainMarkers: Bool) -> Bool {
        let first = group[chain.start]
        let values = group[chain.start...].prefix(4 * chain.length + 8)
        let start = first.range.lowerBound
        let citedBefore = Set(values.map(\.value)).count { value in cited[value].map { $0 < start } ?? false }
        switch first.form {
        case .bracket, .caretBracket:
            if citedBefore > 0 { return true }
            return chain.atLineStart == chain.length && first.isAtLineStart
                && (first.form == .caretBracket || first.value.kind == .number)
        case .superscript, .caret: return citedBefore > 0 || first.isAtLineStart && chain.atLineStart == chain.length
        case .symbol: return citedBefore > 0
        case .parentheses, .dot, .closingParenthesis, .bare, .ownLine:
            guard citedBefore * 2 >= min(chain.length, 6), first.form != .bare || first.isAtLineStart else {
                return false
            }
            // Numbered steps in the text are followed by more text; notes by nothing of the body's.
            return hasPlainMarkers || chain.length > 1
        }
    }
}
