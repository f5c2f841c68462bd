/// Acts, codes and bills.
extension ReferenceParser {
    /// Acts by Public Law number, code or statutes at large, and regulations.
    mutating func readLaw() -> Bool {
        guard scan.first(in: span, where: { scan[$0].kind == .openQuote }) == nil else { return false }
        if readConstitution() { return true }
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

    /// `U.S. Const. amend. XIV, § 1`.
    mutating func readConstitution() -> Bool {
        let limit = min(span.upperBound, span.lowerBound + 5)
        guard
            let word = (span.lowerBound..<limit).first(where: {
                scan.isWord($0, "const") && scan[$0].has(.dotted) && scan[$0].has(.capital)
            }), word > span.lowerBound,
            word + 1 < span.upperBound,
            scan.isKind(word + 1, .comma) || scan.isWord(word + 1, in: ["art", "amend", "pmbl"])
        else { return false }
        csl.type = "legislation"
        setTitle(span.lowerBound..<word + 1, 0.95)
        let place = scan.trim(word + 1..<span.upperBound)
        let stop = scan.first(in: place, where: { scan[$0].kind == .open }) ?? place.upperBound
        setLocator(scan.trim(place.lowerBound..<stop))
        readLawDates(word)
        return true
    }

    mutating func takePublicLaw(_ index: Int) {
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

    mutating func readLawDates(_ start: Int) {
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

    static let codes: Set<Word> = {
        var set: Set<Word> = []
        for name in ["usc", "usca", "uscs", "cfr", "stat", "fed reg"] {
            var key = Word()
            for part in name.split(separator: " ") { key.append(Word(part)) }
            set.insert(key)
        }
        return set
    }()

    /// A bill before Congress: `H.R. 3590, 111th Cong. (2009)`.
    mutating func readBill() -> Bool {
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

    static let billWords: Set<Word> = ["hr", "s", "res", "r"]
}
