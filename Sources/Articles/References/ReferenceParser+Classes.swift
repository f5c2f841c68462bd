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

    private static let bodies: Set<Word> = [
        "center", "centre", "institute", "university", "department", "council", "agency", "ministry", "office",
        "committee", "foundation", "school", "bureau",
        "association", "organization", "organisation", "commission", "college",
    ]
    private static let periodicals: Set<Word> = [
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
    private func isTownWithState(_ span: Range<Int>) -> Bool {
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

    // MARK: the tail

    /// Whether what begins here follows titles: a volume, an edition, an editor, a date, a page, a place with its publisher.
    func startsTail(_ index: Int) -> Bool {
        guard index < span.upperBound else { return true }
        let token = scan[index]
        switch token.kind {
        case .identifier: return true
        case .open:
            return scan.mate(index).map { isTailGroup(index, $0) } ?? false
        case .number: return startsTailNumber(index)
        case .symbol: return scan.isSectionMark(index)
        case .word: break
        default: return false
        }
        if token.isA(.ordinal) || scan.ordinal(index) != nil, isEditionAhead(index) { return true }
        if scan.ordinal(index) != nil,
            scan.isWord(index + 1, in: ["cong", "sess", "session", "congress", "meeting", "mtg"])
        {
            return true
        }
        if token.isA(.tail), isTailWord(index) { return true }
        if token.isA([.month, .season]) || token.word == "nd" || token.word == "n" || token.isA(.weekday),
            let found = scan.date(at: index, end: span.upperBound), isPieceEnd(found.end)
        {
            return !isFollowedByImprint(found.end)
        }
        if token.has(.lower), let word = romanPages(index), isPieceEnd(word) { return true }
        if token.word == "in", isInContainer(index) { return true }
        let piece = pieceEnd(index)
        let segment = index..<piece
        if Self.tailPhrases.contains(token.word), !token.has(.capital) { return true }
        if token.isCapitalWord, piece - index <= 8 {
            // "New York: Knopf, 1999" without brackets, "Oxford University Press, 2003", "RAND Corporation, 2010".
            if scan.isKind(piece, .colon), isPlace(segment), piece + 1 < span.upperBound, !hasGroupedImprint(piece) {
                return true
            }
            if isPublisher(segment), hasYear(piece) || piece >= span.upperBound { return true }
            if isPlace(segment), isPieceEnd(piece), hasYearSoon(piece) { return true }
            if traits.contains(.authorYear), isPublisher(segment) { return true }
            if isThesisWord(index) { return true }
            if scan.isOrganisation(segment), hasYearSoon(piece), !hasImprintAhead(piece) { return true }
        }
        if token.isCapitalWord, isThesisWord(index) { return true }
        return false
    }

    private static let tailPhrases: Set<Word> = [
        "unpublished", "dissertation", "thesis", "interview", "interviewed", "directed", "personal", "e-mail", "email",
        "letter", "speech",
        "lecture", "paper", "quoted", "cited", "hereafter", "hereinafter", "emphasis", "working", "keynote", "mimeo",
        "manuscript", "film",
        "documentary", "dvd", "ms", "telephone", "doctoral", "master's", "phd", "diss", "podcast", "podcast audio",
        "video", "dataset", "s.v", "sv",
        "discussion", "remarks", "address", "testimony",
    ]

    func isThesisWord(_ index: Int) -> Bool {
        guard scan.isWord(index, in: Self.degrees) else { return false }
        return (index + 1..<min(scan.count, index + 4)).contains { scan.isWord($0, in: Self.thesisWords) }
    }

    static let degrees: Set<Word> = [
        "phd", "ph", "ma", "msc", "ba", "mphil", "dphil", "doctoral", "master's", "masters", "undergraduate",
        "bachelor's", "edd", "jd", "llm", "mba", "unpublished", "honors", "senior", "postgraduate",
    ]
    static let thesisWords: Set<Word> = ["diss", "dissertation", "thesis", "dissertations", "theses"]

    private func startsTailNumber(_ index: Int) -> Bool {
        if let found = scan.date(at: index, end: span.upperBound), isPieceEnd(found.end) {
            // "The Origins of the Korean War, 1945–1947 (Princeton: …)"
            if isFollowedByImprint(found.end) { return false }
            if scan.isKind(found.end, .period), found.end + 1 < span.upperBound, scan.year(index) != nil,
                hasYearSoon(found.end)
            {
                return false
            }
            return true
        }
        if let page = pages(at: index), isPieceEnd(page.end) { return !isFollowedByImprint(page.end) }
        return scan.isKind(index + 1, .open) || scan.isWord(index + 1, "vols")
            || scan.isKind(index + 1, .colon) && scan.isKind(index + 2, .number)
            || reporter(at: index) != nil
    }

    func isFollowedByImprint(_ index: Int) -> Bool {
        index < span.upperBound && scan.opensGroup(index)
            && scan.mate(index).map { hasImprint(index + 1..<$0) || isTailGroup(index, $0) } ?? false
    }

    /// "China and Vietnam: The Politics of Asymmetry (New York, 2006)": the colon is the title's.
    private func hasGroupedImprint(_ colon: Int) -> Bool {
        let end = pieceEnd(colon + 1)
        return end < span.upperBound && scan.opensGroup(end)
    }

    private func hasImprintAhead(_ index: Int) -> Bool {
        index < span.upperBound && scan.opensGroup(index)
    }

    /// Tail words are words of titles too; here they have to stand as a tail uses them.
    private func isTailWord(_ index: Int) -> Bool {
        let next = index + 1
        guard next < span.upperBound else { return true }
        let token = scan[index]
        let isNumberNext = scan[next].kind == .number || scan[next].has(.hasDigit) || isRoman(next)
        switch token.word {
        case "no", "nos", "nr", "issue", "number", "p", "pp", "page", "pages", "chap", "chapter", "chaps", "ch", "sec",
            "section", "para", "paras",
            "art", "article", "fig", "table", "n", "nn", "note", "notes", "bk", "book", "pt", "part", "line", "lines",
            "col", "cols", "fol", "fols", "f",
            "ff", "vol", "vols", "volume", "volumes":
            return isNumberNext
        case "c", "s", "ss":
            return isNumberNext && token.has(.dotted) && token.has(.lower)
        case "ed", "eds", "trans", "tr":
            return token.has(.dotted)
                && (scan[next].isCapitalWord || scan.isWord(next, "by") || scan.isWord(next, "and"))
                || scan.isWord(next, "by")
        case "edited", "translated", "directed":
            return scan.isWord(next, "by") || scan.isWord(next, "and") || token.has(.lower)
        case "editor", "editors", "translator":
            return !scan[next].has(.lower)
        case "foreword", "introduction", "preface":
            return scan.isWord(next, "by")
        case "last": return scan.isWord(next, in: Self.accessWords)
        case "posted", "published", "updated", "modified", "viewed", "accessed", "retrieved", "available", "cited",
            "quoted":
            return token.has(.lower) || scan.date(at: next, end: span.upperBound) != nil
        case "forthcoming", "unpublished", "repr", "reprint", "reprinted", "isbn", "doi": return true
        default: return false
        }
    }

    static let accessWords: Set<Word> = ["accessed", "retrieved", "visited", "viewed", "consulted", "checked", "acc"]

    private func isInContainer(_ index: Int) -> Bool {
        guard index + 1 < span.upperBound, scan[index].has(.lower), index > span.lowerBound,
            scan.isKind(index - 1, .comma)
        else { return false }
        return scan[index + 1].isCapitalWord || scan[index + 1].kind == .openQuote || scan[index + 1].has(.italic)
    }

    func isEditionAhead(_ index: Int) -> Bool {
        let next = index + 1
        if scan.isWord(next, in: Self.editionWords) { return true }
        return scan.isWord(next + 1, in: Self.editionWords) && next < scan.count && scan[next].isA(.ordinal)
    }

    static let editionWords: Set<Word> = ["ed", "edn", "edition"]

    // MARK: groups

    /// Whether a bracket group after a title belongs to the reference and not to the title.
    func isTailGroup(_ open: Int, _ close: Int) -> Bool {
        let inner = scan.trim(open + 1..<close)
        guard !inner.isEmpty else { return true }
        if scan.bytes[Int(scan[open].start)] == 0x5B { return isBracketNote(inner) }
        let after = close + 1
        var hasYear = false
        for index in inner {
            let token = scan[index]
            if scan.year(index) != nil || scan.suffixedYear(index) != nil { hasYear = true }
            guard token.kind == .word else { continue }
            if token.word == "nd" || token.word == "forthcoming" || token.word == "hereafter"
                || token.word == "hereinafter"
            {
                return true
            }
            if Self.thesisWords.contains(token.word) || Self.editorRoles.contains(token.word) && token.has(.dotted) {
                return true
            }
            if token.word == "unpublished" || token.isA(.publisher) && token.has(.capital) { return true }
            if index == inner.lowerBound, token.isA(.tail), isTailWord(index) { return true }
        }
        // "(ICPSR 37080; Version V1)", "(Report No. 5)" at the end of a title in APA's manner.
        if traits.contains(.authorYear), after < span.upperBound, scan.isKind(after, .period) || scan.opensGroup(after),
            inner.contains(where: { scan[$0].kind == .number || scan[$0].has(.hasDigit) })
        {
            return true
        }
        if hasYear {
            // A bare year that the title goes on after, or that stands before the imprint, is the title's own.
            if inner.count == 1, after < span.upperBound, !traits.contains(.authorYear) {
                if scan[after].kind == .word, !scan.isWord(after, "in") { return false }
                if scan.opensGroup(after) { return false }
            }
            return true
        }
        if inner.contains(where: { scan[$0].kind == .colon }),
            isPlace(inner.lowerBound..<(inner.first { scan[$0].kind == .colon } ?? inner.upperBound))
        {
            return true
        }
        return isPlace(inner) || Lexicon.publishers.contains(scan.phrase(inner)) || isEditionAhead(inner.lowerBound)
            || hasReportNumber(inner)
    }

    func hasReportNumber(_ inner: Range<Int>) -> Bool {
        inner.contains {
            (scan.isWord($0, "no") || scan.isWord($0, "nos")) && $0 + 1 < inner.upperBound
                && (scan[$0 + 1].kind == .number || scan[$0 + 1].has(.hasDigit))
        }
    }

    private func isBracketNote(_ inner: Range<Int>) -> Bool {
        if inner.count <= 12, scan.year(inner.lowerBound) != nil { return true }
        return inner.contains { scan.isWord($0, in: Self.bracketNotes) }
    }

    private static let bracketNotes: Set<Word> = [
        "data", "dataset", "film", "video", "blog", "post", "thesis", "dissertation", "software", "paper", "review",
        "podcast", "episode",
        "interview", "tweet", "song", "album", "letter", "manuscript", "in", "pdf", "computer", "press", "speech",
        "motion", "conference", "photograph", "map", "working", "preprint", "online", "internet", "white",
        "presentation",
    ]

    /// `Place: Publisher, year` or at least a publisher and a year.
    func hasImprint(_ inner: Range<Int>) -> Bool {
        var hasColon = false
        var hasYear = false
        var hasHouse = false
        for index in inner {
            if scan[index].kind == .colon { hasColon = true }
            if scan.year(index) != nil || scan.isWord(index, "forthcoming") || scan.isWord(index, "nd") {
                hasYear = true
            }
            if scan[index].kind == .word, scan[index].has(.capital), scan[index].isA(.publisher) { hasHouse = true }
        }
        return hasYear && (hasColon || hasHouse)
    }

    // MARK: pieces

    func isPieceEnd(_ index: Int) -> Bool {
        guard index < span.upperBound else { return true }
        let token = scan[index]
        return token.isDelimiter && token.kind != .colon || token.kind == .open || token.kind == .close
            || token.kind == .identifier
    }

    func pieceEnd(_ start: Int) -> Int {
        scan.first(in: start..<min(span.upperBound, start + 40)) {
            scan[$0].isDelimiter || scan[$0].kind == .open || scan[$0].kind == .identifier
        }
            ?? min(span.upperBound, start + 40)
    }

    private func hasYear(_ index: Int) -> Bool {
        index + 1 < span.upperBound && scan[index].isDelimiter && scan.date(at: index + 1, end: span.upperBound) != nil
            || scan.isKind(index, .number)
            || index < span.upperBound && scan.opensGroup(index) && scan.year(index + 1) != nil
    }

    private func hasYearSoon(_ start: Int) -> Bool {
        var index = start
        var steps = 0
        while index < span.upperBound, steps < 14 {
            if scan.year(index) != nil { return true }
            if scan[index].kind == .openQuote { return false }
            index = scan.next(index)
            steps += 1
        }
        return false
    }

    func isRoman(_ index: Int) -> Bool {
        guard index < scan.count, scan[index].kind == .word else { return false }
        let letters = scan.bytes[Int(scan[index].start)..<Int(scan[index].end)]
        guard letters.count <= 8 else { return false }
        return letters.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"), UInt8(ascii: "c"),
                UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "I"),
                UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "D"),
                UInt8(ascii: "M"):
                true
            default: false
            }
        }
    }

    /// `xii`, `xii–xv`: the index after it.
    private func romanPages(_ index: Int) -> Int? {
        guard index < scan.count, scan[index].has(.lower) else { return nil }
        // "xii–xv" is one word to the tokenizer.
        if scan[index].has(.hyphenated), isRomanRange(index) { return index + 1 }
        guard isRomanRange(index) else { return nil }
        if scan.isKind(index + 1, .dash), isRoman(index + 2) { return index + 3 }
        return index + 1
    }

    private func isRomanRange(_ index: Int) -> Bool {
        let letters = scan.bytes[Int(scan[index].start)..<Int(scan[index].end)]
        let roman = Set("ivxlc".utf8)
        return letters.count <= 16
            && letters.allSatisfy { roman.contains($0) || $0 == 0x2D || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93 }
    }

    // A page, a range or several: `12`, `108–111`, `12n3`, `xii–xv`, `A4`, `1:23–25`, `12, 45–47`, `23ff.`
    func pages(at start: Int) -> (end: Int, isRange: Bool)? {
        guard let first = onePage(start) else { return nil }
        var end = first.end
        var isRange = first.isRange
        if scan.isWord(end, "ff") || scan.isWord(end, "f"), end < span.upperBound { end += 1 }
        // Further pages of the same list, as far as the piece goes.
        var turns = 0
        while end + 1 < span.upperBound, scan.isKind(end, .comma), turns < 20, scan.year(end + 1) == nil,
            let more = onePage(end + 1),
            isPieceEnd(more.end) || scan.isKind(more.end, .comma)
        {
            end = more.end
            isRange = isRange || more.isRange
            turns += 1
        }
        if end + 1 < span.upperBound, scan.isWord(end, "and") || scan.isSymbol(end, 0x26), let more = onePage(end + 1),
            isPieceEnd(more.end)
        {
            end = more.end
        }
        return (end, isRange)
    }

    private func onePage(_ start: Int) -> (end: Int, isRange: Bool)? {
        guard start < span.upperBound else { return nil }
        if let roman = romanPages(start) { return (roman, roman > start + 1) }
        guard isPageNumber(start) else { return nil }
        if start + 2 < span.upperBound, scan.isKind(start + 1, .dash), isPageNumber(start + 2) {
            return (start + 3, true)
        }
        return (start + 1, false)
    }

    private func isPageNumber(_ index: Int) -> Bool {
        guard index < span.upperBound else { return false }
        if scan.isKind(index, .number) { return scan[index].end - scan[index].start <= 6 }
        guard scan[index].kind == .word, scan[index].has(.hasDigit), scan[index].end - scan[index].start <= 9,
            scan.ordinal(index) == nil
        else { return false }
        return !scan[index].has(.hyphenated) && !scan[index].has(.documentSymbol) && isPageCode(index)
    }

    /// `A4`, `LZ01`, `e1005`, `12n3`, `23ff`; not `W3C` or `1970s`.
    private func isPageCode(_ index: Int) -> Bool {
        var position = Int(scan[index].start)
        let end = Int(scan[index].end)
        func skip(_ isPart: (UInt8) -> Bool) -> Int {
            let start = position
            while position < end, isPart(scan.bytes[position]) { position += 1 }
            return position - start
        }
        let isLetter: (UInt8) -> Bool = { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let head = skip(isLetter)
        guard head <= 2, skip(Tokenizer.isDigit) > 0 else { return false }
        if position == end { return true }
        guard head == 0,
            scan.bytes[position] == UInt8(ascii: "n") || scan.bytes[position] == UInt8(ascii: "f")
                || scan.bytes[position] == UInt8(ascii: "a") || scan.bytes[position] == UInt8(ascii: "b")
        else { return false }
        return skip(isLetter) <= 2 && skip(Tokenizer.isDigit) >= 0 && position == end
    }
}
