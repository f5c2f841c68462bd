internal import Markup

/// Finds where the `[^label]` of references stand in the source.
struct MarkerLocator {
    private let lines: SourceLines
    private let labels: [String]
    /// The bytes of all markers by their labels, in the order of the source.
    private let markers: [String: [Range<Int>]]
    /// Where the search for the next one starts, when cmark's position doesn't hold.
    private var cursor: Int

    init(_ source: [UInt8], lines: SourceLines, footnotes: [Footnote], from start: Int) {
        self.lines = lines
        labels = footnotes.map { Self.folded($0.label) }
        markers = Self.markers(in: source, from: start, labels: Set(labels))
        cursor = start
    }

    /// The bytes of a reference's marker within those of its block; nil when it isn't found.
    ///
    /// Ask in the order of the text.
    mutating func locate(_ reference: FootnoteReference, in block: Range<Int>) -> Range<Int>? {
        guard labels.indices.contains(reference.footnote), let markers = markers[labels[reference.footnote]] else {
            return nil
        }
        if let start = lines.offset(line: reference.range.startLine, column: reference.range.startColumn),
            block.contains(start), let found = Self.first(of: markers, from: start), found.lowerBound == start
        {
            cursor = max(cursor, found.upperBound)
            return found
        }
        guard let found = Self.first(of: markers, from: max(cursor, block.lowerBound)),
            found.lowerBound < block.upperBound
        else { return nil }
        cursor = found.upperBound
        return found
    }

    private static func first(of markers: [Range<Int>], from start: Int) -> Range<Int>? {
        var (low, high) = (markers.startIndex, markers.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if markers[middle].lowerBound < start { low = middle + 1 } else { high = middle }
        }
        return low < markers.endIndex ? markers[low] : nil
    }

    /// Found once for all: a search for each reference would look through a block again for each that isn't there.
    private static func markers(in source: [UInt8], from start: Int, labels: Set<String>) -> [String: [Range<Int>]] {
        // Lower case may be longer or shorter.
        let longest = 2 * (labels.map(\.utf8.count).max() ?? 0) + 8
        var markers: [String: [Range<Int>]] = [:]
        var end = source.endIndex
        for position in (start..<source.count).reversed() {
            if source[position] == UInt8(ascii: "]") { end = position }
            guard end < source.endIndex, source[position] == UInt8(ascii: "["), position + 2 <= end,
                source[position + 1] == UInt8(ascii: "^"), end - position - 2 <= longest
            else { continue }
            let label = folded(String(decoding: source[position + 2..<end], as: UTF8.self))
            if labels.contains(label) { markers[label, default: []].append(position..<end + 1) }
        }
        return markers.mapValues { $0.reversed() }
    }

    private static func folded(_ label: String) -> String { label.lowercased() }
}
