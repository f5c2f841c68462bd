/// What speaks for each way to cut a heading from its sentence.
extension RunInHeadings {
    /// A way to cut, with its weight and what spoke for it.
    struct Cut {
        let count: Int
        var weight = 0.0
        var reasons: [String] = []

        mutating func add(_ weight: Double, _ reason: String? = nil) {
            self.weight += weight
            if let reason { reasons.append(reason) }
        }
    }

    func best(_ words: [Word]) -> Found? {
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
    func commonness(of words: [Word]) -> [Double] {
        var isInSentence = false
        return words.map { word in
            defer { isInSentence = word.endMark == nil && (isInSentence || word.isLower) }
            return word.isUpper ? statistics.commonness(of: word.bare, besides: isInSentence ? 1 : 0) : 0
        }
    }

    /// `What Was the Salt Tax? The tax …`: a whole sentence in title case.
    func question(_ words: [Word], _ sentence: Range<Int>, flow: Flow) -> Found? {
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
    func runLength(_ words: [Word], from start: Int) -> Int {
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

    func titleCaseCut(_ words: [Word], count: Int, run: Int, numberWords: Int, _ commonness: [Double]) -> Cut? {
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
    func weighJunction(
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
    func weighSentence(_ words: [Word], from count: Int, run: Int, into cut: inout Cut) {
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
    func sentenceCaseCut(_ words: [Word], numberWords: Int) -> Cut? {
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
}
