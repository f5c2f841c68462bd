/// What follows titles, told from how it begins.
extension ReferenceParser {
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

    static let tailPhrases: Set<Word> = [
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

    func startsTailNumber(_ index: Int) -> Bool {
        if let found = scan.date(at: index, end: span.upperBound), isPieceEnd(found.end) {
            // "The Origins of the Korean War, 1945–1947 (Princeton: …)"
            if isFollowedByImprint(found.end) || isRangeOfTitle(index, found.end) { return false }
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

    /// Years of a title that stand in front of who translated it.
    ///
    /// As in "Paper Machines, 1548–1929, trans. Peter Krapp (Cambridge, MA: MIT Press, 2011)".
    func isRangeOfTitle(_ index: Int, _ end: Int) -> Bool {
        let next = end + 1
        guard scan.isKind(index + 1, .dash), scan.isKind(end, .comma), next < span.upperBound,
            scan[next].isA(.tail) && isTailWord(next) || isEditionAhead(next)
        else { return false }
        // An imprint stands soon behind, or not at all.
        let near = next..<min(span.upperBound, next + 16)
        return near.contains(where: isFollowedByImprint)
    }

    func isFollowedByImprint(_ index: Int) -> Bool {
        index < span.upperBound && scan.opensGroup(index)
            && scan.mate(index).map { hasImprint(index + 1..<$0) || isTailGroup(index, $0) } ?? false
    }

    /// "China and Vietnam: The Politics of Asymmetry (New York, 2006)": the colon is the title's.
    func hasGroupedImprint(_ colon: Int) -> Bool {
        let end = pieceEnd(colon + 1)
        return end < span.upperBound && scan.opensGroup(end)
    }

    func hasImprintAhead(_ index: Int) -> Bool {
        index < span.upperBound && scan.opensGroup(index)
    }

    /// Tail words are words of titles too; here they have to stand as a tail uses them.
    func isTailWord(_ index: Int) -> Bool {
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

    func isInContainer(_ index: Int) -> Bool {
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

    func isBracketNote(_ inner: Range<Int>) -> Bool {
        if inner.count <= 12, scan.year(inner.lowerBound) != nil { return true }
        return inner.contains { scan.isWord($0, in: Self.bracketNotes) }
    }

    static let bracketNotes: Set<Word> = [
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
}
