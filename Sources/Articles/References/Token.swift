/// One word, number or mark of a note.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case word
        case number
        case comma
        case period
        case colon
        case semicolon
        case question
        case dash
        case open
        case close
        case openQuote
        case closeQuote
        case identifier
        case symbol
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        /// White space stands before it.
        static let spaced = Flags(rawValue: 1 << 0)
        static let capital = Flags(rawValue: 1 << 1)
        static let lower = Flags(rawValue: 1 << 2)
        /// Two letters or more, all capitals.
        static let allCaps = Flags(rawValue: 1 << 3)
        /// Ends with the full stop of an abbreviation.
        static let dotted = Flags(rawValue: 1 << 4)
        /// Such as `J.` or `J.R.R.` in a name.
        static let initials = Flags(rawValue: 1 << 5)
        static let hasDigit = Flags(rawValue: 1 << 6)
        static let italic = Flags(rawValue: 1 << 7)
        /// A document symbol of the United Nations, such as `S/RES/1718`.
        static let documentSymbol = Flags(rawValue: 1 << 8)
        static let hyphenated = Flags(rawValue: 1 << 9)
        /// A host name, such as `Salon.com`.
        static let domain = Flags(rawValue: 1 << 10)
        /// One letter, without its full stop.
        static let single = Flags(rawValue: 1 << 11)
        /// A mark in single quotes.
        static let singleQuote = Flags(rawValue: 1 << 12)
        /// 『…』 or 《…》, which print the title of a book or a journal.
        static let bookQuote = Flags(rawValue: 1 << 13)
        /// A letter of a script without capitals, such as Hangul.
        static let caseless = Flags(rawValue: 1 << 14)
    }

    var kind: Kind
    var flags: Flags
    /// Bytes of the folded note.
    var start: Int32
    var end: Int32
    /// The token of the other bracket or quotation mark, -1 when there is none.
    var mate: Int32 = -1
    /// The value of a number below a thousand million, the index of an identifier, else -1.
    var value: Int32 = -1
    var word = Word()
    var classes: WordClass = []

    @inline(__always)
    func has(_ flag: Flags) -> Bool { flags.contains(flag) }

    @inline(__always)
    func isA(_ kind: WordClass) -> Bool { !classes.isDisjoint(with: kind) }

    /// Parts the pieces of a reference.
    @inline(__always)
    var isDelimiter: Bool {
        switch kind {
        case .comma, .period, .colon, .semicolon: true
        default: false
        }
    }

    /// A word as it could begin a name or a title.
    @inline(__always)
    var isCapitalWord: Bool { kind == .word && (has(.capital) || has(.caseless)) }
}
