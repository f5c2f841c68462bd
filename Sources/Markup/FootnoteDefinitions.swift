/// The places in a source that may define a footnote: all that do, and some in code or such that cmark won't take.
struct FootnoteDefinitions {
    private(set) var all: [Definition] = []
    private(set) var lineCount = 1

    /// A `[^label]:` where nothing but white space and `>` stands between it and the word before.
    struct Definition {
        /// As in the source that is parsed.
        var label: [UInt8]
        /// As the author wrote it.
        var printedLabel: [UInt8]
        /// Whether `label` was made up.
        var isRenamed = false
        /// The byte range of `label` in the source.
        var labelRange: Range<Int>
        /// From 1.
        var line: Int
        /// Whether it stands at the start of its line, indented by at most three spaces.
        var startsLine: Bool
    }

    /// Finds them in one pass: cmark's label has neither white space nor `]` in it.
    init(in source: [UInt8]) {
        var wordStart = 0
        var lineStart = 0
        for (index, byte) in source.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if byte == UInt8(ascii: "\r") || index == 0 || source[index - 1] != UInt8(ascii: "\r") {
                    lineCount += 1
                }
                wordStart = index + 1
                lineStart = index + 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0:
                wordStart = index + 1
            case UInt8(ascii: "]"):
                if index + 1 < source.count, source[index + 1] == UInt8(ascii: ":") {
                    addDefinition(wordStart..<index, of: source, lineStart: lineStart)
                }
                wordStart = index + 1
            default: break
            }
        }
    }

    private mutating func addDefinition(_ word: Range<Int>, of source: [UInt8], lineStart: Int) {
        var start = word.lowerBound
        while start < word.upperBound, source[start] == UInt8(ascii: ">") || source[start] == UInt8(ascii: ":") {
            start += 1
        }
        guard start + 2 < word.upperBound, source[start] == UInt8(ascii: "["), source[start + 1] == UInt8(ascii: "^")
        else { return }
        let label = Array(source[start + 2..<word.upperBound])
        all.append(
            Definition(
                label: label,
                printedLabel: label,
                labelRange: start + 2..<word.upperBound,
                line: lineCount,
                startsLine: start - lineStart <= 3
                    && source[lineStart..<start].allSatisfy { $0 == UInt8(ascii: " ") }
            )
        )
    }

    /// The source with the labels of some definitions made unique.
    func renaming(_ indices: [Int], in source: [UInt8]) -> (source: [UInt8], definitions: [Definition]) {
        var taken = Set(all.map(\.label))
        var definitions = all
        var result: [UInt8] = []
        result.reserveCapacity(source.count + 16 * indices.count)
        var copied = 0
        var serial = 0
        for index in indices {
            var label: [UInt8]
            repeat {
                serial += 1
                label = Array("again\(serial)".utf8)
            } while !taken.insert(label).inserted
            definitions[index].label = label
            definitions[index].isRenamed = true
            result += source[copied..<all[index].labelRange.lowerBound]
            result += label
            copied = all[index].labelRange.upperBound
        }
        result += source[copied...]
        return (result, definitions)
    }
}
