/// What a reader looks for, as a tree.
public indirect enum SearchExpression: Sendable, Equatable {
    /// Words that stand next to one another; with `isPrefix` the last one may go on.
    case words(String, isPrefix: Bool)
    /// All of them, none of which is an exclusion.
    case all([SearchExpression])
    /// At least one of them.
    case any([SearchExpression])
    /// The first without any of the others.
    case without(SearchExpression, [SearchExpression])
}

/// Why a search can't be understood, and where.
public struct SearchSyntaxError: Error, Sendable, Equatable {
    /// The rule that is broken.
    public var reason: Reason
    /// The character at fault, 1 for the first; one past the end where something is missing.
    public var position: Int

    /// Rules of the grammar.
    public enum Reason: String, Sendable, CaseIterable {
        case nothingToFind
        case onlyExclusions
        case missingOperand
        case openQuote
        case openParenthesis
        case strayParenthesis
        case strayAsterisk
        case tooManyWords
    }

    /// A sentence's end for the reader: "… at character 5".
    public var message: String {
        switch reason {
        case .nothingToFind: "holds no word to look for (at character \(position))"
        case .onlyExclusions: "must also name a word to be found beside those to be left out (at character \(position))"
        case .missingOperand: "needs a word, a phrase or a parenthesis at character \(position)"
        case .openQuote: "has a quotation mark at character \(position) that is not closed"
        case .openParenthesis: "has a parenthesis at character \(position) that is not closed"
        case .strayParenthesis: "has a parenthesis at character \(position) that was not opened"
        case .strayAsterisk: "has an asterisk at character \(position) that does not end a word or phrase"
        case .tooManyWords: "has more than \(SearchParser.maximumWords) words (at character \(position))"
        }
    }
}
