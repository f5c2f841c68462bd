/// The lines of a part of a source, addressed as cmark does: from 1, columns in bytes.
struct SourceLines {
    private let source: [UInt8]
    /// Where each line starts; the last entry is the end of the source.
    private var starts: [Int]

    /// - Parameter start: The byte where line 1 begins.
    init(_ source: [UInt8], from start: Int) {
        self.source = source
        starts = [start]
        var index = start
        while index < source.count {
            let byte = source[index]
            index += 1
            if byte == UInt8(ascii: "\r"), index < source.count, source[index] == UInt8(ascii: "\n") { index += 1 }
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") { starts.append(index) }
        }
        starts.append(source.count)
    }

    /// The bytes of some lines without the white space around them; empty when there are no such lines.
    func bytes(from first: Int, through last: Int) -> Range<Int> {
        guard first >= 1, last >= first, first < starts.count else { return 0..<0 }
        var start = starts[first - 1]
        var end = starts[min(last, starts.count - 1)]
        while end > start, isSpace(source[end - 1]) { end -= 1 }
        while start < end, isSpace(source[start]) { start += 1 }
        return start..<end
    }

    /// The offset of a place, nil when it is none.
    func offset(line: Int, column: Int) -> Int? {
        guard line >= 1, line < starts.count, column >= 1 else { return nil }
        let offset = starts[line - 1] + column - 1
        return offset < starts[line] ? offset : nil
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
