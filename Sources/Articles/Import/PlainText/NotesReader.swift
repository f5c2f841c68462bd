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
    private let labels: [NoteLabel]
    private let markers: [PrintedMarker]

    init(page: Page, range: Range<Int>, markers: [PrintedMarker], biographies: BiographyReader) {
        self.page = page
        self.range = range
        self.markers = markers
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

    private struct Heading {
        let range: Range<Int>
        let isOwnLine: Bool
    }

    /// Lines (or words run into the text before a first label) that announce notes.
    private func headings() -> [Heading] {
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

    private func runInHeading(before label: NoteLabel) -> Heading? {
        var end = label.range.lowerBound
        while end > range.lowerBound, page.scalars[end - 1].isSpace { end -= 1 }
        var start = end
        // The longest heading has four words.
        while start > range.lowerBound, end - start < 40 {
            let scalar = page.scalars[start - 1]
            guard scalar.isLetter || scalar == " " || scalar == ":" || scalar == "&" else { break }
            start -= 1
        }
        for word in page.words(in: start..<end) where page.scalars[word.lowerBound].isUpper {
            guard Self.announcesNotes(page, word.lowerBound..<end) else { continue }
            var before = word.lowerBound
            while before > range.lowerBound, page.scalars[before - 1].isSpace { before -= 1 }
            guard before == range.lowerBound || page.scalars[before - 1].isTerminal || page.scalars[before - 1].isCloser
            else { continue }
            return Heading(range: word.lowerBound..<end, isOwnLine: false)
        }
        return nil
    }

    private func list(under heading: Heading) -> NoteList? {
        let start = page.skippingSpace(from: heading.range.upperBound, limit: range.upperBound)
        guard start < range.upperBound else { return nil }
        let first = labels(at: start)
        if !first.isEmpty {
            let best = first.max { count(of: $0) < count(of: $1) }
            return best.map { list(from: $0, heading: heading.range) } ?? nil
        }
        return heading.isOwnLine ? unlabelledList(from: start, heading: heading.range) : nil
    }

    private func labels(at position: Int) -> [NoteLabel] {
        // Binary search: labels are in the order of the page.
        var (low, high) = (0, labels.count)
        while low < high {
            let middle = (low + high) / 2
            if labels[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return Array(labels[low...].prefix { $0.range.lowerBound == position })
    }

    private func count(of label: NoteLabel) -> Int {
        labels.count {
            $0.form == label.form && $0.value.kind == label.value.kind && $0.range.lowerBound >= label.range.lowerBound
        }
    }

    /// A list whose numbers the dump has lost: one line a note, as many as the markers count.
    private func unlabelledList(from start: Int, heading: Range<Int>) -> NoteList? {
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
    private func startWithoutHeading() -> NoteLabel? {
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

    private struct Chain {
        let start: Int
        let length: Int
        /// How many of its labels stand first on a line.
        let atLineStart: Int
    }

    /// The chain of counting labels that most surely is the list: long, and late on the page.
    private func longestChain(_ group: [NoteLabel]) -> Chain? {
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
    private func citedValues() -> (first: [NoteValue: Int], hasPlainMarkers: Bool) {
        var first: [NoteValue: Int] = [:]
        var isPlain = false
        for marker in markers {
            for value in marker.values where first[value] == nil { first[value] = marker.range.lowerBound }
            if marker.form != .flattened, marker.form != .parentheses { isPlain = true }
        }
        return (first, isPlain)
    }

    private func isList(_ group: [NoteLabel], _ chain: Chain, cited: [NoteValue: Int], hasPlainMarkers: Bool) -> Bool {
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
        case .parentheses, .dot, .closingParenthesis, .bare:
            guard citedBefore * 2 >= min(chain.length, 6), first.form != .bare || first.isAtLineStart else {
                return false
            }
            // Numbered steps in the text are followed by more text; notes by nothing of the body's.
            return hasPlainMarkers || chain.length > 1
        }
    }

    // MARK: Cutting

    private func list(from first: NoteLabel, heading: Range<Int>?) -> NoteList? {
        let accepted = accept(from: first)
        guard !accepted.isEmpty else { return nil }
        var list = NoteList(heading: heading)
        let isOnLines = accepted.count { $0.isAtLineStart } * 2 > accepted.count
        for (index, label) in accepted.enumerated() {
            let start = page.skippingSpace(from: label.range.upperBound, limit: range.upperBound)
            let limit = index + 1 < accepted.count ? accepted[index + 1].range.lowerBound : range.upperBound
            guard index + 1 == accepted.count else {
                list.notes.append(note(label, page.trimmed(start..<limit)))
                continue
            }
            list.notes.append(note(label, start..<lastNoteEnd(from: start, isOnLines: isOnLines)))
        }
        return list
    }

    /// The labels that open notes, from the first on.
    private func accept(from first: NoteLabel) -> [NoteLabel] {
        let group = labels.filter {
            $0.range.lowerBound >= first.range.lowerBound && $0.value.kind == first.value.kind
                && ($0.form == first.form
                    || $0.isAtLineStart && first.isAtLineStart && Self.areKin($0.form, first.form))
                || $0.form == .symbol && $0.isAtLineStart && $0.range.lowerBound > first.range.lowerBound
                    && first.isAtLineStart
        }
        let stop =
            group.first { label in
                label.isAtLineStart && isParted(from: first, label)
            }?.range.lowerBound ?? Int.max
        let onLines = group.filter { $0.isAtLineStart && $0.range.lowerBound < stop }
        // One note a line: then numbers elsewhere are part of a note.
        if first.isAtLineStart, onLines.count > 1 || group.count == 1 {
            return rising(onLines, limit: 3 * onLines.count + 40)
        }
        var sentenceStarts: [NoteValue: Int] = [:]
        for label in group where label.isAtSentenceStart { sentenceStarts[label.value] = label.range.lowerBound }
        var accepted = [first]
        var seen: Set<NoteValue> = [first.value]
        for label in group.dropFirst() {
            let previous = accepted[accepted.count - 1]
            let isNext = label.value.rank == previous.value.rank + 1
            let comesBetterLater =
                !label.isAtSentenceStart && (sentenceStarts[label.value] ?? 0) > label.range.lowerBound
            let fits =
                isNext && !comesBetterLater
                || label.isAtSentenceStart && first.form != .dot && label.value.rank <= 3 * group.count + 20
                    && !seen.contains(label.value)
                || label.isAtSentenceStart && first.form == .dot
                    && (1...3).contains(label.value.rank - previous.value.rank)
            guard fits, label.range.lowerBound > previous.range.upperBound else { continue }
            accepted.append(label)
            seen.insert(label.value)
        }
        return accepted
    }

    /// Labels at line starts, without years and other numbers that only happen to stand there.
    private func rising(_ labels: [NoteLabel], limit: Int) -> [NoteLabel] {
        var accepted: [NoteLabel] = []
        for label in labels
        where label.value.rank <= limit && label.range.lowerBound >= accepted.last?.range.upperBound ?? 0 {
            // A wrapped line that begins with a number: `12. The` inside a note would have to continue the count.
            if label.form == .bare || label.form == .dot, let last = accepted.last, label.value.kind == .number,
                label.value.rank > last.value.rank + 5
            {
                continue
            }
            accepted.append(label)
        }
        return accepted
    }

    private static func areKin(_ left: NoteLabel.Form, _ right: NoteLabel.Form) -> Bool {
        let kin: Set<NoteLabel.Form> = [.dot, .closingParenthesis, .bare]
        return kin.contains(left) && kin.contains(right)
    }

    /// Whether a line that ends lists stands between the two.
    private func isParted(from first: NoteLabel, _ label: NoteLabel) -> Bool {
        let line = page.lineIndex(at: label.range.lowerBound)
        guard line > 0 else { return false }
        // Only the line before can tell; a heading further up has parted the labels before this one.
        var before = line - 1
        while before > 0, page.lines[before].isBlank { before -= 1 }
        let content = page.lines[before].content
        guard content.lowerBound > first.range.upperBound, !content.isEmpty else { return false }
        return Self.announcesNotes(page, content) || isPlainHeading(content)
    }

    /// A short line in capitals or title case without label or stop.
    private func isPlainHeading(_ content: Range<Int>) -> Bool {
        guard content.count <= 80, page.scalars[content.lowerBound].isUpper,
            !page.scalars[content.upperBound - 1].isTerminal, labels(at: content.lowerBound).isEmpty
        else { return false }
        return PageLexicon.isStandardHeading(page.folded(content).lowercased())
    }

    private func note(_ label: NoteLabel?, _ range: Range<Int>) -> PrintedNote {
        var text = page.trimmed(range)
        var links: [Range<Int>] = []
        func isLink(_ scalar: Unicode.Scalar) -> Bool { "↩↑⤴↵\u{FE0E}\u{FE0F}".unicodeScalars.contains(scalar) }
        var start = text.lowerBound
        if start < text.upperBound, isLink(page.scalars[start]) || page.scalars[start] == "^" {
            while start < text.upperBound, isLink(page.scalars[start]) || page.scalars[start] == "^" { start += 1 }
            if start < text.upperBound, page.scalars[start].isSpace {
                links.append(text.lowerBound..<start)
                text = page.trimmed(start..<text.upperBound)
            }
        }
        var end = text.upperBound
        while end > text.lowerBound, isLink(page.scalars[end - 1]) || page.scalars[end - 1].isSpace { end -= 1 }
        if end < text.upperBound {
            let link = page.trimmed(end..<text.upperBound)
            if !link.isEmpty { links.append(link) }
            text = text.lowerBound..<end
        }
        return PrintedNote(label: label, text: text, backLinks: links)
    }

    // MARK: The end

    private func lastNoteEnd(from start: Int, isOnLines: Bool) -> Int {
        var line = page.lineIndex(at: start)
        let first = start..<min(max(start, page.lines[line].content.upperBound), range.upperBound)
        var end = runInEnd(of: first)
        guard end == first.upperBound else { return end }
        while line + 1 < page.lines.count {
            line += 1
            let content = page.lines[line].content
            guard !content.isEmpty, content.upperBound <= range.upperBound, !endsList(content) else { break }
            let scalar = page.scalars[content.lowerBound]
            let isContinued =
                !page.scalars[end - 1].isTerminal && !page.scalars[end - 1].isCloser || scalar.isLower || scalar == "“"
                || page.end(
                    ofOneOf: ["http", "https", "www", "doi"],
                    at: content.lowerBound,
                    limit: content.upperBound
                ) != nil
            guard isContinued, end > start || isOnLines else { break }
            end = content.upperBound
        }
        return max(end, start)
    }

    /// Whether a line is certainly no part of a note.
    private func endsList(_ content: Range<Int>) -> Bool {
        Furniture.commentsHeader(page, content) != nil || Furniture.heading(page, content) != nil
            || Furniture.isButtons(page, content)
            || Furniture.isImprint(page, content) || Furniture.filedUnder(page, content) != nil
            || biographies.startsBiography(at: content.lowerBound, limit: content.upperBound)
            || Self.announcesNotes(page, content) || isPlainHeading(content)
            || page.end(ofWords: "edited by", at: content.lowerBound, limit: content.upperBound) != nil
                && content.count < 120
    }

    /// Where a biography, a share bar or the comments run into the last note.
    private func runInEnd(of content: Range<Int>) -> Int {
        var previous: Range<Int>?
        for word in page.words(in: content) {
            defer { previous = word }
            guard let before = previous,
                page.scalars[word.lowerBound].isUpper || page.scalars[word.lowerBound].isASCIIDigit
            else { continue }
            let last = page.scalars[before.upperBound - 1]
            guard last.isTerminal || last.isCloser || last == "/" || page.scalars[before.lowerBound] == "h" else {
                continue
            }
            let limit = content.upperBound
            if biographies.startsBiography(at: word.lowerBound, limit: limit)
                || Furniture.runsIn(page, at: word.lowerBound, limit: limit)
            {
                return before.upperBound
            }
        }
        return content.upperBound
    }
}
