/// A marker as printed: `[1]`, `[1, 3-5]`, `¹²`.
struct PrintedMarker: Sendable, Equatable {
    /// Without the white space around.
    let range: Range<Int>
    let form: Form
    let values: [NoteValue]

    enum Form: Sendable, Hashable {
        case bracket
        case caretBracket
        case superscript
        case caret
        case parentheses
        case symbol
        /// Digits after a full stop, where the dump has lost that they were raised.
        case flattened
    }
}

/// Finds what may be a marker, and rules out brackets and digits that can't be.
struct MarkerReader: Sendable {
    let page: Page

    /// Marker-like places in their order; whether a note answers is for the caller to ask.
    ///
    /// Ranges such as `[1-60]` are spelled out up to a bound for the page, so that a few bytes can't stand for millions.
    func candidates(in range: Range<Int>) -> [PrintedMarker] {
        var found: [PrintedMarker] = []
        var budget = 20_000
        var url = false
        var quoteDepth = 0
        var straightQuotes = 0
        var breaks = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = page.scalars[index]
            if scalar.isSpace {
                url = false
                if scalar == "\n" {
                    breaks += 1
                    if breaks > 1 { (quoteDepth, straightQuotes) = (0, 0) }
                }
                index += 1
                continue
            }
            breaks = 0
            switch scalar {
            case "“", "„", "«": quoteDepth += 1
            case "”", "»": quoteDepth = max(0, quoteDepth - 1)
            case "\"": straightQuotes += 1
            case "h", "w", "H":
                if !url,
                    page.end(of: "http", at: index, limit: min(range.upperBound, index + 4)) != nil
                        && (page.end(of: "http://", at: index, limit: range.upperBound)
                            ?? page.end(of: "https://", at: index, limit: range.upperBound)) != nil
                        || page.end(of: "www.", at: index, limit: range.upperBound) != nil
                {
                    url = index == range.lowerBound || !page.scalars[index - 1].isWordPart || url
                }
            default: break
            }
            let isQuoted = quoteDepth > 0 || straightQuotes % 2 == 1
            if let marker = candidate(at: index, in: range), !(url && isInsideAddress(marker, limit: range.upperBound)),
                !isEditorial(marker, in: range, isQuoted: isQuoted)
            {
                index = marker.range.upperBound
                budget -= marker.values.count - 1
                if budget > 0 { found.append(marker) }
            } else {
                index += 1
            }
        }
        return found
    }

    // MARK: Forms

    private func candidate(at index: Int, in range: Range<Int>) -> PrintedMarker? {
        let limit = range.upperBound
        let scalar = page.scalars[index]
        switch scalar {
        case "[":
            let isCaret = index + 1 < limit && page.scalars[index + 1] == "^"
            guard let (values, end) = list(from: index + (isCaret ? 2 : 1), closedBy: "]", limit: limit) else {
                return nil
            }
            return PrintedMarker(range: index..<end, form: isCaret ? .caretBracket : .bracket, values: values)
        case "(":
            guard let (values, end) = list(from: index + 1, closedBy: ")", limit: limit),
                standsLikeMarker(index..<end, in: range)
            else { return nil }
            return PrintedMarker(range: index..<end, form: .parentheses, values: values)
        case "^":
            guard index > range.lowerBound, let (value, end) = number(at: index + 1, limit: limit),
                !isWordPart(end, limit)
            else { return nil }
            return PrintedMarker(range: index..<end, form: .caret, values: [value])
        default: break
        }
        if scalar.superscriptDigit != nil { return superscript(at: index, in: range) }
        guard index > range.lowerBound, !page.scalars[index - 1].isSpace else { return nil }
        if NoteValue.symbols.contains(scalar) {
            var end = index
            while end < limit, page.scalars[end] == scalar, end - index < 5 { end += 1 }
            guard !isWordPart(end, limit), page.scalars[index - 1] != scalar,
                let value = NoteValue.readings(of: page.scalars[index..<end]).first
            else { return nil }
            return PrintedMarker(range: index..<end, form: .symbol, values: [value])
        }
        if scalar.isASCIIDigit { return flattened(at: index, in: range) }
        return nil
    }

    /// `Korea.12 There`, `Korea.3,4 There`: after a sentence's mark or closing quote that no digit precedes.
    private func flattened(at index: Int, in range: Range<Int>) -> PrintedMarker? {
        guard index - range.lowerBound >= 2, let (values, end) = risingNumbers(at: index, limit: range.upperBound)
        else { return nil }
        let (mark, before) = (page.scalars[index - 1], page.scalars[index - 2])
        guard mark.isTerminal || mark.isCloser || mark == "," || mark == ";", !before.isSpace,
            !before.isASCIIDigit || isYear(endingAt: index - 1, from: range.lowerBound),
            mark != "." || isLongWord(endingAt: index - 1, from: range.lowerBound),
            end >= range.upperBound || page.scalars[end].isSpace || page.scalars[end].isCloser
        else { return nil }
        return PrintedMarker(range: index..<end, form: .flattened, values: values)
    }

    /// `2`, `2,3`, `2-4`: numbers that rise, with nothing but commas and dashes between them.
    private func risingNumbers(at start: Int, limit: Int) -> ([NoteValue], end: Int)? {
        guard let (first, firstEnd) = number(at: start, limit: limit), first.rank <= 999 else { return nil }
        var (values, end) = ([first], firstEnd)
        while end < limit, values.count < Self.longestRange {
            let isRange = ["-", "–"].contains(page.scalars[end])
            guard isRange || page.scalars[end] == ",", let (next, nextEnd) = number(at: end + 1, limit: limit),
                let last = values.last, next.rank > last.rank, next.rank - last.rank <= Self.longestRange
            else { break }
            values += (isRange ? last.rank + 1...next.rank : next.rank...next.rank).map { NoteValue(number: $0) }
            end = nextEnd
        }
        return (values, end)
    }

    /// Four digits that can be a year end a sentence sooner than they open a decimal.
    private func isYear(endingAt end: Int, from start: Int) -> Bool {
        guard end - start > 4, (end - 4..<end).allSatisfy({ page.scalars[$0].isASCIIDigit }) else { return false }
        return !page.scalars[end - 5].isWordPart && (page.scalars[end - 4] == "1" || page.scalars[end - 4] == "2")
    }

    /// Three letters at least: `p.5` and `No.3` are no markers.
    private func isLongWord(endingAt end: Int, from start: Int) -> Bool {
        end - start >= 3 && (end - 3..<end).allSatisfy { page.scalars[$0].isWordPart || page.scalars[$0].isCloser }
    }

    private func superscript(at index: Int, in range: Range<Int>) -> PrintedMarker? {
        let limit = range.upperBound
        var values: [NoteValue] = []
        var value = 0
        var digits = 0
        var rangeStart: Int?
        var end = index
        func close() {
            guard digits > 0 else { return }
            if let start = rangeStart, value > start, value - start <= Self.longestRange {
                values += (start + 1...value).map { NoteValue(number: $0) }
            } else if value > 0 {
                values.append(NoteValue(number: value))
            }
            rangeStart = nil
        }
        while end < limit, end - index < 40 {
            if let digit = page.scalars[end].superscriptDigit {
                digits += 1
                guard digits <= 4 else { return nil }
                value = value * 10 + digit
            } else if end + 1 < limit, page.scalars[end + 1].superscriptDigit != nil, digits > 0 {
                let mark = page.scalars[end]
                guard ["⁻", "–", "-", ",", "˒", "⸴", "’"].contains(mark) else { break }
                close()
                rangeStart = ["⁻", "–", "-"].contains(mark) ? value : nil
                (value, digits) = (0, 0)
            } else {
                break
            }
            end += 1
        }
        close()
        guard !values.isEmpty, !isPower(before: index, from: range.lowerBound) else { return nil }
        return PrintedMarker(range: index..<end, form: .superscript, values: values)
    }

    /// Whether the raised number belongs to a unit or a formula: `km²`, `10⁶`, `x²`.
    private func isPower(before index: Int, from start: Int) -> Bool {
        var wordStart = index
        while wordStart > start, index - wordStart < 4, page.scalars[wordStart - 1].isWordPart { wordStart -= 1 }
        guard wordStart < index else { return false }
        let word = page.text(wordStart..<index)
        if page.scalars[index - 1].isASCIIDigit {
            // A year may carry a marker, a factor not.
            return index - wordStart < 4
        }
        return index - wordStart == 1 && word != "I" && word != "a"
            || ["km", "cm", "mm", "ft", "mi", "in", "yd", "nm", "dm", "mc"].contains(word)
    }

    /// The values of `1, 3-5]` after its opening bracket, and where the bracket has closed.
    private func list(from start: Int, closedBy bracket: Unicode.Scalar, limit: Int) -> ([NoteValue], end: Int)? {
        var values: [NoteValue] = []
        var index = start
        var pendingStart: Int?
        var expectsValue = true
        while index < limit, index - start < 80 {
            let scalar = page.scalars[index]
            if scalar == bracket {
                return expectsValue || values.isEmpty ? nil : (Self.unique(values), index + 1)
            } else if scalar == " " || scalar == "\u{A0}" {
                index += 1
            } else if scalar == "," || scalar == ";" {
                guard !expectsValue else { return nil }
                expectsValue = true
                index += 1
            } else if ["-", "–", "—", "‐", "‑"].contains(scalar) {
                guard !expectsValue, let last = values.last, last.kind == .number else { return nil }
                pendingStart = last.rank
                expectsValue = true
                index += 1
            } else {
                guard expectsValue else { return nil }
                if values.isEmpty, let end = page.end(ofOneOf: ["note", "notes", "fn", "n."], at: index, limit: limit) {
                    index = page.skippingSpace(from: end, limit: limit)
                }
                var end = index
                while end < limit, end - index < 9,
                    page.scalars[end].isWordPart || NoteValue.symbols.contains(page.scalars[end])
                { end += 1 }
                guard end > index, let value = NoteValue.readings(of: page.scalars[index..<end]).first else {
                    return nil
                }
                if let first = pendingStart {
                    guard value.kind == .number, value.rank > first, value.rank - first <= Self.longestRange else {
                        return nil
                    }
                    values += (first + 1...value.rank).map { NoteValue(number: $0) }
                    pendingStart = nil
                } else {
                    values.append(value)
                }
                expectsValue = false
                index = end
            }
        }
        return nil
    }

    /// A bracket cites a note once, however often it names it.
    private static func unique(_ values: [NoteValue]) -> [NoteValue] {
        guard values.count > 1 else { return values }
        var seen: Set<NoteValue> = []
        return values.filter { seen.insert($0).inserted }
    }

    private static let longestRange = 60

    // MARK: Surroundings

    /// In an address brackets belong to it, unless they end it after a mark of the sentence.
    private func isInsideAddress(_ marker: PrintedMarker, limit: Int) -> Bool {
        let end = marker.range.upperBound
        let before = page.scalars[marker.range.lowerBound - 1]
        return !(before.isTerminal || before.isCloser || before == ",")
            || end < limit && !page.scalars[end].isSpace && page.scalars[end] != "["
    }

    /// `“[5] million”`, `$[5]`: an editor's insertion into words quoted.
    private func isEditorial(_ marker: PrintedMarker, in range: Range<Int>, isQuoted: Bool) -> Bool {
        guard marker.form == .bracket || marker.form == .parentheses else { return false }
        let (start, end) = (marker.range.lowerBound, marker.range.upperBound)
        if end < range.upperBound, page.scalars[end].isLetter || page.scalars[end].isASCIIDigit,
            page.scalars[end].isLower || page.scalars[end].isASCIIDigit
        {
            return true
        }
        guard start > range.lowerBound else { return false }
        let before = page.scalars[start - 1]
        if "$£€¥₩".unicodeScalars.contains(before) || before == "“" || before == "‘" { return true }
        guard before.isSpace || before == "\"", end < range.upperBound, page.scalars[end].isSpace else { return false }
        let next = page.skippingSpace(from: end, limit: range.upperBound)
        guard next < range.upperBound else { return false }
        if page.end(ofOneOf: Self.quantities, at: next, limit: range.upperBound) != nil { return true }
        guard isQuoted, page.scalars[next].isLower || page.scalars[next].isASCIIDigit else { return false }
        // Inside a quotation a marker follows a mark, an insertion stands between words.
        var previous = start - 1
        while previous > range.lowerBound, page.scalars[previous].isSpace { previous -= 1 }
        return page.scalars[previous].isWordPart
    }

    private static let quantities = [
        "million", "millions", "billion", "trillion", "thousand", "hundred", "percent", "per cent", "%",
    ]

    /// `(1)` closes a clause; `(1) first, (2) second` counts.
    private func standsLikeMarker(_ marker: Range<Int>, in range: Range<Int>) -> Bool {
        guard marker.lowerBound > range.lowerBound else { return false }
        let next = page.skippingSpace(from: marker.upperBound, limit: range.upperBound)
        guard next < range.upperBound else { return true }
        let scalar = page.scalars[next]
        if next == marker.upperBound {
            return scalar.isTerminal || scalar == "," || scalar == ";" || scalar.isCloser || scalar == "("
        }
        var previous = marker.lowerBound - 1
        while previous > range.lowerBound, page.scalars[previous].isSpace { previous -= 1 }
        let before = page.scalars[previous]
        return (before.isTerminal || before.isCloser) && !scalar.isLower || previous == marker.lowerBound - 1
    }

    private func number(at position: Int, limit: Int) -> (NoteValue, end: Int)? {
        var end = position
        while end < limit, end - position < 5, page.scalars[end].isASCIIDigit { end += 1 }
        return NoteValue.readings(of: page.scalars[position..<end]).first.map { ($0, end) }
    }

    private func isWordPart(_ position: Int, _ limit: Int) -> Bool {
        position < limit && page.scalars[position].isWordPart
    }
}
