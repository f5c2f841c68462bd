/// The people and bodies that a stretch of a note names.
struct NameList: Sendable, Equatable {
    var names: [CSLName] = []
    /// The first name is printed `Family, Given`, as bibliographies do.
    var isInverted = false
    /// Family names alone, as short forms print them.
    var isSurnames = false
    var hasOthers = false
    var confidence = 0.9
}

extension NoteScan {
    /// What a piece between commas or "and" can be in a list of names.
    enum NamePiece: Sendable {
        /// `Nye`, `van der Waals`.
        case single
        /// `J. S.`
        case initials
        /// `Joseph S.`, which needs the family name before it.
        case given
        /// `Joseph S. Nye`.
        case full
        /// `Nye JS`.
        case trailingInitials
        case suffix
        case organisation
        case none
    }

    private struct Piece {
        var span: Range<Int>
        var kind: NamePiece
        var isAfterAnd: Bool
        var isAfterSemicolon = false
    }

    /// The names in a span that should hold nothing else; nil when it holds something else.
    func names(_ span: Range<Int>) -> NameList? {
        let span = trimNames(span)
        guard !span.isEmpty, span.count <= 120 else { return nil }
        var list = NameList()
        guard var pieces = namePieces(span, &list) else { return nil }
        guard let first = pieces.first else { return nil }
        if pieces.contains(where: { $0.kind == .organisation }) {
            guard let names = organisations(&pieces) else { return nil }
            list.names = names
            list.confidence = 0.85
            return list
        }
        // "Her, M.": a function word with initials behind it is a family name.
        for index in pieces.indices.dropLast()
        where pieces[index].kind == .none && pieces[index + 1].kind == .initials && pieces[index].span.count == 1
            && tokens[pieces[index].span.lowerBound].has(.capital)
        {
            pieces[index].kind = .single
        }
        guard !pieces.contains(where: { $0.kind == .none }), first.kind != .suffix, first.kind != .initials,
            first.kind != .given
        else {
            return nil
        }
        return people(pieces, list)
    }

    private func people(_ pieces: [Piece], _ found: NameList) -> NameList? {
        var list = found
        var index = 0
        var isEachInverted = false
        while index < pieces.count {
            let piece = pieces[index]
            let following = index + 1 < pieces.count ? pieces[index + 1] : nil
            switch piece.kind {
            case .suffix:
                guard !list.names.isEmpty else { return nil }
                list.names[list.names.count - 1].suffix = text(piece.span)
                index += 1
            case .trailingInitials:
                list.names.append(vancouver(piece.span))
                list.isInverted = true
                index += 1
            case .single, .full:
                let takesNext =
                    following.map { canInvert(piece, $0, isFirst: index == 0, isEach: isEachInverted, pieces) } ?? false
                if takesNext, let following {
                    list.names.append(inverted(piece.span, following.span))
                    if index == 0 { list.isInverted = true }
                    if following.kind == .initials { isEachInverted = true }
                    index += 2
                } else {
                    if piece.kind == .single { list.isSurnames = true }
                    list.names.append(direct(piece.span))
                    index += 1
                }
            case .initials, .given:
                // "Nye, Joseph, S." doesn't happen; "Nye J, S" is no list of names.
                return nil
            case .organisation, .none: return nil
            }
        }
        if list.isSurnames, list.isInverted || list.names.count > 1, list.names.contains(where: { $0.given != nil }) {
            // Some names in full and some not: more likely a title among them, unless the first is inverted.
            if !list.isInverted { return nil }
            list.confidence = 0.7
            list.isSurnames = false
        }
        return list
    }

    /// Whether `second` holds the given names of `first`.
    private func canInvert(_ first: Piece, _ second: Piece, isFirst: Bool, isEach: Bool, _ pieces: [Piece]) -> Bool {
        guard !second.isAfterAnd, !second.isAfterSemicolon else { return false }
        if second.kind == .initials { return true }
        if second.kind == .given { return first.kind == .single || first.span.count <= 3 }
        guard isFirst || isEach || first.isAfterSemicolon else { return false }
        guard second.kind == .single || second.kind == .full else { return false }
        if first.kind == .full {
            // "García Márquez, Gabriel": two words and then a given name alone.
            guard first.span.count <= 3, !tokens[first.span.lowerBound].isA(.givenName) else { return false }
            return second.kind == .single && tokens[second.span.lowerBound].isA(.givenName)
        }
        if isFirst, second.kind == .single, pieces.count == 2, pieces[1].isAfterAnd { return false }
        if second.kind == .full {
            // "Gordon, Jessica Donati" can't be told from "Gordon, Jessica D."; the first is inverted all the same.
            return isFirst || first.isAfterSemicolon
        }
        // "Nye, Joseph" against "Nye, Keohane, and Gilpin".
        if pieces.count == 2 || tokens[second.span.lowerBound].isA(.givenName) { return true }
        return !pieces.allSatisfy { $0.kind == .single }
    }

    // MARK: pieces

    private func trimNames(_ span: Range<Int>) -> Range<Int> {
        var span = trim(span)
        while span.count > 1, tokens[span.lowerBound].kind == .word,
            tokens[span.lowerBound].word == "by" || tokens[span.lowerBound].word == "and"
        {
            span = trim(span.lowerBound + 1..<span.upperBound)
        }
        return span
    }

    private func namePieces(_ span: Range<Int>, _ list: inout NameList) -> [Piece]? {
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

    private func isConjunction(_ index: Int, from start: Int) -> Bool {
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

    private func isFollowedByGiven(_ index: Int) -> Bool {
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
    private func isEasternName(_ index: Int, _ span: Range<Int>) -> Bool {
        tokens[index].has(.capital) && span.count >= 2 && span.count <= 4
            && tokens[span.upperBound - 1].isA(.easternSurname)
            && (index + 1 == span.upperBound || tokens[index + 1].has(.capital))
    }

    private func isAcronym(_ span: Range<Int>) -> Bool {
        span.count == 1 && tokens[span.lowerBound].has(.allCaps)
            && tokens[span.lowerBound].end - tokens[span.lowerBound].start <= 8
    }

    private func hasApostrophe(_ token: Token) -> Bool {
        let head = bytes[Int(token.start)..<min(Int(token.end), Int(token.start) + 5)]
        return head.contains(0x27) || head.contains(0x99)
    }

    /// Alonzo Church and Henry House are people: a known given name, and no word that only a body has.
    private func isPersonWithBodyName(_ span: Range<Int>, words: Int, functions: Int) -> Bool {
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

    private static let bodySurnames: Set<Word> = [
        "church", "house", "bank", "club", "court", "league", "rand", "force", "army", "house", "board", "fund",
        "watch", "forum",
        "nations", "who", "trust", "navy", "party", "lab",
    ]

    // MARK: people

    private func direct(_ span: Range<Int>) -> CSLName {
        var span = withoutHonorific(span)
        var suffix: String?
        if span.count > 1, tokens[span.upperBound - 1].isA(.suffix), tokens[span.upperBound - 1].has(.capital) {
            suffix = text(span.upperBound - 1..<span.upperBound)
            span = span.lowerBound..<span.upperBound - 1
        }
        if span.count == 1 { return CSLName(family: text(span), suffix: suffix) }
        if isFamilyFirst(span) {
            return CSLName(
                family: text(span.lowerBound..<span.lowerBound + 1),
                given: text(span.lowerBound + 1..<span.upperBound),
                suffix: suffix
            )
        }
        let family = span.upperBound - 1
        var particle = family
        while particle > span.lowerBound, isParticle(particle - 1, isFirst: particle - 1 == span.lowerBound) {
            particle -= 1
        }
        // Without a given name ("van der Waals") the particles still stand by themselves.
        return CSLName(
            family: text(family..<family + 1),
            given: particle > span.lowerBound ? text(span.lowerBound..<particle) : nil,
            nonDroppingParticle: particle < family ? text(particle..<family) : nil,
            suffix: suffix
        )
    }

    private func isParticle(_ index: Int, isFirst: Bool) -> Bool {
        let token = tokens[index]
        guard token.isA(.particle) else { return false }
        if token.has(.lower) { return true }
        // "De" and "Van" as printed by those who write them large; "Ben" and "St" are given names or part of the word.
        return !isFirst
            && (token.word == "de" || token.word == "van" || token.word == "von" || token.word == "la"
                || token.word == "der" || token.word == "di" || token.word == "du" || token.word == "del")
    }

    private func inverted(_ family: Range<Int>, _ given: Range<Int>) -> CSLName {
        var particleEnd = family.lowerBound
        while particleEnd < family.upperBound - 1, tokens[particleEnd].isA(.particle), tokens[particleEnd].has(.lower) {
            particleEnd += 1
        }
        var given = withoutHonorific(given)
        var suffix: String?
        if given.count > 1, tokens[given.upperBound - 1].isA(.suffix), tokens[given.upperBound - 1].has(.capital) {
            suffix = text(given.upperBound - 1..<given.upperBound)
            given = given.lowerBound..<given.upperBound - 1
        }
        // "Gogh, Vincent van".
        var trailing = given.upperBound
        while trailing > given.lowerBound + 1, tokens[trailing - 1].isA(.particle), tokens[trailing - 1].has(.lower) {
            trailing -= 1
        }
        var particle: String?
        if particleEnd > family.lowerBound {
            particle = text(family.lowerBound..<particleEnd)
        } else if trailing < given.upperBound {
            particle = text(trailing..<given.upperBound)
        }
        return CSLName(
            family: text(particleEnd..<family.upperBound),
            given: text(given.lowerBound..<trailing),
            nonDroppingParticle: particle,
            suffix: suffix
        )
    }

    private func vancouver(_ span: Range<Int>) -> CSLName {
        CSLName(
            family: text(span.lowerBound..<span.upperBound - 1),
            given: text(span.upperBound - 1..<span.upperBound)
        )
    }

    private func withoutHonorific(_ span: Range<Int>) -> Range<Int> {
        var lower = span.lowerBound
        while lower + 1 < span.upperBound, tokens[lower].isA(.honorific), tokens[lower].has(.capital) { lower += 1 }
        return lower..<span.upperBound
    }

    // MARK: bodies

    private func organisations(_ pieces: inout [Piece]) -> [CSLName]? {
        let isList =
            pieces.count > 2 && pieces.allSatisfy { $0.kind == .organisation } && pieces[pieces.count - 1].isAfterAnd
        var spans: [(span: Range<Int>, isBody: Bool, isWhole: Bool)] = []
        for piece in pieces {
            if let last = spans.last, last.isBody {
                let isNew =
                    piece.kind == .organisation && last.isWhole
                    && (piece.isAfterAnd && startsBody(piece.span) || isList || piece.isAfterSemicolon)
                let isPerson = piece.kind == .full && tokens[piece.span.lowerBound].isA(.givenName)
                if !isNew, !isPerson {
                    if piece.kind == .none, piece.span.contains(where: { tokens[$0].kind != .word }) { return nil }
                    spans[spans.count - 1].isWhole = last.isWhole || piece.kind == .organisation
                    spans[spans.count - 1].span = last.span.lowerBound..<piece.span.upperBound
                    continue
                }
            } else if piece.kind == .none {
                return nil
            }
            guard piece.kind == .organisation || piece.kind == .full || piece.kind == .single && spans.isEmpty else {
                return nil
            }
            // "Media and Department of State": a word before the body belongs to it.
            spans.append(
                (piece.span, piece.kind == .organisation || piece.kind == .single, piece.kind == .organisation)
            )
        }
        return spans.map { item in
            item.isBody ? CSLName(literal: bodyName(item.span)) : direct(item.span)
        }
    }

    /// A body after "and" is another one when it has more than its cue word: "and Welfare" isn't, "and the World Bank" is.
    private func startsBody(_ span: Range<Int>) -> Bool {
        span.count >= 2 || tokens[span.lowerBound].has(.allCaps)
    }

    /// Without an acronym in brackets at its end.
    func bodyName(_ span: Range<Int>) -> String {
        var span = span
        if span.count > 2, tokens[span.upperBound - 1].kind == .close, tokens[span.upperBound - 1].mate >= 0 {
            let open = Int(tokens[span.upperBound - 1].mate)
            if open > span.lowerBound, span.upperBound - open <= 4 { span = span.lowerBound..<open }
        }
        return text(span)
    }

    /// Whether a span names a body: one of its words says so, or it is an acronym.
    func isOrganisation(_ span: Range<Int>) -> Bool {
        guard !span.isEmpty, span.count <= 40 else { return false }
        if span.count == 1 {
            return tokens[span.lowerBound].has(.allCaps)
                || tokens[span.lowerBound].isA(.organisation) && tokens[span.lowerBound].has(.capital)
        }
        var lowers = 0
        var cues = 0
        for index in span {
            let token = tokens[index]
            guard token.kind == .word else { continue }
            if token.isA(.organisation), token.has(.capital) { cues += 1 }
            if token.has(.lower), !token.isA([.function, .particle]) { lowers += 1 }
        }
        return cues > 0 && lowers <= 1
    }

    // MARK: order

    /// `Hong Sukhoon`, `Kim Jong-un`, `Xi Jinping`: family name first, as is the custom of the country.
    private func isFamilyFirst(_ span: Range<Int>) -> Bool {
        let first = tokens[span.lowerBound]
        let last = tokens[span.upperBound - 1]
        if first.has(.caseless) { return false }
        guard first.isA(.easternSurname), !first.has(.initials), !last.has(.initials) else { return false }
        if span.count == 3 {
            let middle = tokens[span.lowerBound + 1]
            guard !middle.has(.initials), middle.kind == .word else { return false }
            if Self.vietnamese.contains(first.word) { return !Self.vietnamese.contains(last.word) }
            return Self.surestSurnames.contains(first.word) && !Self.surestSurnames.contains(last.word)
                && syllables(middle) == 1 && syllables(last) == 1 && !middle.isA(.givenName)
        }
        guard span.count == 2, !last.isA(.givenName), !last.isA(.easternSurname) else { return false }
        if last.has(.hyphenated) { return (syllables(last) ?? 0) >= 2 }
        guard syllables(last) == 2 else { return false }
        return !Self.ambiguousSurnames.contains(first.word) || hasEasternSound(last)
    }

    private static let vietnamese: Set<Word> = [
        "nguyen", "tran", "pham", "phan", "hoang", "huynh", "trinh", "ngo", "dang", "bui", "nguyễn", "trần", "phạm",
    ]
    private static let surestSurnames: Set<Word> = [
        "kim", "lee", "park", "choi", "chung", "roh", "noh", "yoon", "kwon", "hwang", "cho",
    ]
    private static let ambiguousSurnames: Set<Word> = [
        "kim", "lee", "moon", "song", "min", "ha", "an", "son", "ma", "lin", "sun", "han", "park", "dang", "pan", "he",
        "su", "lu",
        "ye", "du", "ding", "pang", "cha", "ren", "fan", "fang", "gao", "bae", "hu", "cho", "chu", "lim", "yang", "ko",
    ]

    /// The syllables of a romanised Chinese or Korean name, nil when it can't be one.
    private func syllables(_ token: Token) -> Int? {
        let letters = bytes[Int(token.start)..<Int(token.end)].map { $0 | 0x20 }
        guard letters.count <= 14 else { return nil }
        var index = 0
        var count = 0
        func isVowel(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                true
            default: false
            }
        }
        while index < letters.count {
            if letters[index] == 0x2D {
                index += 1
                continue
            }
            guard letters[index] >= 0x61, letters[index] <= 0x7A else { return nil }
            let onset = index
            while index < letters.count,
                !isVowel(letters[index]) || letters[index] == UInt8(ascii: "y") && index == onset
            {
                guard letters[index] >= 0x61 else { return nil }
                index += 1
            }
            guard index - onset <= 2, index < letters.count else { return nil }
            if index - onset == 2, !Self.onsets.contains(Word(String(decoding: letters[onset..<index], as: UTF8.self)))
            {
                return nil
            }
            let vowel = index
            while index < letters.count, isVowel(letters[index]) { index += 1 }
            guard index - vowel <= 3 else { return nil }
            // A final consonant, unless a vowel follows it.
            if index < letters.count, Self.finals.contains(letters[index]) {
                let isNG =
                    letters[index] == UInt8(ascii: "n") && index + 1 < letters.count
                    && letters[index + 1] == UInt8(ascii: "g")
                let length = isNG ? 2 : 1
                let after = index + length
                if after >= letters.count || !isVowel(letters[after]) {
                    index = after
                } else if isNG {
                    index += 1
                }
            }
            count += 1
        }
        return count
    }

    private static let onsets: Set<Word> = [
        "zh", "ch", "sh", "hw", "hy", "gy", "ky", "my", "ny", "py", "by", "ry", "kw", "gw", "ts", "sy", "jy", "ph",
        "th",
    ]
    private static let finals: Set<UInt8> = Set("nmklrpth".utf8)

    private func hasEasternSound(_ token: Token) -> Bool {
        let letters = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self).lowercased()
        return Self.sounds.contains { letters.contains($0) }
    }

    private static let sounds = ["oo", "eo", "eu", "hy", "hw", "zh", "x", "q", "ng", "uk", "ui", "ae", "ye", "wo"]
}
