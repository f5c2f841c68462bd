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

    struct Piece {
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

    func people(_ pieces: [Piece], _ found: NameList) -> NameList? {
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
    func canInvert(_ first: Piece, _ second: Piece, isFirst: Bool, isEach: Bool, _ pieces: [Piece]) -> Bool {
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
}
