/// Cuts a note into its references and the remarks between them.
///
/// A semicolon or a full stop parts two references only when both sides can stand for themselves: bibliographies use
/// full stops inside a reference, and some styles semicolons between authors.
struct NoteSplitter {
    private let scan: NoteScan
    private(set) var chunks: [Range<Int>] = []

    /// What the pieces of a chunk hold between them.
    private struct Signs: OptionSet {
        let rawValue: UInt16

        static let quote = Signs(rawValue: 1 << 0)
        static let imprint = Signs(rawValue: 1 << 1)
        static let datedGroup = Signs(rawValue: 1 << 2)
        static let identifier = Signs(rawValue: 1 << 3)
        static let year = Signs(rawValue: 1 << 4)
        static let number = Signs(rawValue: 1 << 5)
        static let prose = Signs(rawValue: 1 << 6)
        static let signal = Signs(rawValue: 1 << 7)
        static let ibid = Signs(rawValue: 1 << 8)
        static let closed = Signs(rawValue: 1 << 9)
        static let note = Signs(rawValue: 1 << 10)
        static let capital = Signs(rawValue: 1 << 11)
        static let italic = Signs(rawValue: 1 << 12)
        static let placeColon = Signs(rawValue: 1 << 13)
        /// A piece such as "Accessed May 3", which always belongs to what stands before it.
        static let appendix = Signs(rawValue: 1 << 14)
        static let comma = Signs(rawValue: 1 << 15)

        var isEvidence: Bool { !isDisjoint(with: [.quote, .imprint, .datedGroup, .identifier]) }
    }

    private struct Piece {
        var span: Range<Int>
        var signs: Signs
        var isAfterSemicolon: Bool
    }

    init(_ scan: NoteScan) {
        self.scan = scan
        split()
    }

    private mutating func split() {
        var current: Range<Int>?
        var signs: Signs = []
        func isCitation(_ signs: Signs) -> Bool {
            signs.isEvidence || signs.contains(.ibid)
                || signs.contains(.capital)
                    && (signs.contains(.number) && signs.contains(.comma) || signs.contains(.italic))
        }
        for piece in pieces() {
            guard let open = current else {
                current = piece.span
                signs = piece.signs
                continue
            }
            let parts: Bool
            if piece.signs.contains(.appendix) {
                parts = false
            } else if piece.isAfterSemicolon {
                parts = isCitation(signs) && (isCitation(piece.signs) || piece.signs.contains(.signal))
            } else if piece.signs.contains(.signal) || piece.signs.contains(.ibid) {
                parts = true
            } else if signs.contains(.ibid) {
                parts = true
            } else if isComplete(signs) {
                let isRemark = piece.signs.contains(.prose) && !piece.signs.isEvidence
                parts = isRemark || isComplete(piece.signs) && piece.signs.contains(.note) && signs.contains(.note)
            } else {
                parts = signs.contains(.prose) && !signs.isEvidence
            }
            if parts {
                chunks.append(open)
                current = piece.span
                signs = piece.signs
            } else {
                current = open.lowerBound..<piece.span.upperBound
                // Whether it is closed is told by its last piece.
                signs = signs.subtracting(.closed).union(piece.signs.subtracting(.signal))
            }
        }
        if let current { chunks.append(current) }
    }

    /// A reference to which nothing is wanting any more.
    private func isComplete(_ signs: Signs) -> Bool {
        signs.contains(.closed) && !signs.isDisjoint(with: [.quote, .imprint, .identifier, .placeColon])
    }

    // MARK: pieces

    private func pieces() -> [Piece] {
        var result: [Piece] = []
        var start = 0
        var index = 0
        var isAfterSemicolon = false
        while index < scan.count {
            let token = scan[index]
            let isSemicolon = token.kind == .semicolon && (index + 1 >= scan.count || scan[index + 1].has(.spaced))
            if isSemicolon || endsSentence(index) {
                let end = isSemicolon ? index : index + 1
                add(start..<end, isAfterSemicolon, &result)
                isAfterSemicolon = isSemicolon
                start = index + 1
            }
            index = scan.next(index)
        }
        add(start..<scan.count, isAfterSemicolon, &result)
        return result
    }

    private func add(_ span: Range<Int>, _ isAfterSemicolon: Bool, _ result: inout [Piece]) {
        guard !span.isEmpty else { return }
        result.append(Piece(span: span, signs: signs(span), isAfterSemicolon: isAfterSemicolon))
    }

    /// A full stop with a new sentence behind it.
    private func endsSentence(_ index: Int) -> Bool {
        let token = scan[index]
        let next = index + 1
        guard next < scan.count, scan[next].has(.spaced) else { return false }
        let isQuoteEnd = token.mate > index && scan.isKind(Int(token.mate), .closeQuote)
        if isQuoteEnd { return false }
        if token.kind == .period {
            return Signals.startsReference(scan, next) || scan[next].kind == .open || scan[next].isA(.signal)
        }
        if token.kind == .question {
            return scan[next].has(.capital) && scan[next].isA(.signal) && scan[next].word != "compare"
        }
        // After an abbreviation only a signal tells a new sentence.
        guard token.has(.dotted), scan[next].kind == .word else { return false }
        if ShortFormReader.ibidWords.contains(token.word), !token.has(.initials) { return scan[next].has(.capital) }
        return scan[next].has(.capital) && scan[next].isA(.signal) && !token.isA(.signal)
            && scan[next].word != "compare" && !token.isA(.prose)
    }

    private func signs(_ span: Range<Int>) -> Signs {
        var signs: Signs = []
        let first = scan[span.lowerBound]
        if first.isCapitalWord || first.kind == .openQuote { signs.insert(.capital) }
        if Signals.begins(scan, span) || Signals.end(scan, span) > span.lowerBound { signs.insert(.signal) }
        if ShortFormReader.startsIbid(scan, Signals.end(scan, span), span.upperBound) { signs.insert(.ibid) }
        if first.kind == .word, Self.appendices.contains(first.word) { signs.insert(.appendix) }
        var index = span.lowerBound
        var commas = 0
        while index < span.upperBound {
            let token = scan[index]
            switch token.kind {
            case .openQuote:
                if let mate = scan.mate(index), mate > index + 1 {
                    signs.insert(.quote)
                    if scan[mate - 1].kind == .comma || scan.isKind(mate + 1, .comma) { signs.insert(.note) }
                }
            case .open: signs.formUnion(group(index))
            case .identifier: signs.insert(.identifier)
            case .number:
                signs.insert(.number)
                if scan.year(index) != nil { signs.insert(.year) }
            case .comma: commas += 1
            case .colon:
                if index + 1 < span.upperBound, scan[index + 1].isCapitalWord, index > span.lowerBound,
                    scan[index - 1].isCapitalWord
                {
                    signs.insert(.placeColon)
                }
            case .word:
                if token.has(.italic) {
                    signs.insert(.italic)
                } else if token.has(.lower), token.isA(.prose), !token.has(.dotted) {
                    signs.insert(.prose)
                } else if index == span.lowerBound, Self.sentenceOpeners.contains(token.word) {
                    signs.insert(.prose)
                }
            default: break
            }
            index = scan.next(index)
        }
        if commas > 0 { signs.insert(.comma) }
        if isClosed(span) { signs.insert(.closed) }
        return signs
    }

    private func group(_ index: Int) -> Signs {
        guard let mate = scan.mate(index) else { return [] }
        var hasYear = false
        var hasColon = false
        // A long group is a remark; its first words are enough to see that.
        for position in index + 1..<min(mate, index + 40) {
            if scan.year(position) != nil || scan.isWord(position, "forthcoming") || scan.isWord(position, "nd") {
                hasYear = true
            }
            if scan[position].kind == .colon || scan[position].isA(.publisher) && scan[position].has(.capital) {
                hasColon = true
            }
        }
        return hasYear ? (hasColon ? [.imprint, .datedGroup, .note] : .datedGroup) : []
    }

    private func isClosed(_ span: Range<Int>) -> Bool {
        var last = span.upperBound - 1
        while last > span.lowerBound, scan[last].isDelimiter { last -= 1 }
        let token = scan[last]
        return token.kind == .number || token.kind == .identifier || token.kind == .close
            || token.kind == .word && token.has(.hasDigit)
    }

    private static let appendices: Set<Word> = [
        "accessed", "retrieved", "available", "doi", "web", "print", "url", "isbn", "emphasis", "italics", "archived",
        "pp", "last", "trans", "translated", "edited", "vol", "in", "online", "italics", "posted", "originally", "issn",
    ]
    private static let sentenceOpeners: Set<Word> = [
        "this", "these", "i", "we", "he", "she", "they", "it", "thanks", "my", "our", "his", "her", "their", "although",
        "however", "because", "there", "unless", "here",
    ]
}
