/// The words of a line that names who wrote an article.
enum HTMLByline {
    /// The people in some words: `By Ann Lee and Bo Chen | May 3, 2011` names two.
    static func names(_ text: String) -> [String] {
        let line = HTMLDate(text)?.rest ?? text
        let first = withoutBy(line).split { "|·•".contains($0) }.first.map { String($0) } ?? ""
        var names: [String] = []
        for piece in first.replacing(" & ", with: ", ").split(separator: ",") {
            let words = piece.split(separator: " ").map(String.init)
            if words.first.map({ ["and", "und", "et", "y"].contains($0.lowercased()) }) == true, words.count > 1 {
                names.append(words.dropFirst().joined(separator: " "))
            } else if words.count == 1, !names.isEmpty, PageLexicon.isNameSuffix(words[0]) {
                names[names.count - 1] += ", " + words[0]
            } else if words.count > 1 || names.isEmpty || !PageLexicon.isRoleWord(words.joined().lowercased()) {
                names += parted(words)
            }
        }
        return names.map { trimmed($0) }.filter { $0.contains(where: \.isLetter) }
    }

    /// Two people with a word between; in other languages than English that word stands in single names as well.
    private static func parted(_ words: [String]) -> [String] {
        var names: [[String]] = [[]]
        for (index, word) in words.enumerated() {
            let isBetween =
                word.lowercased() == "and"
                || ["und", "et", "y"].contains(word) && index > 1 && index + 2 < words.count
            if isBetween { names.append([]) } else { names[names.count - 1].append(word) }
        }
        return names.map { $0.joined(separator: " ") }
    }

    /// The words without `By`, or `Posted by` before `By:`.
    static func withoutBy(_ text: String) -> String {
        var words = JSONReading.words(text)[...]
        for _ in 0..<2 {
            let lowered = words.prefix(40).lowercased()
            guard let prefix = prefixes.first(where: { lowered.hasPrefix($0 + " ") }) else { break }
            let rest = words.dropFirst(prefix.count + 1)
            // `von Hagen` is a name.
            guard !nameParticles.contains(prefix) || rest.contains(" ") && rest.first?.isUppercase == true else {
                break
            }
            words = rest
        }
        return String(words)
    }

    /// Whether the words begin as a byline and hold names only, with or without a date.
    static func isByline(_ words: String) -> Bool {
        let line = HTMLDate(words)?.rest ?? words
        let bare = withoutBy(line)
        guard words.utf8.count < 160, bare != JSONReading.words(line) else { return false }
        let names = names(words)
        let spoken = bare.split(whereSeparator: { !$0.isLetter && !"'’-.".contains($0) }).filter {
            !fillers.contains($0.lowercased())
        }
        let named = names.flatMap { $0.split { $0 == " " || $0 == "," } }
        return !names.isEmpty && spoken.count <= named.count + 1
            && names.allSatisfy { name in
                let words = name.split(separator: " ")
                return (2...5).contains(words.count)
                    && words.allSatisfy { $0.first?.isUppercase == true || PageLexicon.isNameParticle(String($0)) }
            }
    }

    /// Whether the words hold a date and nothing else.
    static func isDate(_ words: String) -> Bool {
        words.utf8.count < 80 && HTMLDate(words).map { $0.day != nil && isFiller($0.rest) } ?? false
    }

    /// Whether some words are only what stands around names and dates.
    static func isFiller(_ words: String) -> Bool {
        words.lowercased().split { !$0.isLetter && !$0.isNumber }.allSatisfy { fillers.contains(String($0)) }
    }

    private static func trimmed(_ text: String) -> String {
        var words = text[...]
        while let last = words.last, last.isWhitespace || ",;:–—-/".contains(last) { words.removeLast() }
        for filler in [" on", " am", " le", " el"] where words.hasSuffix(filler) { words.removeLast(filler.count) }
        return String(words)
    }

    private static let nameParticles: Set<String> = ["von"]
    /// The longer first.
    private static let prefixes =
        (["by", "written by", "posted by", "published by", "author:", "words by", "text by", "story by", "by:"]
        + PageVocabulary.all(\.bylines)).sorted { $0.count > $1.count }
    private static let fillers = Set(
        ([
            "and", "on", "in", "at", "posted", "published", "written", "author", "authors", "date", "updated", "filed",
            "under",
            "category", "categories", "tags", "y", "et",
        ]
            + ["und", "um"] + prefixes + PageVocabulary.all(\.beforeDates) + PageVocabulary.all(\.dateLabels)
            + PageVocabulary.all(\.beforeTimes))
            .flatMap { $0.split { !$0.isLetter }.map(String.init) }
    )
}
