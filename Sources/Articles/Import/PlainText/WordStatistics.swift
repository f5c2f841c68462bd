/// How the words of a page are printed: what stands in lower case somewhere is no proper name.
struct WordStatistics: Sendable {
    private var counts: [String: Counts] = [:]
    private var pairs: [String: Int] = [:]

    private struct Counts {
        var lower = 0
        /// Capitalised after a word in lower case: not by its place at a sentence's start.
        var proper = 0
    }

    /// Counts words over the page, and names only where `prose` stands: the titles in notes would make names of common words.
    init(_ page: Page, prose: Range<Int>) {
        let range = page.all
        var previous: String?
        /// Whether a capital here would be a name's: after a word in lower case, or after another word of the name.
        var isInSentence = false
        var index = range.lowerBound
        while index < range.upperBound {
            guard page.scalars[index].isWordPart else {
                // Only a plain space joins two words to a pair.
                if !page.scalars[index].isSpace, !"-–'’".unicodeScalars.contains(page.scalars[index]) {
                    previous = nil
                    isInSentence = false
                }
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, page.scalars[index].isWordPart { index += 1 }
            let length = index - start
            // Longer runs are no words, and keeping them would cost more than they tell.
            guard length <= 40 else {
                previous = nil
                isInSentence = false
                continue
            }
            let word = page.text(start..<index).lowercased()
            let isLower = page.scalars[start].isLower
            if isLower {
                counts[word, default: Counts()].lower += 1
            } else if page.scalars[start].isUpper, isInSentence, prose.contains(start) {
                counts[word, default: Counts()].proper += 1
            }
            if let previous { pairs["\(previous) \(word)", default: 0] += 1 }
            previous = word
            isInSentence = isInSentence || isLower
        }
    }

    /// 0 for a proper name … 1 for a common word, judged by how the page prints it, else by its form.
    ///
    /// `besides` says how many of the capitals counted as a name's are the very ones in question.
    func commonness(of word: String, besides: Int = 0) -> Double {
        let parts = word.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard parts.count <= 1 else {
            // `Cross-Border` is as common as its commonest part, `Sino-North` as proper as its properest.
            return parts.map { commonness(of: $0, besides: besides) }.min() ?? 0
        }
        guard let key = parts.first else { return 0 }
        var seen = counts[key] ?? Counts()
        seen.proper = max(0, seen.proper - besides)
        if seen.lower > 0 {
            return Double(seen.lower) / Double(seen.lower + (seen.proper > 1 ? seen.proper : 0))
        }
        if seen.proper > 0 { return 0.05 }
        // `Roads` is common when the page prints `road`, and the other way round.
        for kin in Self.kin(of: key) where (counts[kin]?.lower ?? 0) > 0 { return 0.9 }
        if Self.hasCommonEnding(key) || PageLexicon.isEverydayWord(key) || PageLexicon.isFiniteVerb(key) { return 0.8 }
        return 0.35
    }

    /// Whether a word is printed in lower case anywhere on the page.
    func isPrintedInLowerCase(_ word: String) -> Bool {
        (counts[word.lowercased().filter { $0.isLetter || $0.isNumber }]?.lower ?? 0) > 0
    }

    /// How often two words stand side by side on the page.
    func count(ofPair first: String, _ second: String) -> Int {
        func key(_ word: String, last: Bool) -> String {
            let parts = word.lowercased().split { !$0.isLetter && !$0.isNumber }
            return String((last ? parts.last : parts.first) ?? "")
        }
        return pairs["\(key(first, last: true)) \(key(second, last: false))"] ?? 0
    }

    /// Endings of English nouns and adjectives that names seldom have.
    static func hasCommonEnding(_ word: String) -> Bool {
        guard word.utf8.count > 5 else { return false }
        return commonEndings.contains { word.hasSuffix($0) }
    }

    private static func kin(of word: String) -> [String] {
        if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y"] }
        if word.hasSuffix("s") { return [String(word.dropLast()), String(word.dropLast(2))] }
        return [word + "s", word + "es", word + "d", word + "ed"]
    }

    private static let commonEndings = [
        "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ities", "ility", "ivity", "ality", "rity", "ance",
        "ances", "ence", "ences", "ship", "ships", "ism", "ology", "graphy", "able", "ible", "ative", "itive", "sive",
        "ctive", "ious", "eous", "ful", "less", "ing", "ings", "ical", "ional", "ures", "ture", "sure", "ways", "ward",
        "ity", "iety", "erty", "ening", "cies", "acy", "ety", "hood", "dom", "ized", "ised", "ated", "fare", "ously",
        "ally", "work", "works",
        "land-use", "ists", "izing", "ising", "ents", "ants", "ages",
    ]
}
