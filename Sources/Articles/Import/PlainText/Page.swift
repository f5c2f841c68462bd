/// A document as Unicode scalars with its lines; every position in this folder is an index into `scalars`.
struct Page: Sendable {
    let scalars: [Unicode.Scalar]
    let lines: [Line]
    private(set) var language = PageLanguage.english

    /// A line without its terminator.
    struct Line: Sendable {
        let range: Range<Int>
        /// `range` without the white space at both ends.
        let content: Range<Int>
        /// Columns of white space before the content, a tab counting as four.
        let indent: Int

        var isBlank: Bool { content.isEmpty }
    }

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var lines: [Line] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            guard scalars[index].isLineBreak else {
                index += 1
                continue
            }
            lines.append(Self.line(start..<index, in: scalars))
            let isPair = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            index += isPair ? 2 : 1
            start = index
        }
        lines.append(Self.line(start..<scalars.count, in: scalars))
        self.lines = lines
        language = PageLanguage(of: self)
    }

    var all: Range<Int> { 0..<scalars.count }

    /// The text as printed.
    func text(_ range: Range<Int>) -> String {
        String(scalars: scalars[range])
    }

    /// The text with each run of white space as one space: for names and other values of one line.
    func folded(_ range: Range<Int>) -> String {
        var text: [Unicode.Scalar] = []
        var isPending = false
        for scalar in scalars[range] {
            if scalar.isSpace {
                isPending = true
                continue
            }
            if isPending, !text.isEmpty { text.append(" ") }
            isPending = false
            text.append(scalar)
        }
        return String(scalars: text)
    }

    /// `range` without the white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { Self.trimmed(range, in: scalars) }

    /// The first position at or after `position` that is no white space.
    func skippingSpace(from position: Int, limit: Int) -> Int {
        var position = position
        while position < limit, scalars[position].isSpace { position += 1 }
        return position
    }

    /// Where `phrase` ends when it stands at `position`, compared without case; a space in it matches white space.
    ///
    /// The phrase is Latin-1 and in lower case; a curly apostrophe counts as a straight one.
    func end(of phrase: String, at position: Int, limit: Int) -> Int? {
        var position = position
        for wanted in phrase.unicodeScalars {
            guard position < limit else { return nil }
            if wanted == " " {
                guard scalars[position].isSpace else { return nil }
                position = skippingSpace(from: position, limit: limit)
            } else {
                guard scalars[position].caseFolded == wanted else { return nil }
                position += 1
            }
        }
        return position
    }

    /// As `end(of:at:limit:)`, but the phrase must not run on into a longer word.
    func end(ofWords phrase: String, at position: Int, limit: Int) -> Int? {
        guard let end = end(of: phrase, at: position, limit: limit) else { return nil }
        guard end < limit, let last = phrase.unicodeScalars.last, last.isWordPart else { return end }
        return scalars[end].isWordPart ? nil : end
    }

    /// The end of the first of the phrases that stands at `position` as whole words.
    func end(ofOneOf phrases: [String], at position: Int, limit: Int) -> Int? {
        for phrase in phrases {
            if let end = end(ofWords: phrase, at: position, limit: limit) { return end }
        }
        return nil
    }

    /// The index in `lines` of the line that holds a position.
    func lineIndex(at position: Int) -> Int {
        var low = 0
        var high = lines.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle].range.lowerBound <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Runs of scalars that are no white space.
    func words(in range: Range<Int>, atMost limit: Int = .max) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound, words.count < limit {
            index = skippingSpace(from: index, limit: range.upperBound)
            let start = index
            while index < range.upperBound, !scalars[index].isSpace { index += 1 }
            if start < index { words.append(start..<index) }
        }
        return words
    }

    private static func line(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Line {
        let content = trimmed(range, in: scalars)
        var indent = 0
        if !content.isEmpty {
            for scalar in scalars[range.lowerBound..<content.lowerBound] where scalar.value != 0xFEFF {
                indent += scalar == "\t" ? 4 : 1
            }
        }
        return Line(range: range, content: content, indent: indent)
    }

    private static func trimmed(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, scalars[start].isSpace { start += 1 }
        while start < end, scalars[end - 1].isSpace { end -= 1 }
        return start..<end
    }
}
