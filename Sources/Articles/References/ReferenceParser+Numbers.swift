/// Numbers after a title: volume, issue, date, page.
extension ReferenceParser {
    mutating func readNumber(_ index: Int, _ end: Int) -> Int {
        // "12(3)", "12 (3)"
        if let next = readVolumeIssue(index, end) { return next }
        if scan.isWord(index + 1, in: ["vols", "volumes", "pp", "pages", "p", "leaves", "min", "minutes"]),
            index + 1 < end
        {
            return index + 2
        }
        if let reporter = reporter(at: index), reporter.end <= end, csl.containerTitle == nil,
            !traits.contains(.imprint)
        {
            takeReporter(reporter)
            return reporter.end
        }
        if let found = scan.date(at: index, end: end),
            isPieceEnd(found.end) || found.end >= end || scan.isKind(found.end, .colon)
        {
            // "Vol. 1, Liberation, 1945–1947 (Princeton: …)": years of a title.
            if isFollowedByImprint(found.end) { return found.end }
            let isBareYear = found.end == index + 1
            if csl.issued == nil || !isBareYear || issuedYearIs(index) {
                if isBareYear, csl.issued == nil || issuedYearIs(index) {
                    setIssued(found.date, 0.93)
                    return found.end
                }
                if !isBareYear, !isLikelyPageRange(index, found.end) {
                    setIssued(found.date, 0.95)
                    return found.end
                }
            }
        }
        if csl.volume == nil, isArticleVolume(index, end) {
            csl.volume = scan.text(index..<index + 1)
            sure.set(.volume, 0.8)
            return index + 1
        }
        if let page = pages(at: index), page.end <= end {
            let isPiece = isPieceEnd(page.end) || page.end >= end
            if scan.isKind(page.end, .colon), page.end + 1 < end, let rest = pages(at: page.end + 1), rest.end <= end {
                readVolumeAndPages(index..<page.end, page.end + 1..<rest.end, isRange: rest.isRange)
                return rest.end
            }
            if isPiece { takePages(index..<page.end, isRange: page.isRange, isLabelled: false) }
            return max(page.end, index + 1)
        }
        return index + 1
    }

    func issuedYearIs(_ index: Int) -> Bool {
        guard let year = scan.year(index) else { return false }
        return csl.issued?.dateParts?.first?.first == year
    }

    /// With a date at hand, "1998–2005" at the end of an article is a range of pages.
    func isLikelyPageRange(_ index: Int, _ end: Int) -> Bool {
        csl.issued != nil && end == index + 3 && scan.isKind(index + 1, .dash) && scan.year(index) != nil
            && csl.volume != nil
    }

    /// A number right after the container and before a date or pages.
    func isArticleVolume(_ index: Int, _ end: Int) -> Bool {
        guard scan.isKind(index, .number), isInContainer, csl.page == nil,
            !traits.contains(.chapter) || csl.containerTitle == nil
        else { return false }
        guard scan[index].value >= 0, scan[index].value < 1000 else { return false }
        let next = index + 1
        if next >= end { return traits.contains(.authorYear) && csl.url == nil && !residuals.isEmpty }
        if scan.isKind(next, .comma), next + 1 < end {
            if scan.isWord(next + 1, in: Self.issueWords) || scan.isWord(next + 1, in: ["p", "pp"]) { return true }
            if let page = pages(at: next + 1), page.isRange || traits.contains(.authorYear) { return true }
            return scan[next + 1].isA(.tail) && scan[next + 1].word == "article" || scan.year(next + 1) != nil
        }
        if scan.opensGroup(next), let mate = scan.mate(next) {
            return scan.date(at: next + 1, end: mate) != nil || mate == next + 2
        }
        return scan.isKind(next, .colon)
    }

    static let issueWords: Set<Word> = ["no", "nos", "nr", "issue", "number", "iss", "núm", "num", "n°"]

    mutating func readVolumeAndPages(_ first: Range<Int>, _ rest: Range<Int>, isRange: Bool) {
        if traits.contains(.imprint), csl.containerTitle == nil {
            // "2:345" of a work in volumes.
            setLocator(first.lowerBound..<rest.upperBound)
            return
        }
        if csl.volume == nil {
            csl.volume = scan.text(first)
            sure.set(.volume, 0.9)
        } else if csl.issue == nil {
            csl.issue = scan.text(first)
            sure.set(.issue, 0.85)
        }
        takePages(rest, isRange: isRange, isLabelled: false)
    }

    mutating func readVolumeIssue(_ index: Int, _ end: Int) -> Int? {
        guard scan.opensGroup(index + 1), index + 1 < end, let mate = scan.mate(index + 1), mate < end,
            csl.volume == nil, isInContainer || traits.contains(.authorYear),
            scan[index].value >= 0, scan[index].value < 3000
        else { return nil }
        let inner = scan.trim(index + 2..<mate)
        guard !inner.isEmpty else { return nil }
        if scan.date(at: inner.lowerBound, end: inner.upperBound)?.end == inner.upperBound,
            scan.year(inner.lowerBound) != nil || scan[inner.lowerBound].kind == .word
        {
            guard scan[index].value < 1400 else { return nil }
            csl.volume = scan.text(index..<index + 1)
            sure.set(.volume, 0.9)
            return index + 1
        }
        guard inner.count <= 4, isIssue(inner) else { return nil }
        csl.volume = scan.text(index..<index + 1)
        csl.issue = scan.text(
            scan.isWord(inner.lowerBound, in: Self.issueWords) ? inner.lowerBound + 1..<inner.upperBound : inner
        )
        sure.set(.volume, 0.96)
        sure.set(.issue, 0.96)
        return mate + 1
    }

    func isIssue(_ inner: Range<Int>) -> Bool {
        scan[inner.lowerBound].kind == .number || scan[inner.lowerBound].has(.hasDigit)
            || scan.isWord(inner.lowerBound, in: Self.issueWords)
            || scan.isWord(inner.lowerBound, "suppl")
    }
}
