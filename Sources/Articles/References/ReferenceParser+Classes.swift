/// What a piece of a reference can be, told from its words.
extension ReferenceParser {
    func isKnownPeriodical(_ span: Range<Int>) -> Bool {
        guard span.count <= 8 else { return false }
        let key = scan.phrase(span)
        return Lexicon.newspapers.contains(key) || Lexicon.magazines.contains(key)
            || Lexicon.journalTitles.contains(key)
    }

    /// A newspaper, magazine or journal: known, or with a cue word and none that speaks for a body.
    func isPeriodical(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        guard !span.isEmpty, span.count <= 14 else { return false }
        if isKnownPeriodical(span) { return true }
        var hasCue = false
        var isBody = false
        for index in span {
            let token = scan[index]
            guard token.kind == .word else {
                if token.kind == .comma || token.kind == .colon || token.kind == .open || token.kind == .period {
                    return false
                }
                continue
            }
            if token.has(.capital), token.isA([.newspaper, .journal]) { hasCue = true }
            if token.isA(.publisher) { return false }
            if Self.bodies.contains(token.word) { isBody = true }
            if token.has(.lower), !token.isA([.function, .particle]) { return false }
        }
        // "Center for Korean Studies" is a body, "Institute of Historical Research Bulletin" a journal.
        return hasCue && (!isBody || span.contains { scan.isWord($0, in: Self.periodicals) })
    }

    static let bodies: Set<Word> = [
        "center", "centre", "institute", "university", "department", "council", "agency", "ministry", "office",
        "committee", "foundation", "school", "bureau",
        "association", "organization", "organisation", "commission", "college",
    ]
    static let periodicals: Set<Word> = [
        "journal", "quarterly", "review", "bulletin", "annals", "proceedings", "transactions", "gazette", "times",
        "news",
    ]

    func isNewspaper(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        guard !span.isEmpty, span.count <= 12 else { return false }
        if Lexicon.newspapers.contains(scan.phrase(span)) { return true }
        return span.contains { scan[$0].has(.capital) && scan[$0].isA(.newspaper) }
            && !span.contains { scan[$0].isA(.journal) }
    }

    func isMagazine(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        return span.count <= 10 && !span.isEmpty
            && (Lexicon.magazines.contains(scan.phrase(span)) || scan.isWord(span.upperBound - 1, "magazine"))
    }

    func isJournal(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        guard !span.isEmpty, span.count <= 24 else { return false }
        if Lexicon.journalTitles.contains(scan.phrase(span)) { return true }
        return span.contains { scan[$0].has(.capital) && scan[$0].isA(.journal) }
    }

    func isSite(_ span: Range<Int>) -> Bool {
        span.count <= 6 && (Lexicon.sites.contains(scan.phrase(span)) || span.contains { scan[$0].has(.domain) })
    }

    /// Known places alone, joined by "and", or with their state or country behind: `Cambridge, MA`.
    func isPlace(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        guard !span.isEmpty, span.count <= 12 else { return false }
        if Lexicon.places.contains(scan.phrase(span)) { return true }
        if isTownWithState(span) { return true }
        var start = span.lowerBound
        var known = 0
        for index in span.lowerBound...span.upperBound {
            let isJoint =
                index == span.upperBound || scan[index].kind == .comma || scan[index].kind == .semicolon
                || scan.isWord(index, "and") || scan.isSymbol(index, 0x26) || scan.isSymbol(index, 0x2F)
                || scan[index].kind == .dash
            guard isJoint else { continue }
            if index > start {
                guard Lexicon.places.contains(scan.phrase(start..<index)) else { return false }
                known += 1
            }
            start = index + 1
        }
        return known > 0
    }

    /// `Brookline, MA`, `Reading, Mass.`: a town that needs no list with a state or country that stands in one.
    func isTownWithState(_ span: Range<Int>) -> Bool {
        guard let comma = span.first(where: { scan[$0].kind == .comma }), comma > span.lowerBound,
            comma - span.lowerBound <= 3,
            span.upperBound - comma <= 3, comma + 1 < span.upperBound
        else { return false }
        let town = span.lowerBound..<comma
        return town.allSatisfy {
            scan[$0].kind == .word && scan[$0].has(.capital)
                && !scan[$0].isA([.organisation, .publisher, .journal, .newspaper])
        }
            && Lexicon.places.contains(scan.phrase(comma + 1..<span.upperBound))
    }

    func isPublisher(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        guard !span.isEmpty, span.count <= 14 else { return false }
        if Lexicon.publishers.contains(scan.phrase(span)) { return true }
        var hasCue = false
        for index in span {
            let token = scan[index]
            if token.kind == .word, token.has(.capital), token.isA(.publisher) { hasCue = true }
            if token.kind == .number || token.kind == .colon { return false }
        }
        return hasCue
    }
}
