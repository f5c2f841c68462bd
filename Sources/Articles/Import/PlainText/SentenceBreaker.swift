/// Cuts English and kindred prose into sentences; a paragraph break always ends one.
enum SentenceBreaker {
    /// The sentences of a text in their order, without the white space around them.
    static func sentences(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = skipSpace(scalars, 0)
        var index = start
        while index < scalars.count {
            if scalars[index] == "\n", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                append(start..<index, to: &sentences, in: scalars)
                index = skipSpace(scalars, index)
                start = index
                continue
            }
            guard scalars[index].isTerminal, let end = sentenceEnd(in: scalars, at: index, from: start) else {
                index += 1
                continue
            }
            append(start..<end, to: &sentences, in: scalars)
            index = skipSpace(scalars, end)
            start = index
        }
        append(start..<scalars.count, to: &sentences, in: scalars)
        return sentences
    }

    /// Where the sentence ends when the mark at `index` ends it, closing quotes and brackets included.
    private static func sentenceEnd(in scalars: [Unicode.Scalar], at index: Int, from start: Int) -> Int? {
        var end = index + 1
        while end < scalars.count, scalars[end].isTerminal { end += 1 }
        let marks = end - index
        while end < scalars.count, scalars[end].isCloser { end += 1 }
        guard end < scalars.count else { return end }
        if [0x3002, 0xFF01, 0xFF1F].contains(scalars[index].value) { return end }
        guard scalars[end].isSpace else { return nil }
        var next = skipSpace(scalars, end)
        guard next < scalars.count else { return end }
        if scalars[end..<next].contains("\n") { return end }
        while next < scalars.count, scalars[next].isOpeningQuote || "([{¿¡".unicodeScalars.contains(scalars[next]) {
            next += 1
        }
        guard next < scalars.count, !scalars[next].isLower else { return nil }
        // Only a lone full stop can belong to an abbreviation.
        guard scalars[index] == ".", marks == 1 else { return end }
        var wordStart = index
        while wordStart > start, index - wordStart < 12, !scalars[wordStart - 1].isSpace,
            !scalars[wordStart - 1].isOpeningQuote, !"([".unicodeScalars.contains(scalars[wordStart - 1])
        { wordStart -= 1 }
        // `2. The Long Road`: a number in front counts, it does not end.
        if wordStart == start, index - wordStart <= 4,
            scalars[wordStart..<index].allSatisfy(\.isASCIIDigit) || NoteValue.roman(scalars[wordStart..<index]) != nil
        {
            return nil
        }
        let word = String(scalars: scalars[wordStart..<index])
        return isAbbreviation(word, before: next, in: scalars) ? nil : end
    }

    private static func isAbbreviation(_ word: String, before next: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let folded = word.lowercased()
        let isInitial = word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy(\.isUpper)
        let isDotted = word.contains(".") && word.unicodeScalars.allSatisfy { $0.isLetter || $0 == "." }
        guard isInitial || isDotted || PageLexicon.isAbbreviation(folded) else { return false }
        if neverLast.contains(folded) { return true }
        // `No. 5` and `p. 5`, but `… in the U.S. 5 years later` is rare enough.
        if scalars[next].isASCIIDigit { return !isInitial }
        var end = next
        while end < scalars.count, end - next < 20, scalars[end].isWordPart { end += 1 }
        let following = String(scalars: scalars[next..<end]).lowercased()
        return !PageLexicon.isSentenceOpener(following)
    }

    private static let neverLast: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "capt", "lt", "maj", "sgt", "adm", "rev", "gov", "sen",
        "rep", "vs", "cf",
        "e.g", "i.e", "eg", "ie", "fig", "figs", "vol", "vols", "ed", "eds", "pp", "p", "approx", "ca",
    ]

    private static func append(_ range: Range<Int>, to list: inout [Range<Int>], in scalars: [Unicode.Scalar]) {
        var end = range.upperBound
        while end > range.lowerBound, scalars[end - 1].isSpace { end -= 1 }
        if end > range.lowerBound { list.append(range.lowerBound..<end) }
    }

    private static func skipSpace(_ scalars: [Unicode.Scalar], _ index: Int) -> Int {
        var index = index
        while index < scalars.count, scalars[index].isSpace { index += 1 }
        return index
    }
}
