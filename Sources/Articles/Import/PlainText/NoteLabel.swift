/// A printed number (or letter, or sign) that opens a note: `[1]`, `1.`, `¹`, `iv)`, `*`.
struct NoteLabel: Sendable, Equatable {
    let form: Form
    let value: NoteValue
    /// The label with its brackets.
    let range: Range<Int>
    /// Whether it stands first on its line.
    let isAtLineStart: Bool
    /// Whether it stands first on its line or after the end of a sentence.
    let isAtSentenceStart: Bool

    /// How the label is dressed.
    enum Form: Sendable, CaseIterable {
        case bracket
        case caretBracket
        case superscript
        case caret
        case parentheses
        case dot
        case closingParenthesis
        case symbol
        /// A number alone, at the start of a line.
        case bare
        /// A number that has a line of its own above its note.
        case ownLine
    }
}

/// What a label or a marker says, whatever its dress: equal values belong together.
struct NoteValue: Sendable, Hashable {
    let kind: Kind
    /// The place in the order of its kind: 4 for `4`, `iv` and `d`.
    let rank: Int
    /// As printed, without brackets.
    let printed: String

    enum Kind: Sendable, Hashable, CaseIterable {
        case number
        case roman
        case letter
        case symbol
    }

    static func == (left: Self, right: Self) -> Bool { left.kind == right.kind && left.rank == right.rank }

    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(rank)
    }

    init(number: Int) {
        (kind, rank, printed) = (.number, number, String(number))
    }

    private init(kind: Kind, rank: Int, printed: String) {
        (self.kind, self.rank, self.printed) = (kind, rank, printed)
    }

    /// Every reading of a few scalars as a value; `i` is both roman and a letter.
    static func readings(of scalars: ArraySlice<Unicode.Scalar>) -> [NoteValue] {
        guard let first = scalars.first, scalars.count <= 8 else { return [] }
        let printed = String(scalars: scalars)
        if first.isASCIIDigit {
            guard scalars.count <= 4, scalars.allSatisfy(\.isASCIIDigit), let number = Int(printed), number > 0 else {
                return []
            }
            return [NoteValue(number: number)]
        }
        if let order = symbols.firstIndex(of: first) {
            guard scalars.count <= 4, scalars.allSatisfy({ $0 == first }) else { return [] }
            return [NoteValue(kind: .symbol, rank: (scalars.count - 1) * symbols.count + order + 1, printed: printed)]
        }
        var readings: [NoteValue] = []
        if let value = roman(scalars) { readings.append(NoteValue(kind: .roman, rank: value, printed: printed)) }
        if scalars.count == 1, (0x61...0x7A).contains(first.value) {
            readings.append(NoteValue(kind: .letter, rank: Int(first.value) - 0x60, printed: printed))
        }
        return readings
    }

    /// The value of a roman number of one case in its usual spelling.
    static func roman(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = scalars.first, scalars.count <= 8, scalars.allSatisfy({ $0.isUpper == first.isUpper }) else {
            return nil
        }
        var total = 0
        var previous = 0
        for scalar in scalars.reversed() {
            guard let value = digits[scalar.caseFolded] else { return nil }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total > 0 && spelled(total) == String(scalars: scalars).lowercased() ? total : nil
    }

    private static func spelled(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, letters) in spelling {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    static let symbols: [Unicode.Scalar] = ["*", "†", "‡", "§", "¶", "∗"]
    private static let digits: [Unicode.Scalar: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]
    private static let spelling = [
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
}

/// Finds labels where notes may begin.
struct NoteLabelReader: Sendable {
    let page: Page

    /// All labels in the range that stand after white space or first on a line, in their order.
    func labels(in range: Range<Int>) -> [NoteLabel] {
        var labels: [NoteLabel] = []
        var isLineStart = range.lowerBound == 0 || page.scalars[range.lowerBound - 1].isLineBreak
        var isFree = true
        /// The last scalar that is no space.
        var last: Int?
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = page.scalars[index]
            if scalar.isSpace {
                if scalar.isLineBreak { isLineStart = true }
                isFree = true
                index += 1
                continue
            }
            if isFree, isLineStart || !scalar.isASCIIDigit || !isCounted(after: last, from: range.lowerBound) {
                let ends = last.map { endsSentence(at: $0, from: range.lowerBound) } ?? true
                let found = self.labels(
                    at: index,
                    limit: range.upperBound,
                    lineStart: isLineStart,
                    sentenceStart: isLineStart || ends
                )
                labels += found
                if let label = found.first {
                    last = label.range.upperBound - 1
                    index = label.range.upperBound
                    isFree = false
                    isLineStart = false
                    continue
                }
            }
            isFree = false
            isLineStart = false
            last = index
            index += 1
        }
        return labels
    }

    /// Whether the number is that of a page or the like, as in `p. 4`.
    private func isCounted(after last: Int?, from start: Int) -> Bool {
        guard let last, page.scalars[last] == "." else { return false }
        var word = last
        while word > start, last - word < 6, page.scalars[word - 1].isLetter { word -= 1 }
        return PageLexicon.countsSomething(page.text(word..<last).lowercased())
    }

    /// Whether a sentence may end with the scalar at `last`: a mark, or the marker of a note after one, as in `end.¹`.
    private func endsSentence(at last: Int, from start: Int) -> Bool {
        var mark = last
        while mark > start, last - mark < 4,
            page.scalars[mark].isASCIIDigit || page.scalars[mark].superscriptDigit != nil
        {
            mark -= 1
        }
        let scalar = page.scalars[mark]
        return scalar.isTerminal || scalar.isCloser || mark == last && "/↩↑".unicodeScalars.contains(scalar)
    }

    /// Every reading of the label that starts at `position`.
    func labels(at position: Int, limit: Int, lineStart: Bool, sentenceStart: Bool) -> [NoteLabel] {
        guard position < limit else { return [] }
        func make(_ form: NoteLabel.Form, _ values: [NoteValue], _ end: Int) -> [NoteLabel] {
            // A label has a note after it.
            guard page.skippingSpace(from: end, limit: limit) < limit else { return [] }
            return values.map {
                NoteLabel(
                    form: form,
                    value: $0,
                    range: position..<end,
                    isAtLineStart: lineStart,
                    isAtSentenceStart: sentenceStart
                )
            }
        }
        let scalar = page.scalars[position]
        switch scalar {
        case "[":
            let isCaret = position + 1 < limit && page.scalars[position + 1] == "^"
            let start = position + (isCaret ? 2 : 1)
            guard let close = closing("]", from: start, limit: limit) else { return [] }
            let hasColon = close + 1 < limit && page.scalars[close + 1] == ":"
            return make(
                isCaret ? .caretBracket : .bracket,
                NoteValue.readings(of: page.scalars[start..<close]),
                close + (hasColon ? 2 : 1)
            )
        case "(":
            guard let close = closing(")", from: position + 1, limit: limit), isSpace(close + 1, limit) else {
                return []
            }
            return make(.parentheses, NoteValue.readings(of: page.scalars[position + 1..<close]), close + 1)
        case "^":
            let end = digitsEnd(from: position + 1, limit: limit)
            guard end > position + 1 else { return [] }
            return make(.caret, NoteValue.readings(of: page.scalars[position + 1..<end]), dropMark(end, limit))
        default: break
        }
        if scalar.superscriptDigit != nil {
            var value = 0
            var end = position
            while end < limit, end - position < 4, let digit = page.scalars[end].superscriptDigit {
                value = value * 10 + digit
                end += 1
            }
            return value > 0 ? make(.superscript, [NoteValue(number: value)], dropMark(end, limit)) : []
        }
        if NoteValue.symbols.contains(scalar) {
            var end = position
            while end < limit, end - position < 5, page.scalars[end] == scalar { end += 1 }
            // A line of stars parts what stands above it from what stands below.
            let line = page.lines[page.lineIndex(at: position)].content
            return lineStart && !Furniture.isRule(page, line)
                ? make(.symbol, NoteValue.readings(of: page.scalars[position..<end]), end) : []
        }
        guard scalar.isASCIIDigit || (scalar.isLetter && scalar.value < 0x80) else { return [] }
        var start = position
        // `Note 1.`
        if lineStart, scalar == "N" || scalar == "n" || scalar == "F" || scalar == "f",
            let word = page.end(ofOneOf: ["note", "footnote", "endnote", "fn"], at: position, limit: limit)
        {
            start = page.skippingSpace(from: word, limit: min(limit, word + 3))
            guard start < limit, page.scalars[start].isASCIIDigit else { return [] }
        }
        var end = start
        while end < limit, end - start < 9, page.scalars[end].isWordPart { end += 1 }
        guard end < limit else { return [] }
        let values = NoteValue.readings(of: page.scalars[start..<end])
        switch page.scalars[end] {
        case ".", ":":
            guard isSpace(end + 1, limit) else { return [] }
            return make(.dot, values, end + 1)
        case ")": return isSpace(end + 1, limit) ? make(.closingParenthesis, values, end + 1) : []
        default:
            guard lineStart, scalar.isASCIIDigit, page.scalars[end].isSpace else { return [] }
            return make(page.scalars[end].isLineBreak ? .ownLine : .bare, values, end)
        }
    }

    private func isSpace(_ position: Int, _ limit: Int) -> Bool { position < limit && page.scalars[position].isSpace }

    private func dropMark(_ position: Int, _ limit: Int) -> Int {
        position < limit && [".", ")", ":"].contains(page.scalars[position]) && isSpace(position + 1, limit)
            ? position + 1 : position
    }

    private func closing(_ bracket: Unicode.Scalar, from start: Int, limit: Int) -> Int? {
        var index = start
        while index < limit, index - start <= 8 {
            if page.scalars[index] == bracket { return index > start ? index : nil }
            index += 1
        }
        return nil
    }

    private func digitsEnd(from start: Int, limit: Int) -> Int {
        var end = start
        while end < limit, end - start < 5, page.scalars[end].isASCIIDigit { end += 1 }
        return end
    }
}
