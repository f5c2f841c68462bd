/// Reads the language of searches: `word`, `"a phrase"`, `begin*`, `a b` or `a AND b`, `a OR b`, `a NOT b` or `a -b`,
/// and parentheses; NOT binds closest, then AND, then OR.
///
/// Operators are in capitals, so that "or" is a word. What holds neither letter nor digit is no word and is left out.
public struct SearchParser {
    /// The most words and phrases of a search.
    public static let maximumWords = 32
    /// The most characters of a search.
    public static let maximumLength = 256

    private let characters: [Character]
    private var place = 0
    private var wordCount = 0

    /// The tree of a text.
    ///
    /// - Throws: `SearchSyntaxError`, naming the place.
    public static func parse(_ text: String) throws(SearchSyntaxError) -> SearchExpression {
        var parser = SearchParser(characters: Array(text))
        guard parser.hasWord else { throw SearchSyntaxError(reason: .nothingToFind, position: 1) }
        let expression = try parser.alternatives()
        guard parser.place == parser.characters.count else { throw parser.fault(.strayParenthesis) }
        return expression
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private var hasWord: Bool { characters.contains(where: \.isSearchable) }

    private func fault(_ reason: SearchSyntaxError.Reason, at place: Int? = nil) -> SearchSyntaxError {
        SearchSyntaxError(reason: reason, position: (place ?? self.place) + 1)
    }

    private mutating func alternatives() throws(SearchSyntaxError) -> SearchExpression {
        var branches = [try conjunction()]
        while take(keyword: "OR") { branches.append(try conjunction()) }
        return branches.count == 1 ? branches[0] : .any(branches)
    }

    private mutating func conjunction() throws(SearchSyntaxError) -> SearchExpression {
        skipSeparators()
        let start = place
        var wanted: [SearchExpression] = []
        var unwanted: [SearchExpression] = []
        var needsOperand = true
        while true {
            if take(keyword: "NOT") || takeMinus() {
                unwanted.append(try operand())
            } else if needsOperand || isAtOperand {
                wanted.append(try operand())
            } else {
                break
            }
            needsOperand = take(keyword: "AND")
        }
        guard !wanted.isEmpty else { throw fault(.onlyExclusions, at: start) }
        let all = wanted.count == 1 ? wanted[0] : .all(wanted)
        return unwanted.isEmpty ? all : .without(all, unwanted)
    }

    /// A word, a phrase, or what stands in parentheses.
    private mutating func operand() throws(SearchSyntaxError) -> SearchExpression {
        skipSeparators()
        guard isAtOperand else { throw fault(.missingOperand) }
        guard characters[place] != "*" else { throw fault(.strayAsterisk) }
        switch characters[place] {
        case "(":
            let start = place
            place += 1
            let inner = try alternatives()
            skipSeparators()
            guard place < characters.count else { throw fault(.openParenthesis, at: start) }
            place += 1
            return inner
        case let character where character.isQuotationMark:
            return try phrase()
        default:
            return try word()
        }
    }

    private mutating func phrase() throws(SearchSyntaxError) -> SearchExpression {
        let start = place
        let end = characters[(start + 1)...].firstIndex(where: \.isQuotationMark)
        guard let end else { throw fault(.openQuote, at: start) }
        place = end + 1
        return try words(characters[(start + 1)..<end], from: start)
    }

    private mutating func word() throws(SearchSyntaxError) -> SearchExpression {
        let start = place
        while place < characters.count, !characters[place].endsWord { place += 1 }
        return try words(characters[start..<place], from: start)
    }

    private mutating func words(_ text: ArraySlice<Character>, from start: Int) throws(SearchSyntaxError)
        -> SearchExpression
    {
        wordCount += 1
        guard wordCount <= Self.maximumWords else { throw fault(.tooManyWords, at: start) }
        guard text.contains(where: \.isSearchable) else { throw fault(.nothingToFind, at: start) }
        let isPrefix = place < characters.count && characters[place] == "*"
        if isPrefix { place += 1 }
        if place < characters.count, characters[place] == "*" { throw fault(.strayAsterisk) }
        if isPrefix, place < characters.count, !characters[place].endsWord {
            throw fault(.strayAsterisk, at: place - 1)
        }
        // Scripts that don't part words with spaces are indexed in runs, of which only the beginning can be found.
        let isRun = text.last { $0.isSearchable }?.isOfScriptWithoutSpaces ?? false
        return .words(String(text.map { $0.isControl ? " " : $0 }), isPrefix: isPrefix || isRun)
    }

    // MARK: Places

    /// Whether a word, a phrase or a parenthesis begins here, after what is no word.
    private var isAtOperand: Bool {
        mutating get {
            skipSeparators()
            guard place < characters.count, characters[place] != ")" else { return false }
            return !isAt(keyword: "OR") && !isAt(keyword: "AND") && !isAt(keyword: "NOT")
        }
    }

    /// Skips white space and words without a letter or digit, such as a dash or an ampersand between words.
    private mutating func skipSeparators() {
        while place < characters.count {
            if characters[place].isSpace {
                place += 1
                continue
            }
            guard !characters[place].endsWord, characters[place] != "*" else { return }
            let end = characters[place...].firstIndex { $0.endsWord || $0 == "*" } ?? characters.count
            guard !characters[place..<end].contains(where: \.isSearchable), !isMinus else { return }
            place = end
        }
    }

    /// Whether a minus sign stands here before something that it can leave out.
    private var isMinus: Bool {
        guard place + 1 < characters.count, characters[place] == "-" else { return false }
        let next = characters[place + 1]
        return next.isSearchable || next == "(" || next.isQuotationMark
    }

    private mutating func takeMinus() -> Bool {
        skipSeparators()
        guard isMinus else { return false }
        place += 1
        return true
    }

    private mutating func take(keyword: String) -> Bool {
        skipSeparators()
        guard isAt(keyword: keyword) else { return false }
        place += keyword.count
        return true
    }

    private func isAt(keyword: String) -> Bool {
        let end = place + keyword.count
        guard end <= characters.count, characters[place..<end].elementsEqual(keyword) else { return false }
        return end == characters.count || characters[end].endsWord
    }
}

extension Character {
    /// Whether it holds what the index has in its words: letters and digits.
    fileprivate var isSearchable: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                true
            default: false
            }
        }
    }

    fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }

    fileprivate var isSpace: Bool { isWhitespace || isControl }

    fileprivate var isQuotationMark: Bool { self == "\"" || self == "\u{201C}" || self == "\u{201D}" }

    /// Whether a bare word ends before it.
    fileprivate var endsWord: Bool { isSpace || isQuotationMark || self == "(" || self == ")" || self == "*" }

    /// Chinese, Japanese, Korean (which writes its particles onto its words), Thai, Lao, Khmer and Burmese letters.
    fileprivate var isOfScriptWithoutSpaces: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        if scalar.properties.isIdeographic { return true }
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x30FF, 0xAC00...0xD7AF:
            return true
        default: return false
        }
    }
}
