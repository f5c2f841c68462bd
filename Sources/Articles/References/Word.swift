/// A word folded for lookup: FNV-1a over its bytes, with ASCII letters lowercased, full stops left out and curly
/// apostrophes made straight, so that `U.S.` and `US`, `Ph.D.` and `PhD` are one word.
///
/// Two words that share a hash would only be misread for each other, so 64 bits are enough.
struct Word: Hashable, Sendable, ExpressibleByStringLiteral {
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(stringLiteral literal: StaticString) {
        literal.withUTF8Buffer { for byte in $0 { append(byte) } }
    }

    init(_ text: some StringProtocol) {
        for byte in text.utf8 { append(byte) }
    }

    /// Takes one more byte; a curly apostrophe has to come as a straight one.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        guard byte != 0x2E else { return }
        let isCapital = byte >= 0x41 && byte <= 0x5A
        hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
    }

    /// The key of several words in a row.
    @inline(__always)
    mutating func append(_ word: Word) {
        hash = (hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// What a word can be by itself; a word is often several of these.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt32

    static let month = WordClass(rawValue: 1 << 0)
    static let season = WordClass(rawValue: 1 << 1)
    /// A lowercase particle of a name: van, de la, bin.
    static let particle = WordClass(rawValue: 1 << 2)
    static let suffix = WordClass(rawValue: 1 << 3)
    /// Articles, prepositions and conjunctions: they stand in titles and not in names.
    static let function = WordClass(rawValue: 1 << 4)
    /// University, Ministry, Council: the name of a body and not of a person.
    static let organisation = WordClass(rawValue: 1 << 5)
    /// Press, Books, Verlag.
    static let publisher = WordClass(rawValue: 1 << 6)
    /// Times, Herald, Daily.
    static let newspaper = WordClass(rawValue: 1 << 7)
    /// Journal, Quarterly, Studies.
    static let journal = WordClass(rawValue: 1 << 8)
    static let givenName = WordClass(rawValue: 1 << 9)
    /// Lowercase verbs and pronouns that make a sentence and not a reference.
    static let prose = WordClass(rawValue: 1 << 10)
    /// Printed with a full stop that ends no sentence.
    static let abbreviation = WordClass(rawValue: 1 << 11)
    static let honorific = WordClass(rawValue: 1 << 12)
    /// Family names that are printed first in Korea, China and Vietnam.
    static let easternSurname = WordClass(rawValue: 1 << 13)
    /// See, cf., compare.
    static let signal = WordClass(rawValue: 1 << 14)
    /// What follows a title after a comma: vol., ed., trans., p.
    static let tail = WordClass(rawValue: 1 << 15)
    static let treaty = WordClass(rawValue: 1 << 16)
    static let blog = WordClass(rawValue: 1 << 17)
    static let archive = WordClass(rawValue: 1 << 18)
    static let ordinal = WordClass(rawValue: 1 << 19)
    static let weekday = WordClass(rawValue: 1 << 20)
}
