extension ReferenceParser {
    /// `347 U.S. 483`: volume, the abbreviated name of a reporter, code, series or law review, and a page or section.
    struct Reporter {
        var volume: Range<Int>?
        var name: Range<Int>
        var isSection: Bool
        var page: Range<Int>
        var locator: Range<Int>?
        var end: Int
    }

    func reporter(at start: Int) -> Reporter? {
        guard start < span.upperBound, scan.isKind(start, .number), scan[start].end - scan[start].start <= 4,
            scan.isKind(start + 1, .word)
        else { return nil }
        return reporterName(start + 1, volume: start..<start + 1)
    }

    func reporterName(_ start: Int, volume: Range<Int>?) -> Reporter? {
        var index = start
        var cues = 0
        while index < span.upperBound, index - start < 8 {
            let token = scan[index]
            if scan.isSymbol(index, 0x26) || scan.ordinal(index) != nil, index > start {
                index += 1
                continue
            }
            guard token.kind == .word, token.has(.capital),
                !token.isA([.tail, .month, .season]) || token.has(.initials), !token.has(.documentSymbol)
            else { break }
            if token.has(.dotted) || token.has(.allCaps) {
                cues += 1
            } else if index == start || !Self.reporterWords.contains(token.word) {
                break
            }
            index += 1
        }
        guard cues > 0, index > start, index < span.upperBound else { return nil }
        let name = start..<index
        // "5 U.S. (1 Cranch) 137"
        if scan.opensGroup(index), let mate = scan.mate(index), mate - index <= 6, scan.isKind(index + 1, .number),
            scan.isKind(mate + 1, .number), scan.year(index + 1) == nil
        {
            index = mate + 1
        }
        var isSection = false
        while scan.isSectionMark(index), index < span.upperBound {
            isSection = true
            index += 1
        }
        guard index < span.upperBound, isCount(index), scan[index].kind == .number || scan[index].has(.hasDigit) else {
            return nil
        }
        var end = index + 1
        if isSection, let found = pages(at: index) { end = found.end }
        let page = index..<end
        // Subsections: § 1030(a)(2)
        while isSection, scan.opensGroup(end), !scan[end].has(.spaced), let mate = scan.mate(end), mate - end <= 3 {
            end = mate + 1
        }
        var locator: Range<Int>?
        if !isSection, scan.isKind(end, .comma) || scan.isWord(end, "at"), end + 1 < span.upperBound,
            scan.year(end + 1) == nil || scan.isKind(end + 2, .open),
            let found = pages(at: end + 1), reporter(atVolume: end + 1) == nil
        {
            locator = end + 1..<found.end
            end = found.end
        }
        return Reporter(
            volume: volume,
            name: name,
            isSection: isSection,
            page: isSection ? page.lowerBound..<end : page,
            locator: locator,
            end: end
        )
    }

    /// Whether a parallel citation begins here, so that its volume is no page of the first.
    func reporter(atVolume index: Int) -> Bool? {
        guard scan.isKind(index, .number), scan.isKind(index + 1, .word), scan[index + 1].has(.capital),
            scan[index + 1].has(.dotted) || scan[index + 1].has(.allCaps)
        else { return nil }
        return true
    }

    static let reporterWords: Set<Word> = [
        "app", "supp", "rep", "law", "code", "stat", "fed", "reg", "cir", "eur", "harv", "yale", "stan", "colum",
        "mich", "va", "geo", "duke", "cornell", "rev", "er", "wlr", "of",
    ]

    mutating func takeReporter(_ reporter: Reporter) {
        if let volume = reporter.volume {
            csl.volume = scan.text(volume)
            sure.set(.volume, 0.95)
        }
        csl.containerTitle = scan.text(reporter.name)
        sure.set(.containerTitle, 0.95)
        if reporter.isSection {
            csl.section = scan.text(reporter.page)
        } else {
            csl.page = scan.text(reporter.page)
            sure.set(.page, 0.95)
        }
        if let place = reporter.locator { setLocator(place) }
    }

    // MARK: cases, laws, documents

    /// Reads a case, a law or a numbered document of a body; false, with nothing taken, for any other work.
    mutating func readLegal() -> Bool {
        if readCase() { return true }
        if readLaw() { return true }
        return readDocument()
    }

    mutating func readCase() -> Bool {
        let limit = min(span.upperBound, span.lowerBound + 60)
        var versus: Int?
        var index = span.lowerBound
        while index < limit, versus == nil {
            if scan[index].kind == .openQuote || scan[index].kind == .identifier { return false }
            if scan.isWord(index, "v") || scan.isWord(index, "vs"), scan[index].has(.lower), index > span.lowerBound,
                index + 1 < span.upperBound
            {
                versus = index
            }
            index += 1
        }
        guard let versus, scan[versus + 1].isCapitalWord || scan[versus + 1].word == "the" else { return false }
        var start = span.lowerBound
        // "Case C-131/12, Google Spain v AEPD"
        if scan.isWord(start, "case") || scan.isWord(start, "joined"),
            let comma = (start..<versus).first(where: { scan[$0].kind == .comma })
        {
            csl.number = scan.text(scan.trim((scan.isWord(start, "case") ? start + 1 : start)..<comma))
            start = comma + 1
        }
        let titleEnd = caseTitleEnd(versus + 1)
        guard hasCourtEvidence(titleEnd) else {
            csl.number = nil
            return false
        }
        csl.type = "legal_case"
        setTitle(scan.trim(start..<titleEnd), 0.95)
        readCourtTail(titleEnd)
        return true
    }

    func caseTitleEnd(_ start: Int) -> Int {
        var index = start
        while index < span.upperBound {
            if scan[index].kind == .open {
                // "Military Activities (Nicaragua v. United States)" is inside; a group after the parties ends them.
                return index
            }
            if scan[index].kind == .comma {
                let next = index + 1
                if !scan.isWord(next, in: ["inc", "ltd", "llc", "co", "corp", "llp", "na", "plc"]) { return index }
            }
            if scan[index].kind == .close { index += 1; continue }
            if scan[index].kind == .period, index + 1 >= span.upperBound { return index }
            if scan.isKind(index, .number), index > start, reporter(at: index) != nil { return index }
            if scan[index].kind == .colon || scan[index].kind == .identifier || scan[index].kind == .openQuote {
                return index
            }
            index += 1
        }
        return index
    }

    /// A reporter, a court, a docket number or a neutral citation after the parties, and no publisher.
    func hasCourtEvidence(_ start: Int) -> Bool {
        var index = start
        var evidence = false
        var steps = 0
        while index < span.upperBound, steps < 60 {
            if scan.opensGroup(index), let mate = scan.mate(index) {
                if hasImprint(index + 1..<mate), (index + 1..<mate).contains(where: { scan[$0].kind == .colon }) {
                    return false
                }
                if (index + 1..<mate).contains(where: { scan.year($0) != nil }) { evidence = true }
            }
            if reporter(at: index) != nil || scan.isWord(index, in: Self.courtWords) { evidence = true }
            index = scan.next(index)
            steps += 1
        }
        return evidence
    }

    static let courtWords: Set<Word> = [
        "judgment", "judgement", "no", "nos", "court", "icj", "ecli", "echr", "ecthr", "app", "application", "award",
        "ruling", "uksc", "ukhl", "order", "merits", "opinion", "scc", "hca",
    ]

    mutating func readCourtTail(_ start: Int) {
        var index = start
        var hasReporter = false
        while index < span.upperBound {
            if let found = reporter(at: index) {
                if !hasReporter { takeReporter(found) }
                hasReporter = true
                index = found.end
                continue
            }
            if scan.opensGroup(index), let mate = scan.mate(index) {
                // "[2001] 1 AC 146", "[2017] UKSC 5"
                if scan.bytes[Int(scan[index].start)] == 0x5B, let year = scan.year(index + 1), mate == index + 2 {
                    setIssued(CSLDate(dateParts: [[year]]), 0.95)
                    let volume = scan.isKind(mate + 1, .number) ? mate + 1..<mate + 2 : nil
                    if let found = reporterName(volume == nil ? mate + 1 : mate + 2, volume: volume), !hasReporter {
                        takeReporter(found)
                        hasReporter = true
                        index = found.end
                        continue
                    }
                } else {
                    readCourtGroup(scan.trim(index + 1..<mate))
                }
                index = mate + 1
                continue
            }
            if scan.isWord(index, "no") || scan.isWord(index, "nos"), index + 1 < span.upperBound,
                isCount(index + 1) || scan[index + 1].has(.hasDigit)
            {
                var end = index + 2
                while end + 1 < span.upperBound, scan.isKind(end, .dash) || scan.isSymbol(end, 0x2F),
                    !scan[end].has(.spaced)
                { end += 2 }
                if csl.number == nil { csl.number = scan.text(index + 1..<min(end, span.upperBound)) }
                index = end
                continue
            }
            if scan.isSectionMark(index) || scan.isWord(index, "para") || scan.isWord(index, "paras"),
                index + 1 < span.upperBound
            {
                index = max(index + 1, readMarkedOrPara(index))
                continue
            }
            if let found = scan.date(at: index, end: span.upperBound), found.end > index {
                setIssued(found.date, 0.95)
                index = found.end
                continue
            }
            index += 1
        }
    }

    mutating func readMarkedOrPara(_ index: Int) -> Int {
        guard isCount(index + 1), let found = pages(at: index + 1) else { return index + 1 }
        setLocator(index..<found.end)
        return found.end
    }

    /// Court and date: `(2d Cir. 1995)`, `(S.D.N.Y. June 3, 2001)`.
    mutating func readCourtGroup(_ inner: Range<Int>) {
        guard !inner.isEmpty, inner.count <= 20 else { return }
        var index = inner.lowerBound
        while index < inner.upperBound {
            if let found = scan.date(at: index, end: inner.upperBound), found.end == inner.upperBound {
                setIssued(found.date, 0.96)
                let court = scan.trim(inner.lowerBound..<index)
                if !court.isEmpty, csl.authority == nil { csl.authority = scan.text(court) }
                return
            }
            index += 1
        }
        if inner.count <= 8, scan.isOrganisation(inner), csl.authority == nil { csl.authority = scan.text(inner) }
    }
}
