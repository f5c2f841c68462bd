/// Names of bodies.
extension NoteScan {
    func organisations(_ pieces: inout [Piece]) -> [CSLName]? {
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
    func startsBody(_ span: Range<Int>) -> Bool {
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
}
