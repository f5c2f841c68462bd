extension ReferenceParser {
    /// A title without quotation marks: a book, a report, a film, or an article in a list in APA's manner.
    mutating func readPlain() -> Int {
        if let tail = readItalic() { return tail }
        if let tail = readBibliography() { return tail }
        if let tail = readPeriodicalIssue() { return tail }
        return readNote()
    }

    // MARK: italics

    /// Where the marks say what is in italics, that is the title.
    mutating func readItalic() -> Int? {
        guard let first = scan.first(in: span, where: { isItalicStart($0) }) else { return nil }
        let run = italicRun(first)
        let before = scan.trim(span.lowerBound..<first)
        if !before.isEmpty, !readAuthors(before, isEditors: false) {
            guard let year = scan.year(before.upperBound - 1),
                readAuthors(before.lowerBound..<before.upperBound - 1, isEditors: false)
            else { return nil }
            setIssued(CSLDate(dateParts: [[year]]), 0.95)
        }
        let inner = scan.trim(run)
        if before.isEmpty, isPeriodical(inner), hasDateAhead(run.upperBound) {
            setContainer(inner, 0.9)
            return run.upperBound
        }
        traits.insert(.italicTitle)
        setTitle(inner, 0.97)
        return run.upperBound
    }

    func isItalicStart(_ index: Int) -> Bool {
        scan[index].has(.italic) && scan[index].kind != .identifier
            || scan.opensQuote(index) && scan[index].has(.bookQuote)
    }

    func italicRun(_ first: Int) -> Range<Int> {
        if scan[first].has(.bookQuote), let mate = scan.mate(first), !scan[first].has(.italic) {
            return first + 1..<mate
        }
        var end = first + 1
        while end < span.upperBound, scan[end].has(.italic) || isInsideItalics(end) { end += 1 }
        return first..<end
    }

    /// A mark between two italic words that was itself not set in italics.
    func isInsideItalics(_ index: Int) -> Bool {
        let token = scan[index]
        guard token.kind == .colon || token.kind == .dash || token.kind == .question || token.kind == .closeQuote else {
            return false
        }
        return index + 1 < span.upperBound && scan[index + 1].has(.italic)
    }

    // MARK: Family, Given. Title.

    mutating func readBibliography() -> Int? {
        let limit = min(span.upperBound, span.lowerBound + 120)
        var index = span.lowerBound
        while index < limit {
            let token = scan[index]
            if token.kind == .openQuote || token.kind == .identifier || scan.opensGroup(index) { return nil }
            let isStop = token.kind == .period
            if isStop || token.has(.dotted), index + 1 < span.upperBound, index > span.lowerBound,
                let tail = takeBibliography(namesEnd: isStop ? index : index + 1, next: index + 1, isInitial: !isStop)
            {
                return tail
            }
            // Past the first full stop only a title can follow.
            if isStop { return nil }
            index += 1
        }
        return nil
    }

    mutating func takeBibliography(namesEnd: Int, next: Int, isInitial: Bool) -> Int? {
        let first = scan[next]
        guard first.isCapitalWord || first.kind == .number || first.kind == .openQuote else { return nil }
        if isInitial {
            // "Nye, Joseph S. Soft Power": the initial's full stop closes the names unless a given name follows.
            guard !first.has(.initials), first.kind != .openQuote, !first.isA(.suffix) else { return nil }
            if next + 1 < span.upperBound, scan[next + 1].isDelimiter, scan[next + 1].kind != .colon,
                first.kind == .word
            {
                return nil
            }
        }
        let who = span.lowerBound..<namesEnd
        guard let list = scan.names(who.isEmpty ? who : rolesRemoved(who)) else {
            // A body, with its title after the full stop and more after that.
            guard !isInitial, scan.isOrganisation(who), !Self.opensTitle(scan, who.lowerBound), hasPeriodAhead(next)
            else { return nil }
            csl.author = [CSLName(literal: scan.bodyName(who))]
            sure.set(.author, 0.75)
            return takeBibliographyTitle(next)
        }
        let isBody = list.names.allSatisfy { $0.literal != nil }
        if isBody {
            guard !isInitial, hasPeriodAhead(next) else { return nil }
        } else if !list.isInverted {
            // "Ashish Vaswani, Noam Shazeer, and Niki Parmar. 2017. Title"; one name alone could be a title.
            let isMononym = list.names.count == 1 && who.count == 1 && hasPeriodAhead(next) && !isPlaceAhead(next)
            guard !list.isSurnames || isMononym, !isInitial,
                isMononym || list.names.count > 1 || scan.year(next) != nil
                    || isGivenName(span.lowerBound) && hasPeriodAhead(next)
            else { return nil }
        }
        guard readAuthors(who, isEditors: false) else { return nil }
        traits.insert(.bibliography)
        traits.remove(.surnames)
        return takeBibliographyTitle(next)
    }

    func isPlaceAhead(_ start: Int) -> Bool {
        guard let colon = scan.first(in: start..<min(span.upperBound, start + 8), where: { scan[$0].kind == .colon })
        else { return false }
        return isPlace(start..<colon)
    }

    func isGivenName(_ index: Int) -> Bool { scan[index].isA(.givenName) }

    func rolesRemoved(_ who: Range<Int>) -> Range<Int> {
        var who = scan.trim(who)
        while who.count > 1,
            scan.isWord(who.upperBound - 1, in: Self.editorRoles)
                || scan.isWord(who.upperBound - 1, in: Self.translatorRoles)
        {
            who = scan.trim(who.lowerBound..<who.upperBound - 1)
        }
        return who
    }

    func hasPeriodAhead(_ start: Int) -> Bool {
        scan.first(in: start..<span.upperBound) { scan[$0].kind == .period && $0 + 1 < span.upperBound } != nil
    }

    mutating func takeBibliographyTitle(_ start: Int) -> Int {
        var index = start
        // "2010." after the names.
        if let year = scan.year(index) ?? scan.suffixedYear(index), index + 1 < span.upperBound,
            scan[index + 1].kind == .period
        {
            setIssued(CSLDate(dateParts: [[year]]), 0.97)
            traits.insert(.authorYear)
            index += 2
        } else if scan.date(at: index, end: span.upperBound)?.date.literal != nil,
            let found = scan.date(at: index, end: span.upperBound)
        {
            setIssued(found.date, 0.9)
            index = found.end
            while index < span.upperBound, scan[index].isDelimiter { index += 1 }
        }
        guard index < span.upperBound else { return index }
        if scan.opensQuote(index) { return index }
        return takePlainTitle(from: index, isClosedByPeriod: true, 0.9)
    }

    // MARK: New York Times, May 3, 2010

    /// An issue of a periodical, cited without an article.
    mutating func readPeriodicalIssue() -> Int? {
        guard
            let comma = scan.first(
                in: span,
                where: { scan[$0].isDelimiter || scan.opensGroup($0) || scan.opensQuote($0) }
            ), comma > span.lowerBound
        else {
            return nil
        }
        let head = span.lowerBound..<comma
        guard isPeriodical(head),
            scan.names(head).map({ $0.names.first?.literal != nil }) ?? true || isKnownPeriodical(head),
            hasDateAhead(comma)
        else { return nil }
        setContainer(head, 0.85)
        return comma
    }

    func hasDateAhead(_ comma: Int) -> Bool {
        var index = comma
        var steps = 0
        while index < span.upperBound, steps < 12 {
            if scan.date(at: index, end: span.upperBound)?.date.dateParts?.first.map({ $0.count == 3 }) ?? false {
                return true
            }
            if scan.opensGroup(index) { return false }
            index += 1
            steps += 1
        }
        return false
    }

    // MARK: the end of a title

    mutating func takePlainTitle(from start: Int, isClosedByPeriod: Bool, _ confidence: Double) -> Int {
        if start < span.upperBound, isItalicStart(start) {
            let run = italicRun(start)
            // APA prints the article upright and the journal in italics; then the title isn't italic.
            traits.insert(.italicTitle)
            setTitle(scan.trim(run), 0.97)
            return run.upperBound
        }
        let end = plainTitleEnd(from: start, isClosedByPeriod: isClosedByPeriod)
        let title = scan.trim(start..<end)
        // "Data available at https://…" is no title.
        if csl.url != nil, csl.author == nil, !title.isEmpty, scan[title.upperBound - 1].has(.lower),
            scan[title.upperBound - 1].isA(.function)
        {
            return end
        }
        setTitle(title, confidence)
        return end
    }

    /// Where a title without quotation marks ends: at its imprint, at what follows titles, or at a full stop.
    func plainTitleEnd(from start: Int, isClosedByPeriod: Bool) -> Int {
        var index = start
        while index < span.upperBound {
            let token = scan[index]
            switch token.kind {
            case .open:
                if let mate = scan.mate(index), index > start, isTailGroup(index, mate) { return index }
            case .identifier: return index
            case .period:
                if index + 1 >= span.upperBound || scan[index + 1].has(.spaced) || scan[index + 1].kind != .word {
                    return index
                }
            case .comma:
                if startsTail(index + 1) { return index }
            case .question:
                if endsTitleAtQuestion(index) { return index + 1 }
            case .openQuote:
                // "Title, “Chapter”" doesn't happen; a quotation inside a title does.
                if token.has(.bookQuote), index > start { return index }
            case .semicolon:
                if !scan.isWord(index + 1, "or"), !scan.isWord(index + 1, "and") { return index }
            case .word:
                if token.has(.italic), index > start, !scan[index - 1].has(.italic) { return index }
                if index > start, token.has(.dotted), token.word == "vol" || token.word == "vols" || token.word == "pp",
                    index + 1 < span.upperBound
                {
                    return index
                }
            default: break
            }
            index = scan.next(index)
        }
        return index
    }

    /// "What Is History? New York: Vintage".
    func endsTitleAtQuestion(_ index: Int) -> Bool {
        guard index + 2 < span.upperBound, scan[index + 1].has(.spaced) else { return false }
        if scan[index + 1].has(.italic) != scan[index].has(.italic) { return true }
        guard
            let colon = scan.first(in: index + 1..<min(span.upperBound, index + 8), where: { scan[$0].kind == .colon })
        else {
            return isPeriodicalAhead(index + 1)
        }
        return isPlace(index + 1..<colon)
    }

    func isPeriodicalAhead(_ start: Int) -> Bool {
        guard traits.contains(.authorYear),
            let comma = scan.first(
                in: start..<span.upperBound,
                where: { scan[$0].isDelimiter || scan[$0].kind == .open }
            )
        else { return false }
        return isPeriodical(start..<comma)
    }
}
