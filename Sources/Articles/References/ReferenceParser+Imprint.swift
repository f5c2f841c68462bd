extension ReferenceParser {
    /// Reads a bracket group after the title.
    mutating func readGroup(_ group: Range<Int>, isBracket: Bool) {
        let inner = scan.trim(group)
        guard !inner.isEmpty else { return }
        let first = scan[inner.lowerBound]
        if readParts(inner) { return }
        if let found = scan.date(at: inner.lowerBound, end: inner.upperBound), found.end == inner.upperBound {
            setIssued(found.date, 0.96)
            return
        }
        if isBracket, readBracketNote(inner) { return }
        if first.kind == .word {
            switch first.word {
            case "accessed", "retrieved", "visited", "viewed", "last", "consulted":
                if readKeyword(inner.lowerBound, inner.upperBound) != nil { return }
            case "hereafter", "hereinafter", "henceforth":
                readAliasGroup(inner)
                return
            case "emphasis", "italics", "my", "translation", "quoting", "citing", "arguing", "noting", "describing",
                "discussing", "on", "see":
                return
            default: break
            }
        }
        if readRoleGroup(inner) { return }
        if scan.isWord(inner.lowerBound, "original"), let year = scan.year(inner.upperBound - 1) {
            csl.originalDate = CSLDate(dateParts: [[year]])
            return
        }
        if !hasColon(inner), readNumberGroup(inner) { return }
        if let thesis = inner.first(where: { isThesisWord($0) }) {
            readTail(thesis..<inner.upperBound)
            takeThesisBody(from: thesis, inner.upperBound)
            return
        }
        if isIssueGroup(inner) { return }
        if !traits.isDisjoint(with: [.quotedTitle]) || csl.title != nil, isKindGroup(inner) {
            readTail(inner)
            return
        }
        if hasYear(inner) || inner.contains(where: { scan[$0].kind == .colon }) || isPublisher(inner) || isPlace(inner)
        {
            if first.isA(.tail) && !first.has(.capital) && scan[inner.lowerBound + 0].word != "repr"
                || startsWithEdition(inner) && !hasColon(inner) && !isBluebook(inner)
            {
                readTail(inner)
            } else {
                readImprint(inner)
            }
            return
        }
        if startsWithEdition(inner) || first.isA(.tail) { readTail(inner) }
    }

    /// `(H. Weaver, Trans.; 2nd ed.)`: each part by itself.
    mutating func readParts(_ inner: Range<Int>) -> Bool {
        guard let semicolon = inner.first(where: { scan[$0].kind == .semicolon }), !hasColon(inner),
            scan.year(inner.lowerBound) == nil
        else { return false }
        let first = scan.trim(inner.lowerBound..<semicolon)
        let rest = scan.trim(semicolon + 1..<inner.upperBound)
        guard !first.isEmpty, !rest.isEmpty else { return false }
        let isRole =
            scan.isWord(first.upperBound - 1, in: Self.editorRoles)
            || scan.isWord(first.upperBound - 1, in: Self.translatorRoles)
        guard isRole || startsWithEdition(first) else { return false }
        readGroup(first, isBracket: false)
        // One further part; a group of more is a remark.
        if !rest.contains(where: { scan[$0].kind == .semicolon }) { readGroup(rest, isBracket: false) }
        return true
    }

    /// `(Report No. 5)`, `(NIH Publication No. 18-2059)`.
    mutating func readNumberGroup(_ inner: Range<Int>) -> Bool {
        guard let label = inner.first(where: { scan.isWord($0, "no") || scan.isWord($0, "nos") }),
            label > inner.lowerBound, label + 1 < inner.upperBound, isCount(label + 1)
        else { return false }
        csl.number = scan.text(scan.trim(label + 1..<inner.upperBound))
        sure.set(.number, 0.94)
        csl.genre = scan.text(inner.lowerBound..<label)
        traits.insert(.report)
        return true
    }

    func hasYear(_ inner: Range<Int>) -> Bool {
        inner.contains {
            scan.year($0) != nil || scan.isWord($0, "forthcoming") || scan.isWord($0, "nd") && scan[$0].has(.dotted)
                || scan.suffixedYear($0) != nil
        }
    }

    func hasColon(_ inner: Range<Int>) -> Bool { inner.contains { scan[$0].kind == .colon } }

    /// Bluebook's form, with the year last: `(2d ed. 1990)`, `(David Smith ed., 1990)`.
    func isBluebook(_ inner: Range<Int>) -> Bool { scan.year(inner.upperBound - 1) != nil }

    func startsWithEdition(_ inner: Range<Int>) -> Bool {
        (scan[inner.lowerBound].isA(.ordinal) || scan.ordinal(inner.lowerBound) != nil)
            && isEditionAhead(inner.lowerBound)
    }

    func isKindGroup(_ inner: Range<Int>) -> Bool {
        scan.isWord(inner.lowerBound, in: Self.kindWords) && scan[inner.lowerBound].kind == .word
    }

    static let kindWords: Set<Word> = [
        "speech", "lecture", "keynote", "address", "remarks", "paper", "poster", "presentation", "unpublished",
        "manuscript", "interview", "podcast", "blog", "weblog",
        "film", "documentary", "video", "testimony", "sermon", "working", "discussion", "dataset", "directed", "dir",
    ]

    /// `[Data set]`, `[Blog post]`, `[Doctoral dissertation, Yale University]`, `[in Korean]`.
    mutating func readBracketNote(_ inner: Range<Int>) -> Bool {
        for index in inner where scan[index].kind == .word {
            switch scan[index].word {
            case "dataset", "data": traits.insert(.dataset)
            case "film", "motion", "video", "documentary": traits.insert(.film)
            case "blog", "weblog": traits.insert(.blog)
            case "podcast", "episode", "broadcast": traits.insert(.broadcast)
            case "speech", "lecture", "address": traits.insert(.speech)
            case "interview": traits.insert(.interview)
            case "conference", "poster", "paper", "presentation": traits.insert(.conference)
            case "manuscript", "unpublished": traits.insert(.manuscript)
            case "preprint": traits.insert(.preprint)
            case "dissertation", "thesis", "diss":
                traits.insert(.thesis)
                csl.genre = scan.text(inner.lowerBound..<index + 1)
                if scan.isKind(index + 1, .comma), index + 2 < inner.upperBound {
                    setPublisher(index + 2..<inner.upperBound, 0.95)
                }
                return true
            default: continue
            }
            return true
        }
        // A year in square brackets is the editor's guess at the date; anything else is a remark.
        return !hasYear(inner)
    }

    /// `(Ed.)`, `(J. Smith, Trans.)`, `(J. Smith & K. Doe, Eds.)`, `(David Smith ed., 1990)`.
    mutating func readRoleGroup(_ inner: Range<Int>) -> Bool {
        let last = inner.upperBound - 1
        let isEditor = scan.isWord(last, in: Self.editorRoles)
        let isTranslator = scan.isWord(last, in: Self.translatorRoles)
        if isEditor || isTranslator {
            if inner.count == 1 { return true }
            if scan.ordinal(inner.lowerBound) != nil || scan[inner.lowerBound].isA(.ordinal) { return false }
            var who = scan.trim(inner.lowerBound..<last)
            var alsoEditor = false
            // "Smith, Ed. & Trans."
            while who.count > 1,
                scan.isWord(who.upperBound - 1, "and") || scan.isSymbol(who.upperBound - 1, 0x26)
                    || scan.isWord(who.upperBound - 1, in: Self.editorRoles)
            {
                if scan.isWord(who.upperBound - 1, in: Self.editorRoles) { alsoEditor = true }
                who = scan.trim(who.lowerBound..<who.upperBound - 1)
            }
            guard let list = scan.names(who) else { return false }
            if isEditor || alsoEditor, csl.editor == nil {
                csl.editor = list.names
                sure.set(.editor, 0.95)
            }
            if isTranslator, csl.translator == nil {
                csl.translator = list.names
                sure.set(.translator, 0.95)
            }
            return true
        }
        // Bluebook: names, role, comma, the rest.
        guard
            let role = inner.first(where: {
                (scan.isWord($0, "ed") || scan.isWord($0, "eds") || scan.isWord($0, "trans")) && scan[$0].has(.dotted)
            }), role > inner.lowerBound,
            scan.isKind(role + 1, .comma), let list = scan.names(inner.lowerBound..<role)
        else { return false }
        if scan.isWord(role, "trans") { csl.translator = list.names } else { csl.editor = list.names }
        readImprint(scan.trim(role + 1..<inner.upperBound))
        return true
    }

    mutating func isIssueGroup(_ inner: Range<Int>) -> Bool {
        guard csl.volume != nil, csl.issue == nil, inner.count <= 4, scan.year(inner.lowerBound) == nil else {
            return false
        }
        let start = scan.isWord(inner.lowerBound, in: Self.issueWords) ? inner.lowerBound + 1 : inner.lowerBound
        guard start < inner.upperBound, isCount(start), scan[start].kind == .number || scan[start].has(.hasDigit) else {
            return false
        }
        csl.issue = scan.text(start..<inner.upperBound)
        sure.set(.issue, 0.9)
        return true
    }

    /// Of `PhD diss., Harvard University, 1999` the university, which the tail left as a residual.
    mutating func takeThesisBody(from start: Int, _ end: Int) {
        let found = residuals
        residuals = []
        for residual in found {
            if residual.span.lowerBound >= start, residual.span.upperBound <= end {
                if isPlace(residual.span) {
                    setPlace(residual.span, 0.9)
                    continue
                }
                if csl.publisher == nil {
                    setPublisher(residual.span, 0.93)
                    continue
                }
            }
            residuals.append(residual)
        }
    }

    // MARK: Place: Publisher, year

    mutating func readImprint(_ whole: Range<Int>) {
        var inner = whole
        traits.insert(.imprint)
        // "(1962; repr., Chicago: University of Chicago Press, 1996)"
        if let semicolon = inner.first(where: { scan[$0].kind == .semicolon }) {
            let first = scan.trim(inner.lowerBound..<semicolon)
            let second = scan.trim(semicolon + 1..<inner.upperBound)
            if first.count == 1, let year = scan.year(first.lowerBound), !second.isEmpty,
                hasColon(second) || hasYear(second)
            {
                csl.originalDate = CSLDate(dateParts: [[year]])
                inner = second
            } else if hasColon(first), hasYear(first) || !hasColon(second) {
                if hasYear(first) { inner = first }
            }
        }
        while inner.count > 1, let next = skipEditionAndReprint(inner) { inner = scan.trim(next..<inner.upperBound) }
        guard !inner.isEmpty else { return }
        let dated = withoutDate(inner)
        if let colon = dated.first(where: { scan[$0].kind == .colon }), colon > dated.lowerBound,
            colon + 1 < dated.upperBound
        {
            setPlace(dated.lowerBound..<colon, 0.96)
            setPublisher(colon + 1..<dated.upperBound, 0.95)
            return
        }
        readPlainImprint(dated)
    }

    mutating func skipEditionAndReprint(_ inner: Range<Int>) -> Int? {
        let first = inner.lowerBound
        if scan.isWord(first, "repr") || scan.isWord(first, "reprint") || scan.isWord(first, "reprinted") {
            return first + 1
        }
        if scan[first].isA(.ordinal) || scan.ordinal(first) != nil, isEditionAhead(first) {
            var next = first + 1
            while next < inner.upperBound, !scan.isWord(next, in: Self.editionWords) { next += 1 }
            if csl.edition == nil {
                csl.edition = scan.text(first..<next)
                sure.set(.edition, 0.95)
            }
            return min(inner.upperBound, next + 1)
        }
        if scan.isWord(first, "vol") || scan.isWord(first, "vols"), first + 1 < inner.upperBound, isCount(first + 1) {
            if csl.volume == nil { csl.volume = scan.text(first + 1..<first + 2) }
            return first + 2
        }
        if scan.isWord(first, "pp") || scan.isWord(first, "p"), first + 1 < inner.upperBound,
            let page = pages(at: first + 1)
        {
            takePages(first + 1..<page.end, isRange: page.isRange, isLabelled: true)
            return page.end
        }
        return nil
    }

    /// Takes the date off the end and gives what stands before it.
    mutating func withoutDate(_ inner: Range<Int>) -> Range<Int> {
        var start = inner.upperBound - 1
        var best: (date: CSLDate, start: Int)?
        var steps = 0
        while start >= inner.lowerBound, steps < 10 {
            if start == inner.lowerBound || scan[start - 1].kind == .comma || scan[start - 1].kind == .colon
                || scan[start].kind == .open || scan.year(start) != nil
                || scan[start].isA([.month, .season]) || scan.isKind(start, .number)
            {
                let open = scan[start].kind == .open ? start + 1 : start
                let close = scan[start].kind == .open ? inner.upperBound - 1 : inner.upperBound
                if open < close, let found = scan.date(at: open, end: close), found.end == close {
                    best = (found.date, start)
                }
            }
            // "[1967] 1990"
            start -= 1
            steps += 1
        }
        guard let best else {
            guard let year = inner.last(where: { scan.year($0) != nil }), year > inner.lowerBound,
                scan.year(year).map({ $0 > 1400 }) ?? false,
                let value = scan.year(year), scan[year - 1].kind == .comma
            else { return inner }
            setIssued(CSLDate(dateParts: [[value]]), 0.9)
            return scan.trim(inner.lowerBound..<year)
        }
        setIssued(best.date, 0.97)
        var end = best.start
        if end > inner.lowerBound + 1, scan[end - 1].kind == .close, scan[end - 1].mate >= 0,
            let open = Optional(Int(scan[end - 1].mate)), let year = scan.year(open + 1),
            open > inner.lowerBound
        {
            csl.originalDate = CSLDate(dateParts: [[year]])
            end = open
        }
        return scan.trim(inner.lowerBound..<max(inner.lowerBound, end))
    }

    /// Without a colon: a publisher, a place, or both behind each other.
    mutating func readPlainImprint(_ inner: Range<Int>) {
        guard !inner.isEmpty else { return }
        if isPlace(inner) {
            setPlace(inner, 0.88)
            return
        }
        var publisher: Range<Int>?
        var start = inner.lowerBound
        for index in inner.lowerBound...inner.upperBound where index == inner.upperBound || scan[index].kind == .comma {
            let piece = scan.trim(start..<index)
            start = index + 1
            guard !piece.isEmpty else { continue }
            if isPlace(piece), csl.publisherPlace == nil || publisher != nil {
                if csl.publisherPlace != nil { continue }
                // "Cambridge, MA"
                let wide = piece.lowerBound..<inner.upperBound
                setPlace(isPlace(wide) ? wide : piece, 0.85)
                if isPlace(wide) { break }
            } else if scan[piece.lowerBound].isCapitalWord || scan[piece.lowerBound].has(.hasDigit) {
                publisher = (publisher?.lowerBound ?? piece.lowerBound)..<piece.upperBound
            }
        }
        if let publisher { setPublisher(publisher, isPublisher(publisher) ? 0.93 : 0.75) }
    }

    /// `New York: Knopf, 1999` outside of brackets.
    mutating func readPlaceAndPublisher(_ start: Int, _ end: Int) -> Int? {
        guard csl.publisher == nil, let colon = placeColon(start, end) else { return nil }
        let isQuoted = traits.contains(.quotedTitle) && !traits.contains(.chapter)
        guard isPlace(start..<colon) || !isQuoted && (isAfterPeriod || traits.contains(.imprint) == false) else {
            return nil
        }
        // To the comma before the date, or to the full stop.
        var index = colon + 1
        var stop = index
        while index < end {
            let token = scan[index]
            if token.kind == .period || token.kind == .identifier || token.kind == .semicolon { break }
            if scan.opensGroup(index), scan.mate(index).map({ hasYear(index + 1..<$0) }) ?? false { break }
            if token.kind == .comma, index + 1 < end, scan.date(at: index + 1, end: end) != nil || startsTail(index + 1)
            {
                break
            }
            if token.kind == .number, scan.year(index) != nil, index > colon + 1 { break }
            index = scan.next(index)
        }
        stop = min(index, end)
        guard stop > colon + 1 else { return nil }
        setPlace(start..<colon, 0.93)
        setPublisher(colon + 1..<stop, 0.93)
        traits.insert(.imprint)
        return stop
    }

    /// The colon after one to six capital words.
    func placeColon(_ start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end, index - start <= 8 {
            let token = scan[index]
            if token.kind == .colon {
                guard index > start, index + 1 < end,
                    scan[index + 1].isCapitalWord || scan[index + 1].kind == .number && false
                else { return nil }
                return index
            }
            let isName =
                token.isCapitalWord || token.kind == .comma || scan.isWord(index, "and") || scan.isSymbol(index, 0x26)
                || scan.isSymbol(index, 0x2F)
                || token.isA(.particle) || scan.isWord(index, "am") || scan.isWord(index, "the") || token.kind == .dash
                || token.kind == .semicolon
            guard isName, !token.isA(.tail) || token.has(.capital) else { return nil }
            index += 1
        }
        return nil
    }
}
