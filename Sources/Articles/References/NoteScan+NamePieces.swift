/// What stands between the commas of a list of names.
extension NoteScan {
    func trimNames(_ span: Range<Int>) -> Range<Int> {
        var span = trim(span)
        while span.count > 1, tokens[span.lowerBound].kind == .word,
            tokens[span.lowerBound].word == "by" || tokens[span.lowerBound].word == "and"
        {
            span = trim(span.lowerBound + 1..<span.upperBound)
        }
        return span
    }

    func namePieces(_ span: Range<Int>, _ list: inout NameList) -> [Piece]? {
        var pieces: [Piece] = []
        var start = span.lowerBound
        var index = span.lowerBound
        var isAfterAnd = false
        var isAfterSemicolon = false
        func close(_ end: Int) -> Bool {
            var piece = trim(start..<end)
            // "et al." and "and others" stand for more people.
            if piece.count >= 2, isWord(piece.upperBound - 1, "al"), isWord(piece.upperBound - 2, "et") {
                piece = trim(piece.lowerBound..<piece.upperBound - 2)
                list.hasOthers = true
            } else if piece.count == 1, isWord(piece.lowerBound, "others") {
                list.hasOthers = true
                return true
            }
            guard !piece.isEmpty else { return true }
            pieces.append(
                Piece(span: piece, kind: nameKind(piece), isAfterAnd: isAfterAnd, isAfterSemicolon: isAfterSemicolon)
            )
            return pieces.count <= 40
        }
        while index < span.upperBound {
            let token = tokens[index]
            let isJoint = token.kind == .comma || token.kind == .semicolon || isConjunction(index, from: start)
            if isJoint {
                guard close(index) else { return nil }
                isAfterAnd = token.kind == .word || token.kind == .symbol
                isAfterSemicolon = token.kind == .semicolon
                // ", and" is one joint.
                if token.kind == .comma, index + 1 < span.upperBound, isConjunction(index + 1, from: index + 1) {
                    index += 1
                    isAfterAnd = true
                }
                start = index + 1
            }
            index = next(index)
        }
        guard close(span.upperBound) else { return nil }
        return pieces
    }

    func isConjunction(_ index: Int, from start: Int) -> Bool {
        if isSymbol(index, 0x26) { return true }
        guard index < tokens.count, tokens[index].kind == .word, tokens[index].has(.lower) else { return false }
        switch tokens[index].word {
        case "and", "und", "et", "y", "e", "with":
            return !(tokens[index].word == "et" && isWord(index + 1, "al"))
                && !(tokens[index].word == "y" && index > start && tokens[index - 1].has(.capital)
                    && !isFollowedByGiven(index))
                && !(tokens[index].word == "e" && !isFollowedByGiven(index))
        default: return false
        }
    }

    func isFollowedByGiven(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].isA(.givenName)
    }

    /// What a piece looks like by itself.
    func nameKind(_ span: Range<Int>) -> NamePiece {
        guard !span.isEmpty, span.count <= 16 else { return .none }
        var words = 0
        var initials = 0
        var functions = 0
        var bodies = 0
        var acronyms = 0
        var index = span.lowerBound
        var hasGroup = false
        var trailing = false
        while index < span.upperBound {
            let token = tokens[index]
            trailing = false
            switch token.kind {
            case .word:
                if token.has(.hasDigit) || token.has(.domain) { return bodies > 0 ? .organisation : .none }
                if token.has(.initials) || token.has(.single) && token.has(.capital) {
                    initials += 1
                } else if token.isA(.honorific), token.has(.capital) {
                    break
                } else if token.isA(.particle), words > 0 || token.has(.lower) || index == span.lowerBound {
                    if token.isA(.function), token.has(.capital), index > span.lowerBound, token.word != "von" {
                        functions += 1
                    }
                } else if token.isA(.function), !isEasternName(index, span) {
                    functions += 1
                } else if token.has(.lower) {
                    if token.has(.hyphenated) || hasApostrophe(token) { words += 1 } else { return .none }
                } else if token.isA(.suffix), words > 0 {
                    break
                } else {
                    if token.isA(.organisation) { bodies += 1 }
                    if token.has(.allCaps) {
                        let isShort = token.end - token.start <= 3 && words > 0
                        acronyms += 1
                        trailing = isShort
                        if isShort, index == span.upperBound - 1, words == 1 || words == 2 { break }
                    }
                    words += 1
                }
            case .open:
                // "World Health Organization (WHO)".
                guard let mate = mate(index), mate - index <= 6, words > 0 else { return .none }
                hasGroup = true
                index = mate
            case .symbol:
                guard isSymbol(index, 0x26) || isSymbol(index, 0x2F) else { return .none }
            case .dash: functions += 1
            default: return .none
            }
            index += 1
        }
        if span.count == 1, tokens[span.lowerBound].isA(.suffix),
            words + initials == 0 || tokens[span.lowerBound].has(.dotted) || tokens[span.lowerBound].has(.allCaps)
        {
            return .suffix
        }
        if bodies > 0, !isPersonWithBodyName(span, words: words, functions: functions) { return .organisation }
        if functions > 0 {
            return .none
        }
        if hasGroup { return words >= 2 || acronyms > 0 ? .organisation : .none }
        if words == 0 { return initials > 0 ? .initials : .none }
        if trailing, acronyms == 1, words >= 1, span.count <= 3 { return .trailingInitials }
        if words > 5 { return .none }
        // "U.S. Steel" and "U.N. Women" begin with what looks like initials.
        if isWord(span.lowerBound, "us") || isWord(span.lowerBound, "un") || isWord(span.lowerBound, "uk") {
            return .organisation
        }
        if words == 1, initials == 0 {
            return acronyms == 1 && tokens[span.lowerBound].end - tokens[span.lowerBound].start > 2 && isAcronym(span)
                ? .organisation : .single
        }
        // "Orwell G" without a full stop.
        if words == 1, tokens[span.upperBound - 1].has(.single), !tokens[span.upperBound - 1].has(.dotted),
            initials == 1, span.count == 2
        {
            return .trailingInitials
        }
        // "Nye J." needs its comma; a name ends with a word.
        if tokens[span.upperBound - 1].has(.initials), !tokens[span.upperBound - 1].isA(.suffix) {
            return words <= 3 ? .given : .none
        }
        return .full
    }

    /// "An" and "Do" are also names: before a capital, with a family name of the East at the end.
    func isEasternName(_ index: Int, _ span: Range<Int>) -> Bool {
        tokens[index].has(.capital) && span.count >= 2 && span.count <= 4
            && tokens[span.upperBound - 1].isA(.easternSurname)
            && (index + 1 == span.upperBound || tokens[index + 1].has(.capital))
    }

    func isAcronym(_ span: Range<Int>) -> Bool {
        span.count == 1 && tokens[span.lowerBound].has(.allCaps)
            && tokens[span.lowerBound].end - tokens[span.lowerBound].start <= 8
    }

    func hasApostrophe(_ token: Token) -> Bool {
        let head = bytes[Int(token.start)..<min(Int(token.end), Int(token.start) + 5)]
        return head.contains(0x27) || head.contains(0x99)
    }

    /// Alonzo Church and Henry House are people: a known given name, and no word that only a body has.
    func isPersonWithBodyName(_ span: Range<Int>, words: Int, functions: Int) -> Bool {
        guard functions == 0, words <= 3, span.count <= 4 else { return false }
        let first = tokens[span.lowerBound]
        guard
            first.isA(.givenName)
                || first.has(.initials) && !isWord(span.lowerBound, "us") && !isWord(span.lowerBound, "un")
        else {
            return false
        }
        for index in span where tokens[index].isA(.organisation) {
            guard Self.bodySurnames.contains(tokens[index].word) else { return false }
        }
        return true
    }

    static let bodySurnames: Set<Word> = [
        "church", "house", "bank", "club", "court", "league", "rand", "force", "army", "house", "board", "fund",
        "watch", "forum",
        "nations", "who", "trust", "navy", "party", "lab",
    ]
}
