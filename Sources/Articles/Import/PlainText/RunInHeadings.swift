/// Finds headings that a dump has run into the text, by weighing what speaks for each cut.
///
/// A heading follows the end of a sentence, its words are capitalised though the page prints them in lower case elsewhere,
/// and behind it a sentence begins. The heading is cut where the capitals of both are explained best.
struct RunInHeadings: Sendable {
    let statistics: WordStatistics

    /// A heading in a flow.
    struct Found: Sendable {
        let heading: Range<Int>
        /// Where the text after it begins.
        let textStart: Int
        let confidence: Double
        let reason: String
    }

    /// A word of the flow.
    struct Word {
        let range: Range<Int>
        /// Without marks at both ends.
        let bare: String
        let folded: String
        let isUpper: Bool
        let isLower: Bool
        /// The mark after it, such as a comma or a full stop.
        let endMark: Unicode.Scalar?
        /// Brackets and curly quotes opened less those closed.
        let depth: Int
        let straightQuotes: Int
        /// Whether it is `&`, `–` or the like.
        let isJoiner: Bool
        let startsWithBracket: Bool
        var isMinor: Bool { isLower && PageLexicon.isMinor(folded) }
    }

    static let longestHeading = 13
    static let lookAhead = 26

    /// Likely headings in their order; those under one half are for a warning only.
    func find(in flow: Flow) -> [Found] {
        let sentences = SentenceBreaker.sentences(of: flow.scalars)
        var found: [Found] = []
        var nextFree = 0
        for sentence in sentences where sentence.lowerBound >= nextFree {
            let words = words(of: flow.scalars, from: sentence.lowerBound, to: sentence.upperBound)
            if let question = question(words, sentence, flow: flow) {
                found.append(question)
                continue
            }
            guard words.count >= 2, let best = best(words) else { continue }
            guard best.confidence >= 0.3 else { continue }
            found.append(best)
            // Below the heading its own sentence may not be cut again.
            nextFree = best.confidence >= 0.5 ? best.textStart : sentence.upperBound
        }
        return found
    }

    func words(of scalars: [Unicode.Scalar], from start: Int, to end: Int) -> [Word] {
        var words: [Word] = []
        var index = start
        while index < end, words.count < Self.lookAhead {
            while index < end, scalars[index].isSpace { index += 1 }
            let wordStart = index
            while index < end, !scalars[index].isSpace, index - wordStart < 60 { index += 1 }
            guard index > wordStart else { break }
            var (low, high) = (wordStart, index)
            while low < high, !scalars[low].isWordPart { low += 1 }
            while high > low, !scalars[high - 1].isWordPart { high -= 1 }
            let bare = String(scalars: scalars[low..<high])
            words.append(
                Word(
                    range: wordStart..<index,
                    bare: bare,
                    folded: bare.lowercased(),
                    isUpper: low < high && scalars[low].isUpper,
                    isLower: low < high && scalars[low].isLower,
                    endMark: high < index ? scalars[high] : nil,
                    depth: Self.depth(of: scalars[wordStart..<index]),
                    straightQuotes: scalars[wordStart..<index].count { $0 == "\"" },
                    isJoiner: low == high && ["&", "–", "—", "-", "/", "+"].contains(scalars[wordStart]),
                    startsWithBracket: scalars[wordStart] == "(" || scalars[wordStart] == "["
                )
            )
        }
        return words
    }

    static func depth(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.count { "([{“«".unicodeScalars.contains($0) } - scalars.count { ")]}”»".unicodeScalars.contains($0) }
    }

    // MARK: Words

    static let pronouns: Set<String> = [
        "this", "it", "he", "she", "they", "there", "these", "those", "we", "i", "you", "however", "that", "his", "her",
        "moreover",
        "therefore", "thus", "furthermore", "nevertheless", "meanwhile", "instead", "indeed", "but", "if", "although",
        "though",
    ]
    static let questions: Set<String> = ["what", "why", "how", "who", "when", "where", "which"]
    static let offices: Set<String> = [
        "vice", "executive", "deputy", "chief", "officer", "prime", "assistant", "supreme",
    ]
    static let neverLast: Set<String> = [
        "the", "a", "an", "and", "or", "but", "nor", "his", "her", "its", "our", "their", "my", "your",
    ]
    static let labels: Set<String> = [
        "note", "warning", "example", "todo", "tip", "update", "correction", "caution", "ps",
    ]
    static let prepositions: Set<String> = [
        "in", "on", "at", "by", "for", "with", "as", "during", "since", "under", "according", "through", "among",
        "throughout", "despite",
    ]

    /// `1.`, `1.2`, `II.`, `A.` before a heading.
    func isNumber(_ word: Word) -> Bool {
        let scalars = word.bare.unicodeScalars
        guard let first = scalars.first else { return false }
        if first.isASCIIDigit {
            return scalars.allSatisfy { $0.isASCIIDigit || $0 == "." } && scalars.count <= 6
                && (word.endMark == "." || word.endMark == ")" || word.bare.contains("."))
        }
        guard word.endMark == "." || word.endMark == ")" else { return false }
        return NoteValue.roman(ArraySlice(scalars)) != nil && word.isUpper || scalars.count == 1 && word.isUpper
    }

    /// Words, numbers and the few signs that titles have.
    func isTitleWord(_ word: Word) -> Bool {
        !word.bare.isEmpty || word.depth == 0 && word.range.count == 1 && word.isJoiner
    }

    func isAllCapitals(_ words: ArraySlice<Word>) -> Bool {
        let letters = words.flatMap { $0.bare.unicodeScalars }.filter(\.isLetter)
        return letters.count >= 5 && !letters.contains(where: \.isLower)
    }

    /// Whether brackets and quotes that open among the words close among them, and no mark hangs at the end.
    func isClosed(_ words: ArraySlice<Word>) -> Bool {
        if let mark = words.last?.endMark,
            ",;:–—-(/".unicodeScalars.contains(mark) || mark.isTerminal && mark != "?" && mark != "!"
        {
            return false
        }
        return words.reduce(0) { $0 + $1.depth } == 0 && words.reduce(0) { $0 + $1.straightQuotes }.isMultiple(of: 2)
    }

    /// Auxiliaries, common irregular verbs, and forms in -ed.
    static func looksFinite(_ word: String) -> Bool {
        if PageLexicon.isFiniteVerb(word) { return true }
        guard word.utf8.count > 4 else { return false }
        if word.hasSuffix("ed") { return true }
        return word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us") && !word.hasSuffix("ous")
    }

    static func looksAttributive(_ word: String) -> Bool {
        word.utf8.count > 4
            && ["ing", "ed", "al", "ive", "ous", "ful", "ic", "ese", "less", "able"].contains { word.hasSuffix($0) }
    }

    /// e^x for small x, without a maths library.
    static func exp(_ x: Double) -> Double {
        let bounded = min(max(x, -20), 20)
        var sum = 1.0
        var term = 1.0
        let scaled = bounded / 32
        for order in 1...10 {
            term *= scaled / Double(order)
            sum += term
        }
        return (0..<5).reduce(sum) { result, _ in result * result }
    }
}
