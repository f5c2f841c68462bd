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
    private struct Word {
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

    private static let longestHeading = 13
    private static let lookAhead = 26

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

    private func words(of scalars: [Unicode.Scalar], from start: Int, to end: Int) -> [Word] {
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

    private static func depth(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.count { "([{“«".unicodeScalars.contains($0) } - scalars.count { ")]}”»".unicodeScalars.contains($0) }
    }

    // MARK: Weighing

    /// A way to cut, with its weight and what spoke for it.
    private struct Cut {
        let count: Int
        var weight = 0.0
        var reasons: [String] = []

        mutating func add(_ weight: Double, _ reason: String? = nil) {
            self.weight += weight
            if let reason { reasons.append(reason) }
        }
    }

    private func best(_ words: [Word]) -> Found? {
        guard words[0].isUpper || words[0].bare.unicodeScalars.first?.isASCIIDigit == true else { return nil }
        let numberWords = isNumber(words[0]) ? 1 : 0
        guard words.count > numberWords + 1 else { return nil }
        let run = runLength(words, from: numberWords)
        let commonness = commonness(of: words)
        var best: Cut?
        for count in (numberWords + 1)...(max(run, numberWords + 1))
        where count < words.count && count <= Self.longestHeading + numberWords {
            guard let cut = titleCaseCut(words, count: count, run: run, numberWords: numberWords, commonness) else {
                continue
            }
            if cut.weight > best?.weight ?? -.infinity { best = cut }
        }
        if let cut = sentenceCaseCut(words, numberWords: numberWords), cut.weight > best?.weight ?? -.infinity {
            best = cut
        }
        guard let best else { return nil }
        let confidence = 1 / (1 + Self.exp(-1.1 * (best.weight - 2)))
        let heading = words[0].range.lowerBound..<words[best.count - 1].range.upperBound
        return Found(
            heading: heading,
            textStart: words[best.count].range.lowerBound,
            confidence: (confidence * 100).rounded() / 100,
            reason: best.reasons.joined(separator: ", ")
        )
    }

    /// How common each word is that stands in capitals here, its own place left out of account.
    private func commonness(of words: [Word]) -> [Double] {
        var isInSentence = false
        return words.map { word in
            defer { isInSentence = word.endMark == nil && (isInSentence || word.isLower) }
            return word.isUpper ? statistics.commonness(of: word.bare, besides: isInSentence ? 1 : 0) : 0
        }
    }

    /// `What Was the Salt Tax? The tax …`: a whole sentence in title case.
    private func question(_ words: [Word], _ sentence: Range<Int>, flow: Flow) -> Found? {
        guard let last = words.last, last.endMark == "?", (3...12).contains(words.count),
            last.range.upperBound == sentence.upperBound,
            words.allSatisfy({ ($0.isUpper || $0.isMinor || !$0.isLower) && isTitleWord($0) }),
            sentence.upperBound + 1 < flow.scalars.count
        else { return nil }
        let unusual = commonness(of: words).dropFirst().reduce(0, +)
        guard unusual >= 1.2 else { return nil }
        return Found(
            heading: sentence,
            textStart: sentence.upperBound + 1,
            confidence: min(0.9, 0.5 + 0.1 * (unusual * 10).rounded() / 10),
            reason: "a question in title case, capitals on words that are common here"
        )
    }

    /// How many words from the start could all stand in one title.
    private func runLength(_ words: [Word], from start: Int) -> Int {
        var length = start
        while length < words.count {
            let word = words[length]
            let isTitleWord =
                word.isUpper || word.isMinor || word.bare.isEmpty || word.bare.unicodeScalars.allSatisfy(\.isASCIIDigit)
            guard isTitleWord else { break }
            length += 1
            // A sentence's mark ends the run behind its word, abbreviations apart.
            if let mark = word.endMark, mark.isTerminal || mark == ";",
                !(mark == "." && (word.bare.contains(".") || PageLexicon.isAbbreviation(word.folded)))
            {
                break
            }
        }
        return length
    }

    private func titleCaseCut(_ words: [Word], count: Int, run: Int, numberWords: Int, _ commonness: [Double]) -> Cut? {
        let (last, next) = (words[count - 1], words[count])
        guard count <= run, next.isUpper || next.bare.unicodeScalars.first?.isASCIIDigit == true, !next.bare.isEmpty
        else { return nil }
        guard isClosed(words[..<count]), !Self.neverLast.contains(last.folded), words[..<count].allSatisfy(isTitleWord)
        else { return nil }
        let title = words[numberWords..<count]
        guard let first = title.first, first.isUpper, !last.isMinor,
            last.isUpper || last.bare.unicodeScalars.allSatisfy(\.isASCIIDigit)
        else { return nil }
        var cut = Cut(count: count)
        let text = title.map(\.folded).joined(separator: " ")
        let isStandard = PageLexicon.isStandardHeading(text)
        if isStandard { cut.add(2.6, "a usual heading") }
        if numberWords > 0 { cut.add(1.6, "numbered") }

        // Capitals that only a heading explains.
        var unusual = 0.3 * commonness[numberWords]
        for index in (numberWords + 1)..<max(count, numberWords + 1) where words[index].isUpper {
            // Offices and bodies are capitalised in names too.
            let isOfName =
                PageLexicon.standsBeforeNames(words[index].folded)
                || PageLexicon.isOrganisationWord(words[index].folded)
                || Self.offices.contains(words[index].folded)
            unusual += commonness[index] * (isOfName ? 0.5 : 1)
        }
        cut.add(0.65 * min(unusual, 4.5), unusual >= 0.9 ? "capitals on words that are common here" : nil)
        // Capitals that this cut leaves unexplained.
        for index in (count + 1)..<max(run, count + 1) where words[index].isUpper { cut.add(-0.9 * commonness[index]) }

        weighJunction(words, count, commonness, isStandard: isStandard, into: &cut)
        weighSentence(words, from: count, run: run, into: &cut)

        if title.count == 1, !isStandard, numberWords == 0 {
            // `Installation The first …` leaves no other reading; `Washington The …` may be a dateline.
            let isForced =
                commonness[count - 1] >= 0.5 && PageLexicon.isSentenceOpener(next.folded) && count + 1 < words.count
                && words[count + 1].isLower
            cut.add(isForced ? -0.5 : -1.3)
        }
        // `Appendix A covers …`
        if isStandard, title.count == 1, count + 1 < words.count, Self.looksFinite(words[count + 1].folded),
            next.bare.unicodeScalars.count == 1 && next.folded != "i"
                || next.bare.unicodeScalars.allSatisfy(\.isASCIIDigit)
        {
            cut.add(-5)
        }
        if title.count > 10 { cut.add(-0.5 * Double(title.count - 10)) }
        if Self.labels.contains(first.folded), first.endMark == ":" {
            cut.add(-2)
        } else if title.dropLast().contains(where: { $0.endMark == ":" }) {
            cut.add(0.7, "a colon inside")
        }
        cut.add(-0.4 * Double(title.dropLast().count { $0.endMark == "," }))
        let inHeading = Set(title.filter { $0.isUpper }.map(\.folded))
        if words[count..<min(count + 12, words.count)].contains(where: {
            inHeading.contains($0.folded) && !PageLexicon.isSentenceOpener($0.folded)
        }) {
            cut.add(0.4, "its words come back at once")
        }
        // `What Isamu Noguchi Saw | Isamu Noguchi visited …`: a name repeated at once.
        if count + 1 < words.count, words[count + 1].isUpper,
            zip(title, title.dropFirst()).contains(where: {
                $0.folded == next.folded && $1.folded == words[count + 1].folded
            })
        {
            cut.add(1.8, "a name comes back at once")
        }
        if title.count >= 3, Self.questions.contains(first.folded) { cut.add(0.5) }
        if Self.pronouns.contains(first.folded) {
            cut.add(-2)
        } else if Self.prepositions.contains(first.folded) {
            cut.add(-0.8)
        } else if first.folded == "the" {
            cut.add(-0.2)
        }
        if PageLexicon.isOrganisationWord(last.folded) { cut.add(first.folded == "the" ? -2.2 : -1.2) }
        if title.contains(where: { $0.isMinor }), unusual >= 1.5 { cut.add(0.3) }
        if isAllCapitals(title), !isAllCapitals(words[count..<min(count + 1, words.count)]) {
            cut.add(2.5, "in capitals")
        }
        return cut
    }

    /// How well the first word of the sentence stands beside the last of the heading.
    private func weighJunction(
        _ words: [Word],
        _ count: Int,
        _ commonness: [Double],
        isStandard: Bool,
        into cut: inout Cut
    ) {
        let (last, next) = (words[count - 1], words[count])
        let lastCommon = last.isUpper ? commonness[count - 1] : 0.5
        let nextCommon = commonness[count]
        if PageLexicon.isSentenceOpener(next.folded), next.bare.count > 1 || next.bare == "A" {
            // `The` may still be part of a name: `The Hague`.
            let isName = next.folded == "the" && count + 1 < words.count && words[count + 1].isUpper
            cut.add(isName ? 1.2 : 2.2, "followed by a word that opens sentences")
        } else if next.bare.unicodeScalars.first?.isASCIIDigit == true {
            cut.add(isStandard ? 0 : -1.5)
        } else if lastCommon >= 0.5, nextCommon <= 0.3 {
            cut.add(1.3, "followed by a proper name")
        } else if lastCommon >= 0.5, nextCommon < 0.5 {
            cut.add(1, "followed by what may be a name")
        } else if lastCommon >= 0.5 {
            cut.add(last.folded.hasSuffix("s") && !last.folded.hasSuffix("ss") ? 0.6 : 0)
        } else if nextCommon < 0.5 {
            // Two names, or two parts of one; behind a colon a title is sure enough to end in a word not seen before.
            let isTitle = words[..<(count - 1)].contains { $0.endMark == ":" } && lastCommon > 0.3 && nextCommon > 0.3
            cut.add(isStandard ? 0.4 : isTitle ? -0.6 : -2)
        } else {
            cut.add(isStandard ? 0 : -0.8)
        }
        // `a Moving | Coast`: an article and an adjective still want their noun.
        if count >= 2, ["a", "an", "the"].contains(words[count - 2].folded), Self.looksAttributive(last.folded) {
            cut.add(-1.6)
        }
        if next.endMark == ",", !PageLexicon.isSentenceOpener(next.folded) { cut.add(-1) }
        if PageLexicon.standsBeforeNames(last.folded), !isStandard, !PageLexicon.isSentenceOpener(next.folded) {
            cut.add(-2.5)
        }
        if last.endMark == nil, !PageLexicon.isSentenceOpener(next.folded),
            statistics.count(ofPair: last.bare, next.bare) > 1
        {
            cut.add(-3)
        }
        if next.startsWithBracket { cut.add(-1.5) }
        // `Relations China and …`: a common word does not lead a name in a sentence.
        if count + 1 < words.count, nextCommon >= 0.5, words[count + 1].isUpper, next.endMark == nil,
            !PageLexicon.isSentenceOpener(next.folded), commonness[count + 1] < 0.3
        {
            cut.add(PageLexicon.standsBeforeNames(next.folded) ? -0.3 : -1.5)
        }
    }

    /// Whether what follows the cut reads as a sentence.
    private func weighSentence(_ words: [Word], from count: Int, run: Int, into cut: inout Cut) {
        // `We’ll` brings its verb along.
        var hasVerb =
            words[count].bare.contains { $0 == "’" || $0 == "'" } && PageLexicon.isSentenceOpener(words[count].folded)
        for word in words[count...].dropFirst() where word.isLower {
            if Self.looksFinite(word.folded) {
                hasVerb = true
                break
            }
        }
        if run < words.count, run > count, Self.looksFinite(words[run].folded) {
            cut.add(0.8, "its subject takes a verb")
        } else if hasVerb {
            cut.add(0.3)
        } else {
            cut.add(PageLexicon.isSentenceOpener(words[count].folded) ? -0.6 : -2)
        }
        if words.count - count < 4 { cut.add(-1) }
    }

    /// `The road to war In 1914 the …`: a capital that no full stop explains.
    private func sentenceCaseCut(_ words: [Word], numberWords: Int) -> Cut? {
        var hasVerb = false
        for count in (numberWords + 2)..<max(min(words.count - 2, 11), numberWords + 2) {
            let (last, next) = (words[count - 1], words[count])
            if last.isLower, Self.looksFinite(last.folded) || Self.pronouns.contains(last.folded) { hasVerb = true }
            if let mark = last.endMark, mark != ":" { return nil }
            guard last.isLower, !last.isMinor, next.isUpper, PageLexicon.isSentenceOpener(next.folded),
                next.bare.count > 1,
                words[numberWords].isUpper, isClosed(words[..<count])
            else { continue }
            var cut = Cut(count: count)
            cut.add(1.6, "a sentence opens without a full stop before it")
            cut.add(words[count + 1].isUpper ? -1.6 : 0.8)
            cut.add(hasVerb ? -2.2 : 0.8)
            if Self.pronouns.contains(words[numberWords].folded) { cut.add(-1.5) }
            if ["how", "why", "what", "who", "when", "where", "towards", "toward", "from", "a", "an", "the"].contains(
                words[numberWords].folded
            ) {
                cut.add(0.3)
            }
            weighSentence(words, from: count, run: count, into: &cut)
            cut.weight = min(cut.weight, 2.8)
            return cut
        }
        return nil
    }

    // MARK: Words

    private static let pronouns: Set<String> = [
        "this", "it", "he", "she", "they", "there", "these", "those", "we", "i", "you", "however", "that", "his", "her",
        "moreover",
        "therefore", "thus", "furthermore", "nevertheless", "meanwhile", "instead", "indeed", "but", "if", "although",
        "though",
    ]
    private static let questions: Set<String> = ["what", "why", "how", "who", "when", "where", "which"]
    private static let offices: Set<String> = [
        "vice", "executive", "deputy", "chief", "officer", "prime", "assistant", "supreme",
    ]
    private static let neverLast: Set<String> = [
        "the", "a", "an", "and", "or", "but", "nor", "his", "her", "its", "our", "their", "my", "your",
    ]
    private static let labels: Set<String> = [
        "note", "warning", "example", "todo", "tip", "update", "correction", "caution", "ps",
    ]
    private static let prepositions: Set<String> = [
        "in", "on", "at", "by", "for", "with", "as", "during", "since", "under", "according", "through", "among",
        "throughout", "despite",
    ]

    /// `1.`, `1.2`, `II.`, `A.` before a heading.
    private func isNumber(_ word: Word) -> Bool {
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
    private func isTitleWord(_ word: Word) -> Bool {
        !word.bare.isEmpty || word.depth == 0 && word.range.count == 1 && word.isJoiner
    }

    private func isAllCapitals(_ words: ArraySlice<Word>) -> Bool {
        let letters = words.flatMap { $0.bare.unicodeScalars }.filter(\.isLetter)
        return letters.count >= 5 && !letters.contains(where: \.isLower)
    }

    /// Whether brackets and quotes that open among the words close among them, and no mark hangs at the end.
    private func isClosed(_ words: ArraySlice<Word>) -> Bool {
        if let mark = words.last?.endMark,
            ",;:–—-(/".unicodeScalars.contains(mark) || mark.isTerminal && mark != "?" && mark != "!"
        {
            return false
        }
        return words.reduce(0) { $0 + $1.depth } == 0 && words.reduce(0) { $0 + $1.straightQuotes }.isMultiple(of: 2)
    }

    /// Auxiliaries, common irregular verbs, and forms in -ed.
    private static func looksFinite(_ word: String) -> Bool {
        if PageLexicon.isFiniteVerb(word) { return true }
        guard word.utf8.count > 4 else { return false }
        if word.hasSuffix("ed") { return true }
        return word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us") && !word.hasSuffix("ous")
    }

    private static func looksAttributive(_ word: String) -> Bool {
        word.utf8.count > 4
            && ["ing", "ed", "al", "ive", "ous", "ful", "ic", "ese", "less", "able"].contains { word.hasSuffix($0) }
    }

    /// e^x for small x, without a maths library.
    private static func exp(_ x: Double) -> Double {
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
