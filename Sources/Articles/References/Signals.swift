/// The words before a reference that tell how it bears on the text: "See also", "But cf.", "For a critique, see".
enum Signals {
    /// Where the reference begins behind its signal; the start of the span when it has none.
    static func end(_ scan: NoteScan, _ span: Range<Int>) -> Int {
        let phrase = phraseEnd(scan, span)
        if phrase > span.lowerBound { return phrase }
        return leadEnd(scan, span) ?? span.lowerBound
    }

    /// Whether a sentence or clause begins with a signal.
    static func begins(_ scan: NoteScan, _ span: Range<Int>) -> Bool {
        phraseEnd(scan, span) > span.lowerBound
    }

    private static func phraseEnd(_ scan: NoteScan, _ span: Range<Int>) -> Int {
        var index = span.lowerBound
        var last = index
        var hasSignal = false
        while index < span.upperBound, index - span.lowerBound < 14 {
            let token = scan[index]
            if token.kind == .comma || token.kind == .colon {
                guard hasSignal, last == index else { break }
                index += 1
                last = index
                continue
            }
            guard token.kind == .word else { break }
            if isSignal(scan, index, span.upperBound) {
                hasSignal = true
                index += 1
                last = index
            } else if hasSignal, extenders.contains(token.word), token.has(.lower) {
                index += 1
                last = index
            } else if hasSignal, token.word == "for" || token.word == "in",
                scan.isWord(index + 1, in: ["example", "instance", "particular", "general", "contrast"])
            {
                index += 2
                last = index
            } else if hasSignal, scan.isWord(index - 1, in: fromWords),
                token.word == "in" || token.word == "from" || token.word == "by"
            {
                index += 1
                last = index
            } else if !hasSignal,
                starters.contains(token.word)
                    || token.word == "for" && scan.isWord(index + 1, in: ["example", "instance"])
                    || token.word == "in" && scan.isWord(index + 1, in: ["contrast", "general"])
            {
                index += token.word == "for" || token.word == "in" ? 2 : 1
                if index < span.upperBound, scan[index].kind == .comma, token.word == "for" || token.word == "in" {
                    index += 1
                    // "For example, Smith, Title"
                    hasSignal = true
                    last = index
                }
            } else {
                break
            }
        }
        guard hasSignal, last < span.upperBound else { return span.lowerBound }
        return last
    }

    private static func isSignal(_ scan: NoteScan, _ index: Int, _ end: Int) -> Bool {
        let token = scan[index]
        guard token.isA(.signal) || fromWords.contains(token.word) || sources.contains(token.word) else { return false }
        if fromWords.contains(token.word) {
            return scan.isWord(index + 1, "in") || scan.isWord(index + 1, "from")
                || scan.isWord(index + 1, "by") && token.word != "quoted"
        }
        if sources.contains(token.word) { return scan.isKind(index + 1, .colon) }
        // "Compare" and "See" may open titles; a signal is followed by another one, a name, a quotation or a title.
        return index + 1 < end
    }

    private static let extenders: Set<Word> = [
        "also", "generally", "especially", "esp", "further", "eg", "ie", "inter", "alia", "among", "others",
        "particularly", "again", "and", "even", "too", "variously", "with", "now", "respectively",
    ]
    private static let starters: Set<Word> = [
        "but", "and", "also", "or", "as", "accord", "similarly", "likewise", "again", "here", "more", "first", "please",
        "originally",
    ]
    static let fromWords: Set<Word> = [
        "quoted", "cited", "reprinted", "adapted", "excerpted", "discussed", "qtd", "quoting", "citing", "reproduced",
    ]
    private static let sources: Set<Word> = ["source", "sources", "reference", "credit"]

    /// "For discussion of the 1990 crisis, see …", "On translation, see …": a lead that ends with its signal.
    private static func leadEnd(_ scan: NoteScan, _ span: Range<Int>) -> Int? {
        guard let first = span.first, scan[first].kind == .word else { return nil }
        var index = first
        let limit = min(span.upperBound, first + 60)
        while index < limit {
            let token = scan[index]
            if token.kind == .openQuote && scan.mate(index).map({ $0 - index > 12 }) ?? false
                || token.kind == .identifier
            {
                return nil
            }
            if scan.opensGroup(index), let mate = scan.mate(index), mate - index > 10 { return nil }
            let isSignal =
                token.kind == .word
                && (token.word == "see" || token.word == "cf" || token.word == "consult" || token.word == "compare")
                && token.has(.lower)
            if isSignal, index > first, index + 1 < span.upperBound {
                let end = phraseEnd(scan, index..<span.upperBound)
                guard end > index, end < span.upperBound, startsReference(scan, end) else { return nil }
                return end
            }
            index = scan.next(index)
        }
        return nil
    }

    static func startsReference(_ scan: NoteScan, _ index: Int) -> Bool {
        guard index < scan.count else { return false }
        let token = scan[index]
        return token.isCapitalWord || token.kind == .openQuote || token.kind == .identifier || token.isA(.particle)
            || token.kind == .number || token.has(.italic)
            || token.kind == .word && ShortFormReader.ibidWords.contains(token.word)
    }
}
