extension ReferenceParser {
    /// The book that holds a chapter, with its editors before or after the title.
    mutating func readIn(_ index: Int, _ end: Int) -> Int? {
        var start = index + 1
        if scan.isKind(start, .colon) { start += 1 }
        guard start < end else { return nil }
        // "in Korean", "in press", "in author's possession"
        if scan.isWord(start, in: Self.languages), isPieceEnd(start + 1) { return start + 1 }
        if scan.isWord(start, in: ["author's", "possession", "press", "the"]), scan[start].has(.lower),
            !scan.isWord(start, "the")
        {
            return pieceEnd(index)
        }
        let token = scan[start]
        guard
            token.isCapitalWord || token.kind == .openQuote || token.kind == .number || token.has(.italic)
                || token.isA(.particle) || scan.isWord(start, "the") || token.has(.initials)
        else {
            return nil
        }
        traits.insert(.chapter)
        if token.kind == .openQuote, let mate = scan.mate(start), mate < end {
            setContainer(scan.trim(start + 1..<mate), 0.95)
            return mate + 1
        }
        if scan.isWord(start, in: ["idem", "id"]) {
            return readIn(start, end) ?? start + 1
        }
        if let title = readEditorsBefore(start, end) { start = title }
        guard start < end else { return end }
        if scan[start].has(.italic) || scan.opensQuote(start) && scan[start].has(.bookQuote) {
            let run = italicRun(start)
            let name = scan.trim(run)
            if !name.isEmpty { setContainer(name, 0.97) }
            return max(run.upperBound, start + 1)
        }
        if scan.opensQuote(start), let mate = scan.mate(start), mate < end {
            setContainer(scan.trim(start + 1..<mate), 0.95)
            return mate + 1
        }
        if let title = readAuthorBefore(start, end) { start = title }
        let stop = min(end, plainTitleEnd(from: start, isClosedByPeriod: true))
        if let title = readSeriesVolume(start, stop, end) { return title }
        var name = scan.trim(start..<stop)
        // "in International Security 29, no. 1"
        if name.count > 1, scan.isKind(name.upperBound - 1, .number), isVolumeFollowing(stop, end), csl.volume == nil {
            csl.volume = scan.text(name.upperBound - 1..<name.upperBound)
            sure.set(.volume, 0.85)
            traits.remove(.chapter)
            name = name.lowerBound..<name.upperBound - 1
        }
        setContainer(name, 0.9)
        return max(stop, start + 1)
    }

    /// A volume of a series in APA's form, `Series: Vol. 12. Title`, between "In" and the pages.
    mutating func readSeriesVolume(_ start: Int, _ stop: Int, _ end: Int) -> Int? {
        guard stop > start + 2, stop < end, scan.isWord(stop, "vol"), scan.isKind(stop - 1, .colon), stop + 3 < end,
            isCount(stop + 1), scan.isKind(stop + 2, .period)
        else { return nil }
        csl.collectionTitle = scan.text(scan.trim(start..<stop - 1))
        csl.volume = scan.text(stop + 1..<stop + 2)
        sure.set(.volume, 0.95)
        let titleEnd = min(end, plainTitleEnd(from: stop + 3, isClosedByPeriod: true))
        setContainer(scan.trim(stop + 3..<titleEnd), 0.93)
        return max(titleEnd, stop + 3)
    }

    func isVolumeFollowing(_ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        if scan.isKind(index, .colon) { return true }
        if scan.isKind(index, .comma) { return scan.isWord(index + 1, in: Self.issueWords) }
        return scan.opensGroup(index) && scan.mate(index).map { scan.date(at: index + 1, end: $0)?.end == $0 } ?? false
    }

    /// Editors between "in" and the title; gives where the title begins.
    mutating func readEditorsBefore(_ start: Int, _ end: Int) -> Int? {
        var index = start
        let limit = min(end, start + 80)
        while index < limit {
            let token = scan[index]
            if token.kind == .identifier || token.kind == .openQuote || token.has(.italic) { return nil }
            if scan.opensGroup(index), let mate = scan.mate(index) {
                guard isEditorRole(index + 1..<mate) else { return nil }
                return takeEditorsBefore(start..<index, after: mate + 1, end)
            }
            if index > start, scan.isWord(index, in: Self.editorRoles),
                scan.isKind(index - 1, .comma) || token.has(.dotted)
            {
                // "ed. John Smith" names the editor behind it; "Smith, ed.," the one before it.
                guard
                    scan.isKind(index + 1, .comma) || scan.isKind(index + 1, .period) || scan.isKind(index + 1, .colon)
                else { return nil }
                return takeEditorsBefore(start..<index, after: index + 1, end)
            }
            if scan.isWord(index, "edited") || scan.isWord(index, "by") { return nil }
            index += 1
        }
        return nil
    }

    mutating func takeEditorsBefore(_ who: Range<Int>, after: Int, _ end: Int) -> Int? {
        guard let list = scan.names(who), !list.names.isEmpty else { return nil }
        csl.editor = list.names
        sure.set(.editor, list.confidence)
        var index = after
        while index < end, scan[index].isDelimiter { index += 1 }
        return index
    }

    /// "in Michel Foucault, Power/Knowledge": the author of the whole book.
    func readAuthorBefore(_ start: Int, _ end: Int) -> Int? {
        let comma = pieceEnd(start)
        guard comma < end, scan.isKind(comma, .comma), comma + 1 < end else { return nil }
        let who = start..<comma
        guard scan.nameKind(who) == .full, scan[start].isA(.givenName) || scan[start].has(.initials),
            !startsTail(comma + 1), scan[comma + 1].isCapitalWord
        else {
            return nil
        }
        return comma + 1
    }

    static let languages: Set<Word> = [
        "korean", "chinese", "japanese", "russian", "german", "french", "spanish", "english", "arabic", "vietnamese",
        "italian", "portuguese", "turkish", "hebrew",
    ]

    // MARK: residuals

    /// Gives the pieces that no keyword claimed their role: container, publisher, place.
    mutating func assignResiduals() {
        guard !residuals.isEmpty else { return }
        joinResiduals()
        let isArticle = !traits.isDisjoint(with: [.quotedTitle, .authorYear]) || csl.title == nil
        var pending = residuals[...]
        if isArticle, csl.containerTitle == nil, !traits.contains(.imprint) || traits.contains(.quotedTitle),
            let first = pending.first, claimsContainer(first)
        {
            takeContainer(first)
            pending = pending.dropFirst()
        } else if csl.title == nil, csl.containerTitle == nil, let first = pending.first, csl.author != nil,
            !isPlace(first.span), traits.isDisjoint(with: [.interview, .personal])
        {
            setTitle(first.span, 0.5)
            pending = pending.dropFirst()
        }
        for (offset, residual) in zip(pending.indices, pending) {
            takeLater(residual, isLast: offset == pending.endIndex - 1)
        }
    }

    /// "Department of Film", "Media and Journalism": one name that its commas cut up.
    mutating func joinResiduals() {
        var joined: [Residual] = []
        for (index, residual) in residuals.enumerated() {
            if let last = joined.last, !residual.isAfterPeriod, residual.span.lowerBound - last.span.upperBound <= 2,
                scan.isKind(last.span.upperBound, .comma),
                joins(last.span, residual.span) || isInsideList(index, after: last.span)
            {
                joined[joined.count - 1].span = last.span.lowerBound..<residual.span.upperBound
            } else {
                joined.append(residual)
            }
        }
        residuals = joined
    }

    /// "Bureau of Democracy, Human Rights, and Labor": the piece between a body and its "and".
    func isInsideList(_ index: Int, after body: Range<Int>) -> Bool {
        guard index + 1 < residuals.count, scan.isOrganisation(body), !isPlace(residuals[index].span) else {
            return false
        }
        let next = residuals[index + 1].span
        return next.lowerBound == residuals[index].span.upperBound + 1 && scan.isWord(next.lowerBound, "and")
            && next.count <= 6
    }

    func joins(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        if isPlace(second) { return isPlace(first.lowerBound..<second.upperBound) }
        if isPlace(first) || isKnownPeriodical(first) || isPublisher(second) && !scan.isOrganisation(first) {
            return false
        }
        if scan.isWord(second.lowerBound, "and") || scan.isSymbol(second.lowerBound, 0x26)
            || scan.isWord(second.lowerBound, "inc") || scan.isWord(second.lowerBound, "llc")
            || scan.isWord(second.lowerBound, "ltd")
        {
            return true
        }
        if scan.isOrganisation(first) { return scan.isOrganisation(second) || hasListAnd(second) }
        // "Journal of Policy, Planning, and Management": a list that ends with "and".
        return hasListAnd(second) && scan[first.upperBound - 1].kind == .word && !isPeriodical(second)
            && !scan.isOrganisation(second)
    }

    func hasListAnd(_ span: Range<Int>) -> Bool {
        span.count <= 6 && span.contains { scan.isWord($0, "and") || scan.isSymbol($0, 0x26) }
    }

    func claimsContainer(_ residual: Residual) -> Bool {
        let span = residual.span
        if isPlace(span), !traits.contains(.quotedTitle) || traits.contains(.interview) { return false }
        if isPeriodical(span) || isSite(span) { return true }
        if csl.volume != nil && !residual.isAfterVolume || csl.issue != nil { return !isPlace(span) }
        if !traits.isDisjoint(with: [.thesis, .report, .speech, .conference, .manuscript, .archive]) { return false }
        if isPlace(span) || isPublisher(span) { return false }
        if scan.isOrganisation(span) {
            if span.count == 1, traits.contains(.dayDate), traits.contains(.quotedTitle) { return true }
            return span.count == 1 && residuals.count == 1 && csl.url != nil && traits.contains(.quotedTitle)
        }
        if traits.contains(.authorYear), !traits.contains(.quotedTitle) {
            return csl.url != nil && csl.doi == nil || csl.page != nil
        }
        return true
    }

    mutating func takeContainer(_ residual: Residual) {
        setContainer(residual.span, isPeriodical(residual.span) ? 0.95 : 0.85)
    }

    mutating func takeLater(_ residual: Residual, isLast: Bool) {
        let span = residual.span
        if isPlace(span) {
            if !traits.isDisjoint(with: [.speech, .conference, .interview, .personal, .broadcast, .archive])
                || traits.contains(.film) && traits.contains(.quotedTitle)
            {
                return
            }
            if csl.publisher != nil || csl.containerTitle == nil || isNewspaper(span) == false { setPlace(span, 0.85) }
            return
        }
        if isArchive(span) {
            traits.insert(.archive)
            if csl.archive == nil || !isLast {
                csl.archive = csl.archive ?? scan.text(span)
            } else if isLast, let old = csl.archive {
                csl.archiveLocation = [old, csl.archiveLocation].compactMap { $0 }.joined(separator: ", ")
                csl.archive = scan.text(span)
            }
            return
        }
        if traits.contains(.archive) { return }
        if traits.contains(.thesis) {
            setPublisher(span, 0.9)
            return
        }
        if !traits.isDisjoint(with: [.interview, .personal, .speech, .conference]) {
            if isPeriodical(span) || isSite(span) { setContainer(span, 0.8) }
            return
        }
        if isPublisher(span) || scan.isOrganisation(span) {
            setPublisher(span, 0.88)
            return
        }
        let isCapital = scan[span.lowerBound].isCapitalWord || scan[span.lowerBound].kind == .number
        guard isCapital, span.count <= 8 else {
            proseCount += span.count
            return
        }
        if traits.contains(.film) { setPublisher(span, 0.7) }
        // In a book's tail the one piece left beside place and year is the publisher.
        if traits.isDisjoint(with: [.quotedTitle]), csl.containerTitle == nil || traits.contains(.chapter),
            !traits.contains(.imprint), csl.publisher == nil
        {
            if csl.issued != nil || csl.publisherPlace != nil, csl.author != nil || csl.editor != nil || csl.url != nil
            {
                if isSite(span), csl.url != nil { setContainer(span, 0.8) } else { setPublisher(span, 0.7) }
            }
        } else if traits.contains(.quotedTitle), csl.containerTitle != nil, traits.contains(.chapter),
            csl.publisher == nil, !traits.contains(.imprint), csl.issued != nil
        {
            setPublisher(span, 0.7)
        }
    }

    func isArchive(_ span: Range<Int>) -> Bool {
        guard
            traits.contains(.archive) || traits.contains(.personal) || traits.contains(.manuscript)
                || csl.archive != nil || !traits.contains(.quotedTitle) && csl.issued?.dateParts?.first?.count == 3
        else {
            return span.contains {
                scan[$0].has(.capital) && scan.isWord($0, in: ["archives", "fonds", "nachlass", "archive"])
            } && csl.url == nil
        }
        return span.contains { scan[$0].has(.capital) && scan[$0].isA(.archive) }
    }
}
