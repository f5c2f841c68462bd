/// The numbers of documents and the years that a note names, to be held against the sentence that it supports.
struct Claims {
    private let number: Int
    private let documents: [String: Set<String>]
    private let years: Set<String>
    /// Family names of the authors of works whose year is known.
    private let authors: Set<String>

    /// Reads a note; linear in its length.
    init(note: Citation) {
        number = note.number
        let words = Self.words(of: note.text)
        documents = Self.documents(in: words)
        years = Set(words.flatMap { Self.years(in: $0) })
        let works = note.sources.map(\.source.csl).filter { $0.issued != nil }
        authors = Set(works.flatMap { ($0.author ?? $0.editor ?? []).compactMap(\.family) }.filter { !$0.isEmpty })
    }

    /// What a sentence says otherwise than the note.
    func clashes(withSentence sentence: String) -> [(code: String, message: String)] {
        let words = Self.words(of: sentence)
        var clashes: [(code: String, message: String)] = []
        for (kind, numbers) in Self.documents(in: words).sorted(by: { $0.key < $1.key }) {
            // Where one number agrees, the others are told of elsewhere.
            guard let own = documents[kind], own.isDisjoint(with: numbers) else { continue }
            clashes.append(
                (
                    "documentNumberDiffers",
                    "The text says \(kind) \(list(numbers)), note \(number) says \(list(own))."
                )
            )
        }
        for (author, year) in namedYears(in: words) where !years.isEmpty && !years.contains(year) {
            clashes.append(
                ("yearDiffers", "The text says \(author) \(year), note \(number) says \(list(years)).")
            )
        }
        return clashes
    }

    /// Years that a sentence gives to an author of the note: `Author (1999)`, `Author's 1999`.
    private func namedYears(in words: [Substring]) -> [(author: String, year: String)] {
        zip(words, words.dropFirst()).compactMap { word, next in
            var name = Self.trimmed(word)
            let isPossessive = name.hasSuffix("'s") || name.hasSuffix("’s")
            if isPossessive { name = name.dropLast(2) }
            guard authors.contains(String(name)), isPossessive || next.hasPrefix("(") else { return nil }
            let year = Self.trimmed(next).prefix { $0.isASCII && $0.isNumber }
            return Self.isYear(year) ? (String(name), String(year)) : nil
        }
    }

    private func list(_ numbers: Set<String>) -> String { numbers.sorted().prefix(5).joined(separator: ", ") }

    // MARK: Reading

    private static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// Without the punctuation around it.
    private static func trimmed(_ word: Substring) -> Substring {
        func isMark(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
        guard let start = word.firstIndex(where: { !isMark($0) }), let end = word.lastIndex(where: { !isMark($0) })
        else { return "" }
        return word[start...end]
    }

    private static func isYear(_ text: Substring) -> Bool {
        text.utf8.count == 4 && (1400...2199).contains(Int(text) ?? 0)
    }

    private static func years(in word: Substring) -> [String] {
        word.split { !($0.isASCII && $0.isNumber) }.filter(isYear).map(String.init)
    }

    /// Numbers of documents by their kind: resolutions, and symbols such as S/2006/1010 by what stands before their
    /// number.
    private static func documents(in words: [Substring]) -> [String: Set<String>] {
        var documents: [String: Set<String>] = [:]
        /// Whether numbers that follow are those of resolutions.
        var isCounting = false
        for word in words {
            let text = trimmed(word)
            if let symbol = symbol(text) {
                documents[symbol.kind, default: []].insert(symbol.number)
                isCounting = false
            } else if ["resolution", "resolutions", "res"].contains(text.lowercased()) {
                isCounting = true
            } else if isCounting, isNumber(text) {
                documents["resolution", default: []].insert(String(text))
            } else if !["and", "or", "no", "nos", ""].contains(text.lowercased()) {
                isCounting = false
            }
        }
        return documents
    }

    private static func isNumber(_ text: Substring) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// A symbol of the United Nations: capitals, digits and points between slashes, a number at the end.
    private static func symbol(_ text: Substring) -> (kind: String, number: String)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, let first = parts.first, first.allSatisfy({ $0.isASCII && $0.isUppercase }),
            parts.allSatisfy({ part in
                !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == ".") }
            }), let last = parts.last, last.allSatisfy(\.isNumber)
        else { return nil }
        if let place = parts.firstIndex(of: "RES"), place + 1 < parts.count {
            return ("resolution", parts[(place + 1)...].joined(separator: "/"))
        }
        return (parts.dropLast().joined(separator: "/"), String(last))
    }
}
