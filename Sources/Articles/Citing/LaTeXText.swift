/// Text for the fields of a BibTeX entry: UTF-8, with LaTeX's own characters escaped.
enum LaTeXText {
    /// Braces become commands, because BibTeX counts them even behind a backslash.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "%", "$", "#", "_": result += "\\" + String(scalar)
            case "{": result += "\\textbraceleft{}"
            case "}": result += "\\textbraceright{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "\\": result += "\\textbackslash{}"
            case "\u{A0}": result += "~"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An address as it is: such fields are verbatim, and only a brace would end one too early.
    static func verbatim(_ text: String) -> String {
        text.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
    }

    /// A title whose names keep their capitals in styles that take capitals away: those words stand in braces.
    ///
    /// In a title printed with small letters every later word with a capital is a name. In one with capitals on all
    /// great words that can't be told, and only words with a capital inside or of capitals alone are surely names.
    static func title(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let isSentenceCase = isSentenceCase(words)
        var isStart = true
        let protected = words.map { word -> String in
            defer { isStart = word.last == ":" || word.last == "?" || word.last == "!" || word.last == "." }
            let letters = word.filter(\.isLetter)
            let hasInner = letters.dropFirst().contains(where: \.isUppercase)
            let isInitial =
                letters.count == 1 && letters.first?.isUppercase == true && !["A", "I", "O"].contains(letters)
            let isName = isSentenceCase && !isStart && letters.first?.isUppercase == true && letters != "I"
            guard hasInner || isInitial || isName else { return escaped(String(word)) }
            // Marks around the word stay outside, so that braces hold a word and not its punctuation.
            let head = word.prefix { !$0.isLetter && !$0.isNumber }
            let tail = word.dropFirst(head.count).reversed().prefix { !$0.isLetter && !$0.isNumber }.reversed()
            let core = word.dropFirst(head.count).dropLast(tail.count)
            return escaped(String(head)) + "{" + escaped(String(core)) + "}" + escaped(String(tail))
        }
        return protected.joined(separator: " ")
    }

    private static func isSentenceCase(_ words: [Substring]) -> Bool {
        let great = words.dropFirst().filter { word in
            let letters = word.filter(\.isLetter)
            return letters.count > 3 && !small.contains(letters.lowercased())
                && !letters.dropFirst().contains(where: \.isUppercase)
        }
        let lower = great.filter { $0.first(where: \.isLetter)?.isLowercase == true }
        return !great.isEmpty && lower.count * 2 >= great.count
    }

    /// Words of more than three letters that have no capital in any manner of printing titles.
    private static let small: Set<String> = [
        "about", "above", "across", "after", "against", "along", "amid", "among", "around", "before", "behind", "below",
        "beneath", "between", "beyond", "during", "from", "inside", "into", "like", "near", "onto", "outside", "over",
        "since", "than", "that", "through", "toward", "towards", "under", "until", "upon", "versus", "when", "with",
        "within", "without",
    ]

    /// Names joined by "and", each in a form that BibTeX reads in one way only.
    static func names(_ names: [CSLName]) -> String { names.map(name).joined(separator: " and ") }

    private static func name(_ name: CSLName) -> String {
        if let literal = name.literal { return "{" + escaped(literal) + "}" }
        guard let family = name.family else { return "" }
        let particle = name.nonDroppingParticle.map { escaped($0) + " " } ?? ""
        let last = particle + part(family, isLast: true, isAlone: name.given == nil && name.suffix == nil)
        let parts = [last, name.suffix.map { part($0) }, name.given.map { part($0) }].compactMap(\.self)
        // With a suffix there are always three parts.
        return name.suffix != nil && name.given == nil
            ? parts.joined(separator: ", ") + ", " : parts.joined(separator: ", ")
    }

    /// A family name that begins with a small letter would be read as a particle, "and" and commas as separators.
    private static func part(_ text: String, isLast: Bool = false, isAlone: Bool = false) -> String {
        let words = text.split(separator: " ")
        let isUnclear =
            text.contains(",") || words.contains { $0.lowercased() == "and" || $0 == "others" }
            || isLast && words.contains { $0.first?.isLowercase == true } || isAlone && words.count > 1
        return isUnclear ? "{" + escaped(text) + "}" : escaped(text)
    }
}
