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

    private func reporterName(_ start: Int, volume: Range<Int>?) -> Reporter? {
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
    private func reporter(atVolume index: Int) -> Bool? {
        guard scan.isKind(index, .number), scan.isKind(index + 1, .word), scan[index + 1].has(.capital),
            scan[index + 1].has(.dotted) || scan[index + 1].has(.allCaps)
        else { return nil }
        return true
    }

    private static let reporterWords: Set<Word> = [
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

    private mutating func readCase() -> Bool {
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

    private func caseTitleEnd(_ start: Int) -> Int {
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
    private func hasCourtEvidence(_ start: Int) -> Bool {
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

    private static let courtWords: Set<Word> = [
        "judgment", "judgement", "no", "nos", "court", "icj", "ecli", "echr", "ecthr", "app", "application", "award",
        "ruling", "uksc", "ukhl", "order", "merits", "opinion", "scc", "hca",
    ]

    private mutating func readCourtTail(_ start: Int) {
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

    private mutating func readMarkedOrPara(_ index: Int) -> Int {
        guard isCount(index + 1), let found = pages(at: index + 1) else { return index + 1 }
        setLocator(index..<found.end)
        return found.end
    }

    // `(2d Cir. 1995)`, `(S.D.N.Y. June 3, 2001)`, `(June 27)`
    private mutating func readCourtGroup(_ inner: Range<Int>) {
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

    // MARK: laws

    /// Acts by Public Law number, code or statutes at large, and regulations.
    private mutating func readLaw() -> Bool {
        guard scan.first(in: span, where: { scan[$0].kind == .openQuote }) == nil else { return false }
        var code: (at: Int, reporter: Reporter)?
        var publicLaw: Int?
        var index = span.lowerBound
        let limit = min(span.upperBound, span.lowerBound + 80)
        while index < limit {
            if code == nil, let found = reporter(at: index), Self.codes.contains(scan.phrase(found.name)) {
                code = (index, found)
            }
            if publicLaw == nil, scan.isWord(index, "pub"), scan.isWord(index + 1, "l") { publicLaw = index }
            if publicLaw == nil, scan.isWord(index, "public"), scan.isWord(index + 1, "law"),
                scan.isKind(index + 2, .number) || scan.isWord(index + 2, "no")
            {
                publicLaw = index
            }
            index = scan.next(index)
        }
        if code == nil, publicLaw == nil { return readBill() }
        csl.type = "legislation"
        let first = min(code?.at ?? Int.max, publicLaw ?? Int.max)
        let title = scan.trim(span.lowerBound..<first)
        if !title.isEmpty { setTitle(title, 0.93) }
        if let publicLaw { takePublicLaw(publicLaw) }
        if let found = code?.reporter { takeReporter(found) }
        readLawDates(first)
        return true
    }

    private mutating func takePublicLaw(_ index: Int) {
        var start = index + 2
        while start < span.upperBound, scan.isWord(start, "no") || scan[start].kind == .comma { start += 1 }
        guard start < span.upperBound, scan.isKind(start, .number) else { return }
        let end = scan.isKind(start + 1, .dash) && scan.isKind(start + 2, .number) ? start + 3 : start + 1
        csl.number = scan.text(start..<min(end, span.upperBound))
        sure.set(.number, 0.97)
        // "§ 214" of the law itself
        if scan.isKind(end, .comma), scan.isSectionMark(end + 1), end + 2 < span.upperBound {
            csl.section = scan.text(end + 2..<end + 3)
        }
    }

    private mutating func readLawDates(_ start: Int) {
        var index = start
        while index < span.upperBound {
            if scan.opensGroup(index), let mate = scan.mate(index) {
                let inner = scan.trim(index + 1..<mate)
                if let found = inner.isEmpty ? nil : scan.date(at: inner.lowerBound, end: inner.upperBound),
                    found.end == inner.upperBound
                {
                    setIssued(found.date, 0.96)
                }
            }
            index = scan.next(index)
        }
    }

    private static let codes: Set<Word> = {
        var set: Set<Word> = []
        for name in ["usc", "usca", "uscs", "cfr", "stat", "fed reg"] {
            var key = Word()
            for part in name.split(separator: " ") { key.append(Word(part)) }
            set.insert(key)
        }
        return set
    }()

    // `H.R. 3590, 111th Cong. (2009)`
    private mutating func readBill() -> Bool {
        guard
            let congress = scan.first(
                in: span,
                where: {
                    scan.isWord($0, "cong") && scan[$0].has(.dotted) && scan.ordinal($0 - 1) != nil
                        && $0 > span.lowerBound
                }
            )
        else { return false }
        guard
            let number = (span.lowerBound..<congress).last(where: {
                scan.isKind($0, .number) && $0 > span.lowerBound && scan.isWord($0 - 1, in: Self.billWords)
            })
        else { return false }
        csl.type = "bill"
        var start = number - 1
        while start > span.lowerBound, scan[start - 1].has(.dotted), scan[start - 1].kind == .word { start -= 1 }
        csl.number = scan.text(start..<number + 1)
        let title = scan.trim(span.lowerBound..<start)
        if !title.isEmpty { setTitle(title, 0.9) }
        csl.authority = scan.text(congress - 1..<congress + 1)
        readLawDates(congress)
        return true
    }

    private static let billWords: Set<Word> = ["hr", "s", "res", "r"]

    // MARK: documents with a symbol

    /// A document of the United Nations by its symbol, without a quoted title.
    private mutating func readDocument() -> Bool {
        guard let symbol = symbolIndex(),
            scan.first(in: span, where: { scan[$0].kind == .openQuote || scan[$0].has(.italic) }) == nil
        else { return false }
        if let group = scan.first(in: span, where: { scan.opensGroup($0) }), let mate = scan.mate(group),
            hasImprint(group + 1..<mate), (group + 1..<mate).contains(where: { scan[$0].kind == .colon })
        {
            return false
        }
        csl.number = scan.text(symbol..<symbol + 1)
        sure.set(.number, 0.97)
        var bodies: [Range<Int>] = []
        var resolution: Range<Int>?
        var title: Range<Int>?
        var start = span.lowerBound
        var index = span.lowerBound
        while index <= span.upperBound {
            let isEnd = index == span.upperBound
            if isEnd || scan[index].kind == .comma || scan[index].kind == .period || scan[index].kind == .identifier {
                let piece = scan.trim(start..<index)
                start = index + 1
                if !piece.isEmpty { sortDocumentPiece(piece, symbol: symbol, &bodies, &resolution, &title) }
            }
            if isEnd { break }
            index = scan.next(index)
        }
        if let first = bodies.first, let last = bodies.last {
            csl.author = [CSLName(literal: scan.bodyName(first.lowerBound..<last.upperBound))]
            sure.set(.author, 0.9)
        }
        if let name = title ?? resolution {
            setTitle(name, 0.88)
        }
        csl.type = resolution != nil || isResolutionSymbol(symbol) ? "legislation" : "report"
        return true
    }

    func symbolIndex() -> Int? {
        span.first { scan[$0].has(.documentSymbol) }
    }

    private func isResolutionSymbol(_ index: Int) -> Bool {
        scan.text(index..<index + 1).contains("/RES/")
    }

    private mutating func sortDocumentPiece(
        _ piece: Range<Int>,
        symbol: Int,
        _ bodies: inout [Range<Int>],
        _ resolution: inout Range<Int>?,
        _ title: inout Range<Int>?
    ) {
        // "S/RES/1718 (Oct. 14, 2006)"
        for index in piece where scan.opensGroup(index) && index > symbol {
            guard let mate = scan.mate(index) else { continue }
            let inner = scan.trim(index + 1..<mate)
            if let found = inner.isEmpty ? nil : scan.date(at: inner.lowerBound, end: inner.upperBound),
                found.end == inner.upperBound
            {
                setIssued(found.date, 0.93)
            }
        }
        if piece.contains(symbol) { return }
        if let found = scan.date(at: piece.lowerBound, end: span.upperBound), found.end >= piece.upperBound {
            setIssued(found.date, 0.95)
            return
        }
        if scan.year(piece.lowerBound) != nil, piece.count == 1 { return }
        if scan.isSectionMark(piece.lowerBound)
            || scan[piece.lowerBound].isA(.tail) && piece.count > 1 && isCount(piece.lowerBound + 1)
        {
            setLocator(piece)
            return
        }
        if piece.prefix(4).contains(where: {
            scan.isWord($0, in: ["resolution", "res", "decision"]) && scan[$0].has(.capital)
        }), piece.contains(where: { scan[$0].kind == .number || scan[$0].has(.hasDigit) }) {
            if resolution == nil { resolution = piece }
            return
        }
        if scan.isWord(piece.upperBound - 1, in: ["doc", "docs", "document"]) { return }
        let isSession = piece.contains { scan.isWord($0, in: ["sess", "session", "mtg", "meeting", "supp", "plen"]) }
        if isSession { return }
        if title == nil, resolution == nil, scan.isOrganisation(piece), !Self.opensTitle(scan, piece.lowerBound),
            bodies.isEmpty || bodies.last?.upperBound == piece.lowerBound - 1
        {
            bodies.append(piece)
        } else if title == nil, scan[piece.lowerBound].isCapitalWord, piece.count > 1, !isPlace(piece) {
            title = piece
        }
    }
}
