/// Keeps for every scalar of a page what it was read as; a later entry wins over an earlier one.
struct Ledger: Sendable {
    private var entries: [Int32]
    private var labels: [Label] = [Label(kind: .separator, name: "space")]
    private var numbers: [Label: Int32] = [:]

    private struct Label: Hashable {
        let kind: ImportReport.Kind
        let name: String
    }

    init(count: Int) {
        entries = Array(repeating: -1, count: count)
    }

    /// Enters a range; its white space too.
    mutating func enter(_ range: Range<Int>, as kind: ImportReport.Kind, _ name: String) {
        let number = number(for: Label(kind: kind, name: name))
        for index in range { entries[index] = number }
    }

    /// The first scalar of the range that is neither entered nor white space.
    func firstUnread(in range: Range<Int>, of page: Page) -> Int? {
        range.first { entries[$0] < 0 && !page.scalars[$0].isSpace }
    }

    /// Whether a scalar has been entered.
    func isRead(_ index: Int) -> Bool { entries[index] >= 0 }

    /// Enters all of the range that is not entered yet and no white space.
    mutating func enterRest(of range: Range<Int>, in page: Page, as kind: ImportReport.Kind, _ name: String) {
        let number = number(for: Label(kind: kind, name: name))
        let kept = range.filter { entries[$0] < 0 && !page.scalars[$0].isSpace }
        guard let first = kept.first else { return }
        // White space between two rests belongs to them, so that a blurb stays one span.
        var last = first
        for index in kept {
            if index > last + 1, (last + 1..<index).allSatisfy({ entries[$0] < 0 }) {
                for gap in last + 1..<index { entries[gap] = number }
            }
            entries[index] = number
            last = index
        }
    }

    /// Contiguous spans over the whole page; white space that nobody entered is a separator.
    func spans(of page: Page) -> [ImportReport.Span] {
        var spans: [ImportReport.Span] = []
        var start = 0
        while start < entries.count {
            let isUnread = entries[start] < 0 && !page.scalars[start].isSpace
            var end = start + 1
            while end < entries.count, entries[end] == entries[start],
                entries[end] >= 0 || (!page.scalars[end].isSpace) == isUnread
            { end += 1 }
            let label =
                isUnread ? Label(kind: .sidebar, name: "sidebar: unplaced") : labels[Int(max(entries[start], 0))]
            spans.append(ImportReport.Span(start: start, end: end, kind: label.kind, name: label.name))
            start = end
        }
        return spans
    }

    private mutating func number(for label: Label) -> Int32 {
        if let number = numbers[label] { return number }
        labels.append(label)
        let number = Int32(labels.count - 1)
        numbers[label] = number
        return number
    }
}
