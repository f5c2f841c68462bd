internal import Markup

/// Writes the body into sections, with the headings that stand on lines and those run into the text.
struct BodyWriter {
    let page: Page
    private let statistics: WordStatistics
    private let markers: [ResolvedMarker]
    private var builder: SectionsBuilder
    /// The headings that the caller names, those found taken off the front.
    private var wanted: ArraySlice<String>
    private let isNamed: Bool
    private(set) var headings: [ImportReport.Heading] = []
    private(set) var warnings: [ImportReport.Warning] = []
    private(set) var categories: [String] = []
    /// Lines such as "Edited by …" at the article's end, their labels left out.
    private(set) var credits: [Range<Int>] = []
    private var nextMarker = 0
    /// Where the paragraph before ended, for the report.
    private var lastText: Int?

    init(page: Page, statistics: WordStatistics, markers: [ResolvedMarker], labels: [Int: String], wanted: [String]) {
        self.page = page
        self.statistics = statistics
        self.markers = markers
        builder = SectionsBuilder(markers: markers, labels: labels)
        self.wanted = wanted[...]
        isNamed = !wanted.isEmpty
    }

    /// The first heading of the caller's that was not found.
    var missingHeading: String? { wanted.first }

    mutating func sections() -> [ImportedSection] { builder.finish() }

    /// Writes a range of the page as body.
    mutating func write(_ range: Range<Int>, into ledger: inout Ledger) {
        let blocks = blocks(in: range)
        // Where headings have lines of their own, one run into the text is less likely.
        let ownLines = blocks.count {
            if case .heading(_, _, let confidence, _) = $0 { confidence >= 0.5 } else { false }
        }
        for block in blocks {
            switch block {
            case .furniture(let range, let name): ledger.enter(range, as: .sidebar, name)
            case .heading(let range, let level, let confidence, let reason):
                heading(range, level: level, confidence: confidence, reason: reason, into: &ledger)
            case .paragraph(let range): paragraph(range, scale: ownLines >= 2 ? 0.75 : 1, into: &ledger)
            }
        }
    }

    /// Of what follows the notes only sections with headings are the author's; the rest is named and left aside.
    mutating func writeAfterNotes(_ range: Range<Int>, into ledger: inout Ledger) {
        guard !range.isEmpty else { return }
        var isInSection = false
        for block in blocks(in: range) {
            switch block {
            case .furniture(let range, let name):
                ledger.enter(range, as: .sidebar, name)
            case .heading(let range, let level, let confidence, let reason)
            where !ledger.isRead(range.lowerBound) && confidence >= 0.5:
                isInSection = true
                heading(range, level: level, confidence: confidence, reason: reason, into: &ledger)
            case .heading(let range, _, _, _), .paragraph(let range):
                guard ledger.firstUnread(in: range, of: page) != nil else { continue }
                if ledger.isRead(range.lowerBound) { continue }
                if let text = filedUnder(range, into: &ledger) ?? credit(range, into: &ledger) {
                    _ = text
                } else if isInSection {
                    paragraph(range, scale: 0.75, into: &ledger)
                } else {
                    ledger.enterRest(of: range, in: page, as: .sidebar, "sidebar: after the notes")
                    if range.count > 120 {
                        let start = page.folded(range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
                        warnings.append(
                            ImportReport.Warning(
                                code: "unplacedText",
                                message: "“\(start)…” stands after the notes and was left out of the text."
                            )
                        )
                    }
                }
            }
        }
    }

    private func blocks(in range: Range<Int>) -> [BodyReader.Block] {
        guard !range.isEmpty else { return [] }
        let names = isNamed ? Set(wanted.map(Self.folded)) : nil
        return BodyReader(page: page, markers: markers, wanted: names).blocks(in: range)
    }

    // MARK: Lines

    /// Enters `Filed under: …`; nil when the line is something else.
    private mutating func filedUnder(_ range: Range<Int>, into ledger: inout Ledger) -> Bool? {
        guard let found = Furniture.filedUnder(page, range) else { return nil }
        categories += found
        ledger.enter(range, as: .metadata, "categories")
        return true
    }

    /// Enters `Edited by …` on a line of its own; nil when the line is something else.
    private mutating func credit(_ range: Range<Int>, into ledger: inout Ledger) -> Bool? {
        guard range.count < 160, let first = range.first,
            let end = page.end(ofOneOf: ["edited by", "editor:", "editors:"], at: first, limit: range.upperBound)
        else { return nil }
        var names = page.trimmed(end..<range.upperBound)
        if let first = names.first, page.scalars[first] == ":" { names = page.trimmed(first + 1..<names.upperBound) }
        if let last = names.last, page.scalars[last] == "." { names = page.trimmed(names.lowerBound..<last) }
        guard let first = names.first, page.scalars[first].isUpper else { return nil }
        credits.append(names)
        ledger.enter(range, as: .metadata, "byline")
        return true
    }

    private mutating func heading(
        _ range: Range<Int>,
        level: Int,
        confidence: Double,
        reason: String,
        into ledger: inout Ledger
    ) {
        if !isNamed, confidence < 0.5 {
            doubt(page.folded(range), confidence)
            paragraph(range, scale: 1, into: &ledger)
            return
        }
        let flow = flow(range, into: &ledger)
        if isNamed {
            // In their order only: one that comes too early is text.
            guard let next = wanted.first, Self.folded(Self.string(flow.scalars[...])) == Self.folded(next) else {
                write(flow, into: &ledger)
                return
            }
            wanted = wanted.dropFirst()
        }
        begin(flow, level: level, confidence: confidence, reason: reason, into: &ledger)
    }

    private mutating func paragraph(_ range: Range<Int>, scale: Double, into ledger: inout Ledger) {
        if filedUnder(range, into: &ledger) != nil || credit(range, into: &ledger) != nil { return }
        let flow = flow(range, into: &ledger)
        if isNamed {
            writeNamed(flow, into: &ledger)
            return
        }
        let found = RunInHeadings(statistics: statistics).find(in: flow)
        var ranges: [Range<Int>] = []
        var accepted: [RunInHeadings.Found] = []
        var start = 0
        for heading in found {
            let confidence = (heading.confidence * scale * 100).rounded() / 100
            guard confidence >= 0.5 else {
                doubt(Self.string(flow.scalars[heading.heading]), confidence)
                continue
            }
            ranges += [start..<heading.heading.lowerBound, heading.heading]
            accepted.append(heading)
            start = heading.textStart
        }
        ranges.append(start..<flow.scalars.count)
        write(
            flow.parts(ranges.map { trimmed($0, flow) }),
            headings: accepted.map { ($0.confidence * scale, $0.reason) },
            flow,
            into: &ledger
        )
    }

    private mutating func doubt(_ text: String, _ confidence: Double) {
        warnings.append(
            ImportReport.Warning(
                code: "possibleHeading",
                message: "“\(text)” may be a heading (\(confidence)); it was left in the text."
            )
        )
    }

    /// Cuts a paragraph at the headings that the caller names.
    private mutating func writeNamed(_ flow: Flow, into ledger: inout Ledger) {
        var ranges: [Range<Int>] = []
        var start = 0
        var count = 0
        while let next = wanted.first, let heading = Self.find(next, in: flow.scalars, from: start) {
            wanted = wanted.dropFirst()
            ranges += [start..<heading.lowerBound, heading]
            count += 1
            start = heading.upperBound
        }
        ranges.append(start..<flow.scalars.count)
        write(
            flow.parts(ranges.map { trimmed($0, flow) }),
            headings: Array(repeating: (1, "named by the caller"), count: count),
            flow,
            into: &ledger
        )
    }

    /// Text and headings in turn, as `ranges` of a flow were cut.
    private mutating func write(_ parts: [Flow], headings: [(Double, String)], _ flow: Flow, into ledger: inout Ledger)
    {
        for (index, part) in parts.enumerated() {
            if index.isMultiple(of: 2) {
                write(part, into: &ledger)
            } else {
                let (confidence, reason) = headings[index / 2]
                begin(part, level: 1, confidence: confidence, reason: reason, into: &ledger)
            }
        }
    }

    // MARK: Writing

    private mutating func flow(_ range: Range<Int>, into ledger: inout Ledger) -> Flow {
        while nextMarker < markers.count, markers[nextMarker].range.lowerBound < range.lowerBound { nextMarker += 1 }
        var end = nextMarker
        while end < markers.count, markers[end].range.upperBound <= range.upperBound { end += 1 }
        defer { nextMarker = end }
        return Flow(page, range, markers: markers[nextMarker..<end], ledger: &ledger)
    }

    private mutating func begin(_ flow: Flow, level: Int, confidence: Double, reason: String, into ledger: inout Ledger)
    {
        // White space is one space, as in the headings of every format.
        let text = PlainText([.text(Self.string(flow.scalars[...]))]).text
        builder.begin(heading: text, level: level, marks: flow.marks)
        headings.append(
            ImportReport.Heading(text: text, confidence: (confidence * 100).rounded() / 100, reason: reason)
        )
        enter(flow, as: .heading, "heading", into: &ledger)
        lastText = nil
    }

    private mutating func write(_ flow: Flow, into ledger: inout Ledger) {
        guard !flow.scalars.isEmpty || !flow.marks.isEmpty else { return }
        builder.append(flow)
        if let last = lastText, let first = flow.origins.first, last < first {
            var start = last
            // Markers at the end of the paragraph before are entered already.
            while start < first, ledger.isRead(start) { start += 1 }
            if start < first { ledger.enter(start..<first, as: .separator, "paragraph break") }
        }
        enter(flow, as: .text, "section \(builder.number)", into: &ledger)
        if let last = flow.origins.last { lastText = last + 1 }
    }

    private func enter(_ flow: Flow, as kind: ImportReport.Kind, _ name: String, into ledger: inout Ledger) {
        var index = 0
        while index < flow.origins.count {
            // A folded line break was entered as what it is.
            guard !ledger.isRead(flow.origins[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < flow.origins.count, flow.origins[end] == flow.origins[end - 1] + 1,
                !ledger.isRead(flow.origins[end])
            { end += 1 }
            ledger.enter(flow.origins[index]..<flow.origins[end - 1] + 1, as: kind, name)
            index = end
        }
    }

    private func trimmed(_ range: Range<Int>, _ flow: Flow) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, flow.scalars[start].isSpace { start += 1 }
        while end > start, flow.scalars[end - 1].isSpace { end -= 1 }
        return start..<end
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(scalars: scalars) }

    static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("’", with: "'")
    }

    /// A heading of the caller's as whole words, at the start of a sentence rather than elsewhere.
    private static func find(_ heading: String, in scalars: [Unicode.Scalar], from start: Int) -> Range<Int>? {
        let wanted = Array(folded(heading).unicodeScalars)
        guard !wanted.isEmpty else { return nil }
        var elsewhere: Range<Int>?
        var index = start
        var previous: Unicode.Scalar = "."
        while index + wanted.count <= scalars.count {
            let isWordStart = index == 0 || !scalars[index - 1].isWordPart
            if isWordStart, let end = end(of: wanted, in: scalars, at: index),
                end == scalars.count || !scalars[end].isWordPart
            {
                if previous.isTerminal || previous.isCloser || previous == ":" { return index..<end }
                elsewhere = elsewhere ?? index..<end
            }
            if !scalars[index].isSpace { previous = scalars[index] }
            index += 1
        }
        return elsewhere
    }

    private static func end(of wanted: [Unicode.Scalar], in scalars: [Unicode.Scalar], at index: Int) -> Int? {
        var position = index
        for scalar in wanted {
            guard position < scalars.count else { return nil }
            if scalar == " " {
                guard scalars[position].isSpace else { return nil }
                while position < scalars.count, scalars[position].isSpace { position += 1 }
            } else {
                let found: Unicode.Scalar = scalars[position] == "’" ? "'" : scalars[position]
                guard found == scalar else { return nil }
                position += 1
            }
        }
        return position
    }
}
