/// A paragraph as it will be shown: without markers, line breaks folded, each scalar knowing where it stood.
struct Flow: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar its place on the page.
    private(set) var origins: [Int] = []
    private(set) var marks: [Mark] = []

    /// A marker between two scalars.
    struct Mark: Sendable, Equatable {
        /// The scalars before it.
        let offset: Int
        /// The index of the marker in the page's list.
        let marker: Int
    }

    init() {}

    /// Reads a stretch of the page; `markers` are those that stand in it, `first` the number of the first.
    ///
    /// The ledger learns what is left out and folded.
    init(_ page: Page, _ range: Range<Int>, markers: ArraySlice<ResolvedMarker>, ledger: inout Ledger) {
        let range = page.trimmed(range)
        var next = markers.startIndex
        var index = range.lowerBound
        /// White space seen and not yet written.
        var gap: Range<Int>?
        while index < range.upperBound {
            if next < markers.endIndex, markers[next].range.lowerBound == index {
                let marker = markers[next]
                let end = marker.range.upperBound
                let following = end < range.upperBound ? page.scalars[end] : " "
                // The space before a marker goes with it, unless a word follows directly.
                if let space = gap, !following.isWordPart {
                    ledger.enter(space, as: .separator, "space before marker")
                    gap = nil
                }
                write(&gap, page, &ledger)
                marks.append(Mark(offset: scalars.count, marker: next))
                ledger.enter(marker.range, as: .marker, "marker \(marker.name)")
                index = end
                next += 1
                continue
            }
            if page.scalars[index].isSpace {
                let start = index
                while index < range.upperBound, page.scalars[index].isSpace { index += 1 }
                // Two gaps meet only around a marker whose own gap was dropped: nothing is pending then.
                if scalars.isEmpty {
                    ledger.enter(start..<index, as: .separator, "space")
                } else if let pending = gap {
                    ledger.enter(pending, as: .separator, "space before marker")
                    gap = start..<index
                } else {
                    gap = start..<index
                }
                continue
            }
            write(&gap, page, &ledger)
            scalars.append(page.scalars[index])
            origins.append(index)
            index += 1
        }
        if let gap { ledger.enter(gap, as: .separator, "space") }
    }

    /// Adds marks at the end.
    mutating func append(_ marks: [Mark]) {
        self.marks += marks.map { Mark(offset: scalars.count, marker: $0.marker) }
    }

    /// The parts in the given ranges, which follow one another; a mark between two belongs to the one before it.
    func parts(_ ranges: [Range<Int>]) -> [Flow] {
        var next = 0
        return ranges.enumerated().map { number, range in
            var part = Flow()
            part.scalars = Array(scalars[range])
            part.origins = Array(origins[range])
            let isLast = number + 1 == ranges.count
            while next < marks.count,
                isLast || marks[next].offset < ranges[number + 1].lowerBound || marks[next].offset <= range.upperBound
            {
                let offset = min(max(marks[next].offset, range.lowerBound), range.upperBound) - range.lowerBound
                part.marks.append(Mark(offset: offset, marker: marks[next].marker))
                next += 1
            }
            return part
        }
    }

    private mutating func write(_ gap: inout Range<Int>?, _ page: Page, _ ledger: inout Ledger) {
        guard let range = gap else { return }
        gap = nil
        guard !page.scalars[range].contains(where: { $0.isLineBreak || $0 == "\t" }) else {
            scalars.append(" ")
            origins.append(range.lowerBound)
            ledger.enter(range, as: .separator, "line break")
            return
        }
        // As printed, but for marks that print nothing.
        for index in range {
            guard page.scalars[index].value != 0xFEFF else {
                ledger.enter(index..<index + 1, as: .separator, "byte order mark")
                continue
            }
            scalars.append(page.scalars[index])
            origins.append(index)
        }
    }
}

/// A marker with the notes that it leads to.
struct ResolvedMarker: Sendable {
    private(set) var range: Range<Int>
    /// The numbers of the notes, in the order printed.
    private(set) var citations: [Int]
    /// For the report: the printed values.
    private(set) var name: String

    /// Takes the marker behind it in, and what stands between both.
    mutating func join(_ next: ResolvedMarker) {
        range = range.lowerBound..<next.range.upperBound
        citations += next.citations
        name += ", \(next.name)"
    }
}
