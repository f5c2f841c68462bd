/// A note as tokens with their brackets and quotation marks paired: what all readers of its parts work on.
///
/// Spans are ranges of token indices. "Top level" is what stands in no bracket and no quotation marks.
struct NoteScan: Sendable {
    let bytes: [UInt8]
    private(set) var tokens: [Token]
    let identifiers: [NoteIdentifier]
    let links: [String]

    init(_ text: String) {
        let note = NoteText(text)
        let tokenizer = Tokenizer(note.bytes)
        bytes = note.bytes
        tokens = tokenizer.tokens
        identifiers = tokenizer.identifiers
        links = note.links
        pair()
        markItalics(note.italics)
    }

    var count: Int { tokens.count }

    @inline(__always)
    subscript(index: Int) -> Token { tokens[index] }

    /// The token after `index` at the same level: past a whole bracket or quotation when one opens here.
    @inline(__always)
    func next(_ index: Int) -> Int {
        let mate = Int(tokens[index].mate)
        return mate > index ? mate + 1 : index + 1
    }

    /// The token behind the bracket or quotation that opens at `index`, or nil.
    @inline(__always)
    func mate(_ index: Int) -> Int? {
        let mate = Int(tokens[index].mate)
        return mate > index ? mate : nil
    }

    @inline(__always)
    func isWord(_ index: Int, _ word: Word) -> Bool {
        index < tokens.count && tokens[index].kind == .word && tokens[index].word == word
    }

    func isWord(_ index: Int, in words: Set<Word>) -> Bool {
        index < tokens.count && tokens[index].kind == .word && words.contains(tokens[index].word)
    }

    /// For a few words named on the spot, without making a set of them each time.
    @inline(__always)
    func isWord(_ index: Int, in words: [Word]) -> Bool {
        index < tokens.count && tokens[index].kind == .word && words.contains(tokens[index].word)
    }

    @inline(__always)
    func isKind(_ index: Int, _ kind: Token.Kind) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == kind
    }

    func opensQuote(_ index: Int) -> Bool { isKind(index, .openQuote) && tokens[index].mate > index }

    func opensGroup(_ index: Int) -> Bool { isKind(index, .open) && tokens[index].mate > index }

    /// A four-digit number that can be a year.
    func year(_ index: Int) -> Int? {
        guard isKind(index, .number), tokens[index].end - tokens[index].start == 4 else { return nil }
        let value = Int(tokens[index].value)
        return value >= 1400 && value <= 2100 ? value : nil
    }

    // MARK: text

    /// The words of a span as printed, a line break as a space.
    func text(_ span: Range<Int>) -> String {
        guard !span.isEmpty else { return "" }
        let slice = bytes[Int(tokens[span.lowerBound].start)..<Int(tokens[span.upperBound - 1].end)]
        guard slice.contains(0x0A) else { return String(decoding: slice, as: UTF8.self) }
        return String(decoding: slice.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }

    /// The span without the marks that part pieces at its ends.
    func trim(_ span: Range<Int>) -> Range<Int> {
        var lower = span.lowerBound
        var upper = span.upperBound
        while lower < upper, isMargin(lower) { lower += 1 }
        while upper > lower, isMargin(upper - 1) { upper -= 1 }
        return lower..<upper
    }

    private func isMargin(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .comma, .period, .colon, .semicolon, .dash: return true
        case .symbol: return token.end - token.start == 1 && Self.margins.contains(bytes[Int(token.start)])
        default: return false
        }
    }

    private static let margins = Set("<>\"'*/|".utf8)

    /// The key of the words of a span, for `Lexicon`'s sets of phrases; a leading article doesn't count.
    func phrase(_ span: Range<Int>) -> Word {
        var key = Word()
        for index in span {
            let token = tokens[index]
            if token.kind == .word, token.word != "the" {
                key.append(token.word)
            } else if token.kind == .number || token.kind == .identifier {
                key.append("0")
            } else if token.kind == .symbol, bytes[Int(token.start)] == 0x26 {
                key.append("&")
            }
        }
        return key
    }

    func isSymbol(_ index: Int, _ byte: UInt8) -> Bool {
        index < tokens.count && tokens[index].kind == .symbol && bytes[Int(tokens[index].start)] == byte
    }

    /// § or ¶.
    func isSectionMark(_ index: Int) -> Bool {
        guard index < tokens.count, tokens[index].kind == .symbol else { return false }
        let start = Int(tokens[index].start)
        return bytes[start] == 0xC2 && start + 1 < bytes.count && (bytes[start + 1] == 0xA7 || bytes[start + 1] == 0xB6)
    }

    /// The first index in a span, at top level, that passes the test.
    @inline(__always)
    func first(in span: Range<Int>, where test: (Int) -> Bool) -> Int? {
        var index = span.lowerBound
        while index < span.upperBound {
            if test(index) { return index }
            index = next(index)
        }
        return nil
    }

    // MARK: pairs

    private mutating func pair() {
        var stack: [Int] = []
        var counts = (bracket: 0, double: 0, single: 0)
        func change(_ token: Token, _ by: Int) {
            if token.kind == .open {
                counts.bracket += by
            } else if token.has(.singleQuote) {
                counts.single += by
            } else {
                counts.double += by
            }
        }
        var isAnyUnpaired = false
        for index in tokens.indices {
            turnQuote(index, stack.last)
            let token = tokens[index]
            switch token.kind {
            case .open, .openQuote:
                stack.append(index)
                change(token, 1)
            case .close, .closeQuote:
                let isBracket = token.kind == .close
                let isSingle = token.has(.singleQuote)
                let waiting = isBracket ? counts.bracket : isSingle ? counts.single : counts.double
                guard waiting > 0, !isSingle || closesSingle(index, stack.last) else {
                    isAnyUnpaired = true
                    continue
                }
                while let open = stack.popLast() {
                    change(tokens[open], -1)
                    let isSameKind =
                        (tokens[open].kind == .open) == isBracket && tokens[open].has(.singleQuote) == isSingle
                    if isSameKind {
                        tokens[open].mate = Int32(clamping: index)
                        tokens[index].mate = Int32(clamping: open)
                        break
                    }
                    isAnyUnpaired = true
                }
            default: break
            }
        }
        if isAnyUnpaired || !stack.isEmpty { mendUnpaired() }
    }

    /// „Titel“ closes with the mark that opens elsewhere, and ”titel” opens with the one that closes.
    private mutating func turnQuote(_ index: Int, _ open: Int?) {
        let token = tokens[index]
        guard token.kind == .openQuote || token.kind == .closeQuote, token.end - token.start > 1 else { return }
        let isLow =
            open.map { tokens[$0].kind == .openQuote && isLowQuote($0) && !tokens[$0].has(.singleQuote) } ?? false
        if token.kind == .openQuote, !token.has(.singleQuote), isLow, !isLowQuote(index) {
            tokens[index].kind = .closeQuote
        } else if token.kind == .closeQuote, !token.has(.singleQuote), open == nil, token.has(.spaced) || index == 0,
            index + 1 < tokens.count, !tokens[index + 1].has(.spaced), tokens[index + 1].kind == .word
        {
            tokens[index].kind = .openQuote
        }
    }

    private func isLowQuote(_ index: Int) -> Bool {
        bytes[Int(tokens[index].end) - 1] == 0x9E && bytes[Int(tokens[index].start)] == 0xE2
    }

    /// An apostrophe at the end of a word (`the workers’ party`) closes nothing.
    private func closesSingle(_ index: Int, _ open: Int?) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1]
        if before.kind == .comma || before.kind == .period || before.kind == .question { return true }
        guard index + 1 < tokens.count else { return true }
        let after = tokens[index + 1]
        if after.isDelimiter || after.kind == .close || after.kind == .open || after.kind == .closeQuote { return true }
        if !after.has(.spaced) { return false }
        let last = bytes[Int(before.end) - 1] | 0x20
        return last != UInt8(ascii: "s") || after.kind == .identifier
    }

    /// Gives an opening mark that has lost its partner to a nested pair that partner back, and makes the rest plain.
    private mutating func mendUnpaired() {
        for index in tokens.indices where tokens[index].mate < 0 {
            switch tokens[index].kind {
            case .openQuote:
                let limit = min(tokens.count, index + 60)
                if let inner = (index + 1..<limit).first(where: {
                    tokens[$0].kind == .openQuote && tokens[$0].mate > $0
                }),
                    !tokens[index].has(.singleQuote), !tokens[inner].has(.singleQuote)
                {
                    let close = Int(tokens[inner].mate)
                    tokens[index].mate = Int32(clamping: close)
                    tokens[close].mate = Int32(clamping: index)
                    tokens[inner].mate = -1
                    tokens[inner].kind = .symbol
                } else {
                    tokens[index].kind = .symbol
                }
            case .closeQuote:
                let start = max(0, index - 40)
                if !tokens[index].has(.singleQuote), index > 0, tokens[index - 1].isDelimiter,
                    let close = (start..<index).last(where: { tokens[$0].kind == .closeQuote && tokens[$0].mate >= 0 }),
                    !tokens[close].has(.singleQuote), close > 0, !tokens[close - 1].isDelimiter,
                    !tokens[close + 1].isDelimiter
                {
                    let open = Int(tokens[close].mate)
                    tokens[open].mate = Int32(clamping: index)
                    tokens[index].mate = Int32(clamping: open)
                    tokens[close].mate = -1
                    tokens[close].kind = .symbol
                } else {
                    tokens[index].kind = .symbol
                }
            case .open, .close: tokens[index].kind = .symbol
            default: break
            }
        }
    }

    private mutating func markItalics(_ ranges: [Range<Int>]) {
        var next = 0
        for index in tokens.indices where next < ranges.count {
            while next < ranges.count, ranges[next].upperBound <= Int(tokens[index].start) { next += 1 }
            if next < ranges.count, ranges[next].lowerBound <= Int(tokens[index].start) {
                tokens[index].flags.insert(.italic)
            }
        }
    }
}
