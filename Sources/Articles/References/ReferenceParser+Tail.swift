extension ReferenceParser {
    /// Reads all after the title, piece by piece, in whatever order it comes.
    mutating func readTail(_ range: Range<Int>) {
        var index = range.lowerBound
        isAfterPeriod = false
        while index < range.upperBound {
            let token = scan[index]
            switch token.kind {
            case .comma, .semicolon:
                isAfterPeriod = false
                index += 1
            case .period:
                isAfterPeriod = true
                index += 1
            case .colon:
                index = readColon(index, range.upperBound)
            case .open:
                guard let mate = scan.mate(index), mate < range.upperBound else {
                    index += 1
                    continue
                }
                readGroup(index + 1..<mate, isBracket: scan.bytes[Int(token.start)] == 0x5B)
                index = mate + 1
            case .openQuote:
                index = readLaterQuote(index, range.upperBound)
            case .number where isSite(index..<pieceEnd(index)):
                index = readText(index, range.upperBound)
            case .number:
                index =
                    readTime(index, range.upperBound) ?? readDayOfYear(index, range.upperBound)
                    ?? readNumber(index, range.upperBound)
            case .word where token.has(.documentSymbol) || isPageWord(index):
                index = readCode(index, range.upperBound)
            case .word:
                index = readKeyword(index, range.upperBound) ?? readText(index, range.upperBound)
            case .symbol where scan.isSectionMark(index):
                index = readMarkedLocator(index, range.upperBound)
            case .symbol:
                // A mark that opens a piece, such as "&", is left to the text behind it.
                index += 1
            default: index += 1
            }
        }
    }

    // MARK: colons

    /// `: 45–67` after a volume or date, `2:345` after an imprint.
    mutating func readColon(_ index: Int, _ end: Int) -> Int {
        guard index + 1 < end, let page = pages(at: index + 1), page.end <= end else { return index + 1 }
        takePages(index + 1..<page.end, isRange: page.isRange, isLabelled: false)
        return page.end
    }

    /// Pages belong to the work when it lies in a container, and to the note when they are one page of a whole book.
    mutating func takePages(_ range: Range<Int>, isRange: Bool, isLabelled: Bool) {
        let isArticle = isInContainer
        if isArticle, isRange, csl.page == nil {
            setPage(range, 0.95)
        } else if isArticle, !isLabelled, csl.page == nil, csl.volume != nil, !isRange, isSinglePageArticle(range) {
            setPage(range, 0.8)
        } else {
            setLocator(range)
        }
    }

    /// `e1005`, `A4`: an article number and not a place in the article.
    func isSinglePageArticle(_ range: Range<Int>) -> Bool {
        range.count == 1 && scan[range.lowerBound].kind == .word && scan[range.lowerBound].has(.hasDigit)
    }

    var isInContainer: Bool {
        csl.containerTitle != nil || csl.volume != nil || traits.contains(.chapter)
            || !traits.isDisjoint(with: [.quotedTitle, .authorYear]) && !residuals.isEmpty && !traits.contains(.imprint)
    }

    /// `A1`, `xii–xv`: a page that is no number and makes up its piece.
    func isPageWord(_ index: Int) -> Bool {
        guard scan[index].has(.hasDigit) || scan[index].has(.lower), let found = pages(at: index) else { return false }
        return isPieceEnd(found.end) || found.end >= span.upperBound
    }

    mutating func readCode(_ index: Int, _ end: Int) -> Int {
        if scan[index].has(.documentSymbol) {
            if csl.number == nil {
                csl.number = scan.text(index..<index + 1)
                sure.set(.number, 0.95)
            }
            return index + 1
        }
        guard let found = pages(at: index), found.end <= end else { return index + 1 }
        takePages(index..<found.end, isRange: found.isRange, isLabelled: false)
        return found.end
    }

    /// The length of a recording, such as `35:25`.
    func readTime(_ index: Int, _ end: Int) -> Int? {
        guard scan.isKind(index + 1, .colon), scan.isKind(index + 2, .number), index + 2 < end,
            !scan[index + 1].has(.spaced), !scan[index + 2].has(.spaced),
            scan[index + 2].end - scan[index + 2].start == 2, scan[index + 2].value < 60,
            !traits.isDisjoint(with: [.film, .broadcast, .interview, .speech])
        else { return nil }
        return index + 3
    }

    // MARK: quotations

    mutating func readLaterQuote(_ index: Int, _ end: Int) -> Int {
        guard let mate = scan.mate(index), mate < end else { return index + 1 }
        let inner = scan.trim(index + 1..<mate)
        if csl.title == nil {
            setTitle(inner, 0.8)
            traits.insert(.quotedTitle)
        } else if scan[index].has(.bookQuote) {
            setContainer(inner, 0.95)
        }
        return mate + 1
    }

    // MARK: text

    /// A piece that no keyword opens: container, publisher, place, or nothing that can be told.
    mutating func readText(_ start: Int, _ end: Int) -> Int {
        if let next = readPlaceAndPublisher(start, end) { return next }
        if let found = scan.date(at: start, end: end),
            isPieceEnd(found.end) || found.end >= end || scan.isKind(found.end, .colon)
        {
            setIssued(found.date, 0.96)
            return found.end
        }
        if let next = readDayOfYear(start, end) { return next }
        if scan[start].has(.italic) {
            let run = italicRun(start)
            let inner = scan.trim(run)
            if csl.title == nil {
                setTitle(inner, 0.9)
            } else if !inner.isEmpty, run.upperBound <= end {
                // "*Journal of Politics* 12" and "*Journal, 12*(3)" alike.
                let name = withoutTrailingNumber(inner, followedBy: run.upperBound, end)
                if traits.isDisjoint(with: [.quotedTitle, .authorYear]) {
                    residuals.append(
                        Residual(span: name.span, isAfterPeriod: isAfterPeriod, isAfterVolume: name.volume != nil)
                    )
                } else {
                    setContainer(name.span, 0.96)
                }
                if let volume = name.volume { takeVolume(volume) }
                return run.upperBound
            }
            return run.upperBound
        }
        let piece = textEnd(start, end)
        let span = scan.trim(start..<piece)
        guard !span.isEmpty else { return max(piece, start + 1) }
        let name = withoutTrailingNumber(span, followedBy: piece, end)
        if readReportCode(name.span) || Lexicon.databases.contains(scan.phrase(name.span)) {
            // A code of the series, or the database that the text was found in.
        } else if isProse(name.span) {
            if csl.issued == nil, let at = name.span.first(where: { scan[$0].isA(.month) && scan[$0].has(.capital) }),
                let found = scan.date(at: at, end: span.upperBound)
            {
                setIssued(found.date, 0.8)
            }
            proseCount += name.span.count
        } else {
            residuals.append(Residual(span: name.span, isAfterPeriod: isAfterPeriod, isAfterVolume: csl.volume != nil))
        }
        if let volume = name.volume { takeVolume(volume) }
        isAfterPeriod = false
        return max(piece, start + 1)
    }

    /// `eHow`, `iTunes`.
    func hasInnerCapital(_ token: Token) -> Bool {
        scan.bytes[Int(token.start)..<Int(token.end)].dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A }
    }

    mutating func takeVolume(_ range: Range<Int>) {
        // "Journal of Cell Biology 12.3", "12/3" and "12, no. 3".
        if range.count == 3, csl.volume == nil {
            csl.volume = scan.text(range.lowerBound..<range.lowerBound + 1)
            csl.issue = scan.text(range.upperBound - 1..<range.upperBound)
            sure.set(.volume, 0.9)
            sure.set(.issue, 0.85)
        } else if csl.volume == nil {
            csl.volume = scan.text(range)
            sure.set(.volume, 0.93)
        }
    }

    /// Cuts the volume off a container: `International Security 29`.
    func withoutTrailingNumber(_ span: Range<Int>, followedBy next: Int, _ end: Int) -> (
        span: Range<Int>, volume: Range<Int>?
    ) {
        let last = span.upperBound - 1
        guard span.count > 1,
            scan.isKind(last, .number) || isRoman(last) && scan[last].has(.allCaps) && isVolumeAhead(next, end),
            csl.volume == nil
        else { return (span, nil) }
        if traits.contains(.imprint), csl.containerTitle == nil, traits.isDisjoint(with: [.quotedTitle, .authorYear]) {
            return (span, nil)
        }
        // "12.3" and "12/3"
        if span.count > 3, scan.isKind(last - 2, .number), !scan[last].has(.spaced),
            scan.isKind(last - 1, .period) || scan.isSymbol(last - 1, 0x2F)
        {
            return (scan.trim(span.lowerBound..<last - 2), last - 2..<last + 1)
        }
        guard scan[last].kind == .word || scan[last].value >= 0 && scan[last].value < 1400 || isVolumeAhead(next, end)
        else { return (span, nil) }
        guard isVolumeAhead(next, end) || isJournal(span.lowerBound..<last) else { return (span, nil) }
        return (scan.trim(span.lowerBound..<last), last..<last + 1)
    }

    func isVolumeAhead(_ next: Int, _ end: Int) -> Bool {
        guard next < end else { return false }
        if scan.isKind(next, .colon) { return pages(at: next + 1) != nil }
        if scan.opensGroup(next), let mate = scan.mate(next) {
            return mate - next <= 8
                && (next + 1..<mate).contains {
                    scan.year($0) != nil || scan.isKind($0, .number) && scan[$0].value >= 0 && scan[$0].value < 1000
                }
        }
        guard scan.isKind(next, .comma), next + 1 < end else { return false }
        return scan.isWord(next + 1, in: Self.issueWords) || scan.isWord(next + 1, in: ["pp", "p", "article"])
            || scan.year(next + 1) != nil
            || (pages(at: next + 1)?.isRange ?? false)
    }

    /// Where a piece of text ends: at a delimiter, a group, an identifier, a quotation, or a keyword with its number.
    func textEnd(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end {
            let token = scan[index]
            switch token.kind {
            case .comma, .semicolon, .identifier, .openQuote: return index
            case .period:
                if scan.isKind(index + 1, .number), !scan[index + 1].has(.spaced), scan.isKind(index - 1, .number) {
                    break
                }
                return index
            case .colon:
                // "Signs: Journal of Women in Culture"
                if isPieceColon(index, start, end) { return index }
            case .open:
                if scan.mate(index) != nil { return index }
            case .word where index > start:
                if token.has(.italic) != scan[start].has(.italic) { return index }
                if token.isA(.tail), token.has(.dotted), index + 1 < end,
                    scan[index + 1].kind == .number || scan[index + 1].has(.hasDigit)
                {
                    return index
                }
                if token.isA(.month), token.has(.capital), let found = scan.date(at: index, end: end),
                    isPieceEnd(found.end) || found.end >= end
                {
                    return index
                }
                if token.word == "accessed" || token.word == "retrieved" { return index }
                if token.word == "vol", index + 1 < end, scan[index + 1].kind == .number { return index }
            case .number where index > start:
                // "The Guardian 12 May 2010"
                if scan.year(index) == nil, let found = scan.date(at: index, end: end), found.end > index + 1,
                    isPieceEnd(found.end) || found.end >= end
                {
                    return index
                }
            default: break
            }
            index += 1
        }
        return end
    }

    func isPieceColon(_ index: Int, _ start: Int, _ end: Int) -> Bool {
        guard index + 1 < end else { return true }
        if scan.isKind(index + 1, .number) || !scan[index + 1].has(.spaced) { return true }
        return isPlace(start..<index)
    }

    /// "January 23" where the year stands with the author.
    mutating func readDayOfYear(_ start: Int, _ end: Int) -> Int? {
        guard traits.contains(.authorYear), let year = csl.issued?.dateParts?.first, year.count == 1,
            csl.issued?.dateParts?.count == 1, start + 1 < end
        else {
            return nil
        }
        let isMonthFirst = scan[start].kind == .word
        let word = isMonthFirst ? start : start + 1
        let number = isMonthFirst ? start + 1 : start
        guard scan[word].kind == .word, scan[word].has(.capital), let month = Lexicon.month(scan[word].word),
            scan.isKind(number, .number),
            (1...31).contains(scan[number].value), isPieceEnd(start + 2) || start + 2 >= end
        else { return nil }
        setIssued(CSLDate(dateParts: [[year[0], month, Int(scan[number].value)]]), 0.93)
        return start + 2
    }

    /// `P-3883`, `TR-12`: letters, a hyphen and digits by themselves.
    mutating func readReportCode(_ span: Range<Int>) -> Bool {
        guard span.count == 1, scan[span.lowerBound].has(.hyphenated), scan[span.lowerBound].has(.hasDigit),
            scan[span.lowerBound].has(.capital)
        else { return false }
        if csl.number == nil {
            csl.number = scan.text(span)
            sure.set(.number, 0.85)
        }
        traits.insert(.report)
        return true
    }

    /// Words of a sentence, and not the name of anything.
    func isProse(_ span: Range<Int>) -> Bool {
        let first = scan[span.lowerBound]
        // "… Human Rights, and Labor": the end of a body's name, not a sentence.
        if first.word == "and", span.count <= 6, span.count > 1, scan[span.lowerBound + 1].has(.capital),
            residuals.last?.span.upperBound == span.lowerBound - 1
        {
            return false
        }
        if first.kind == .word, first.has(.lower), !first.has(.italic), !hasInnerCapital(first), !first.has(.domain) {
            if !first.isA(.particle) || first.isA([.function, .prose]) { return true }
        }
        if scan.isWord(span.upperBound - 1, "doc") || scan.isWord(span.upperBound - 1, "docs") { return true }
        return span.contains { scan[$0].has(.lower) && scan[$0].isA(.prose) && !scan[$0].isA(.function) }
            && span.count > 3
    }
}
