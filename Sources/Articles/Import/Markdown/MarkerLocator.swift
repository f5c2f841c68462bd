internal import Markup

/// Finds where the `[^label]` of references stand in the source.
struct MarkerLocator {
    private let source: [UInt8]
    private let lines: SourceLines
    private let labels: [String]
    /// Where the search for the next one starts, when cmark's position doesn't hold.
    private var cursor: Int

    init(_ source: [UInt8], lines: SourceLines, footnotes: [Footnote], from start: Int) {
        self.source = source
        self.lines = lines
        labels = footnotes.map { Self.folded($0.label) }
        cursor = start
    }

    /// The bytes of a reference's marker within those of its block; nil when it isn't found.
    ///
    /// Ask in the order of the text.
    mutating func locate(_ reference: FootnoteReference, in block: Range<Int>) -> Range<Int>? {
        guard labels.indices.contains(reference.footnote) else { return nil }
        let label = labels[reference.footnote]
        if let start = lines.offset(line: reference.range.startLine, column: reference.range.startColumn),
            block.contains(start), let found = marker(at: start, label: label)
        {
            cursor = max(cursor, found.upperBound)
            return found
        }
        var start = max(cursor, block.lowerBound)
        while start < block.upperBound {
            if let found = marker(at: start, label: label) {
                cursor = found.upperBound
                return found
            }
            start += 1
        }
        return nil
    }

    private func marker(at start: Int, label: String) -> Range<Int>? {
        let labelStart = start + 2
        let longest = min(source.count, labelStart + 2 * label.utf8.count + 8)
        guard labelStart < longest, source[start] == UInt8(ascii: "["), source[start + 1] == UInt8(ascii: "^"),
            let end = source[labelStart..<longest].firstIndex(of: UInt8(ascii: "]")),
            Self.folded(String(decoding: source[labelStart..<end], as: UTF8.self)) == label
        else { return nil }
        return start..<end + 1
    }

    private static func folded(_ label: String) -> String { label.lowercased() }
}
