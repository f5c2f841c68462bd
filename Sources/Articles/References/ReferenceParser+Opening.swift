extension ReferenceParser {
    /// Reads authors, a date that follows them, and the title; gives the index where the tail begins.
    mutating func readOpening() -> Int {
        if let tail = readInterview() { return tail }
        if let tail = readAuthorYear() { return tail }
        if let quote = titleQuote() { return readQuoted(quote) }
        return readPlain()
    }

    /// "Interview with Jane Park, Seoul, June 4, 2018", "Author’s interview with …".
    private mutating func readInterview() -> Int? {
        let limit = min(span.upperBound, span.lowerBound + 4)
        guard let word = (span.lowerBound..<limit).first(where: { scan.isWord($0, in: ["interview", "interviews"]) }),
            scan.isWord(word + 1, "with"),
            word + 2 < span.upperBound, word == span.lowerBound || scan.isWord(word - 1, in: Self.interviewWords)
        else { return nil }
        traits.insert(.interview)
        let end = pieceEnd(word + 2)
        if let list = scan.names(word + 2..<nameListEnd(word + 2, span.upperBound)),
            list.names.allSatisfy({ $0.literal == nil }), !list.isSurnames
        {
            csl.author = list.names
            sure.set(.author, 0.85)
            return nameListEnd(word + 2, span.upperBound)
        }
        setTitle(span.lowerBound..<end, 0.7)
        return end
    }

    private static let interviewWords: Set<Word> = [
        "author", "author's", "authors", "authors'", "personal", "telephone", "my", "phone", "e-mail", "email", "skype",
        "zoom", "an", "anonymous", "confidential",
    ]

    // MARK: Author (year)

    /// APA and Harvard: names, then the date in brackets, then the title.
    mutating func readAuthorYear() -> Int? {
        var index = span.lowerBound
        let limit = min(span.upperBound, span.lowerBound + 160)
        var namesEnd: Int?
        var isEditors = false
        while index < limit {
            let token = scan[index]
            if token.kind == .openQuote || token.kind == .identifier { return nil }
            if scan.opensGroup(index), let mate = scan.mate(index) {
                let inner = index + 1..<mate
                if isEditorRole(inner) {
                    isEditors = true
                    namesEnd = namesEnd ?? index
                } else if scan.isWord(index + 1, in: Self.directorRoles), mate == index + 2 {
                    namesEnd = mate + 1
                } else if let date = authorYear(inner) {
                    return takeAuthorYear(
                        span.lowerBound..<(namesEnd ?? index),
                        date,
                        after: mate,
                        isEditors: isEditors
                    )
                } else if mate - index > 6 {
                    return nil
                }
            }
            index = scan.next(index)
        }
        return nil
    }

    func authorYear(_ inner: Range<Int>) -> CSLDate? {
        let inner = scan.trim(inner)
        guard !inner.isEmpty else { return nil }
        if let found = scan.date(at: inner.lowerBound, end: inner.upperBound), found.end == inner.upperBound {
            return found.date
        }
        // "1990/1867", "1867 [1990]": the edition that was used comes first.
        if let year = scan.year(inner.lowerBound) ?? scan.suffixedYear(inner.lowerBound), inner.count <= 6 {
            return CSLDate(dateParts: [[year]])
        }
        return nil
    }

    mutating func takeAuthorYear(_ who: Range<Int>, _ date: CSLDate, after close: Int, isEditors: Bool) -> Int? {
        var start = close + 1
        var delimiter: Token.Kind?
        while start < span.upperBound, scan[start].isDelimiter {
            delimiter = scan[start].kind
            start += 1
        }
        guard start < span.upperBound, !who.isEmpty else { return nil }
        let first = scan[start]
        guard
            first.isCapitalWord || first.kind == .openQuote || first.kind == .number && delimiter == .period
                || first.kind == .word && (first.has(.lower) || first.has(.hasDigit)) && delimiter == .period
        else { return nil }
        if delimiter == .comma || delimiter == .colon, first.kind == .word, first.isA(.tail), !first.has(.capital) {
            return nil
        }
        // A note's imprint has a colon or a publisher; a bare year after a plain title is rarer than APA.
        guard readAuthors(who, isEditors: isEditors) else { return nil }
        if traits.contains(.surnames), delimiter == .comma || delimiter == .colon, first.kind != .openQuote {
            return undoAuthors()
        }
        traits.insert(.authorYear)
        setIssued(date, 0.97)
        if scan.opensQuote(start), let mate = scan.mate(start) {
            return takeQuotedTitle(start, mate)
        }
        return takePlainTitle(from: start, isClosedByPeriod: true, 0.9)
    }

    mutating func undoAuthors() -> Int? {
        csl.author = nil
        csl.editor = nil
        traits.remove(.surnames)
        return nil
    }

    // MARK: “Title”

    /// The quotation that is the title, not one inside a longer title.
    func titleQuote() -> Int? {
        var index = span.lowerBound
        while index < span.upperBound {
            if scan.opensGroup(index), let mate = scan.mate(index), hasImprint(index + 1..<mate) { return nil }
            if scan.opensQuote(index), let mate = scan.mate(index), !scan[index].has(.bookQuote), mate < span.upperBound
            {
                return isTitleQuote(index, mate) ? index : nil
            }
            index = scan.next(index)
        }
        return nil
    }

    func isTitleQuote(_ open: Int, _ close: Int) -> Bool {
        guard close > open + 1 else { return false }
        if open > span.lowerBound {
            let before = scan[open - 1]
            let isParted =
                before.isDelimiter || before.kind == .close || before.kind == .dash || before.has(.dotted)
                || scan.isWord(open - 1, "in")
            if !isParted {
                guard let list = scan.names(span.lowerBound..<open), !list.isSurnames else { return false }
            }
        }
        let last = scan[close - 1]
        if last.kind == .comma || last.kind == .period || last.kind == .question { return true }
        guard close + 1 < span.upperBound else { return true }
        let after = scan[close + 1]
        switch after.kind {
        case .comma, .period, .semicolon, .colon, .open, .identifier, .number, .openQuote, .symbol: return true
        case .word:
            if after.word == "in" || after.has(.italic) { return true }
            return after.has(.capital) || after.has(.caseless)
        default: return false
        }
    }

    mutating func readQuoted(_ quote: Int) -> Int {
        var before = scan.trim(span.lowerBound..<quote)
        // "Smith, John. 2010. “Title.”"
        if before.count > 2, let year = scan.year(before.upperBound - 1) ?? scan.suffixedYear(before.upperBound - 1),
            scan[before.upperBound - 2].isDelimiter || scan[before.upperBound - 2].has(.dotted)
        {
            setIssued(CSLDate(dateParts: [[year]]), 0.96)
            traits.insert(.authorYear)
            before = scan.trim(before.lowerBound..<before.upperBound - 1)
        }
        if !before.isEmpty, !readAuthors(before, isEditors: false) {
            readLooseOpening(before)
        }
        guard let mate = scan.mate(quote) else { return span.upperBound }
        return takeQuotedTitle(quote, mate)
    }

    /// Names followed by something else before the title: a role, a body, an interview.
    mutating func readLooseOpening(_ before: Range<Int>) {
        var end = before.upperBound
        var attempts = 0
        while attempts < 6, let cut = (before.lowerBound..<end).last(where: { scan[$0].kind == .comma }) {
            attempts += 1
            if readAuthors(before.lowerBound..<cut, isEditors: false) {
                readTail(cut..<before.upperBound)
                residuals.removeAll()
                return
            }
            end = cut
        }
        // "in" alone introduces no author; a stretch of prose isn't one either.
        let lowers = before.reduce(0) { $0 + (scan[$1].has(.lower) && !scan[$1].isA([.function, .particle]) ? 1 : 0) }
        if lowers == 0, scan[before.lowerBound].isCapitalWord, before.count <= 10,
            !before.contains(where: {
                scan[$0].kind == .number || scan[$0].kind == .open || scan[$0].isA(.prose) && scan[$0].has(.lower)
            })
        {
            csl.author = [CSLName(literal: scan.text(before))]
            sure.set(.author, 0.6)
        } else {
            proseCount += lowers
        }
    }

    /// The words between the marks, without the comma or full stop that belongs to the sentence.
    mutating func takeQuotedTitle(_ open: Int, _ close: Int) -> Int {
        var end = close
        while end > open + 1, scan[end - 1].kind == .comma || scan[end - 1].kind == .period && !isEllipsis(end - 1) {
            end -= 1
        }
        traits.insert(.quotedTitle)
        setTitle(open + 1..<end, 0.97)
        return close + 1
    }

    func isEllipsis(_ index: Int) -> Bool {
        index > 1 && scan.isKind(index - 1, .period) && scan.isKind(index - 2, .period)
    }

    // MARK: authors

    /// Takes a span as authors or editors; false, with nothing taken, when it holds something else.
    mutating func readAuthors(_ span: Range<Int>, isEditors: Bool) -> Bool {
        var who = scan.trim(span)
        var asEditors = isEditors
        var asTranslators = false
        var asDirectors = false
        // "ed.", "(eds.)", "trans." after the names.
        while !who.isEmpty {
            let last = who.upperBound - 1
            if scan[last].kind == .close, scan[last].mate >= 0, Int(scan[last].mate) > who.lowerBound {
                let open = Int(scan[last].mate)
                if open + 2 == last, scan.isWord(open + 1, in: Self.directorRoles) {
                    asDirectors = true
                } else if isEditorRole(open + 1..<last) {
                    asEditors = true
                } else {
                    break
                }
                who = scan.trim(who.lowerBound..<open)
            } else if isEditorRole(last..<last + 1), who.count > 1 {
                asEditors = true
                who = scan.trim(who.lowerBound..<last)
            } else if who.count > 1, scan.isWord(last, in: Self.translatorRoles) {
                asTranslators = true
                who = scan.trim(who.lowerBound..<last)
            } else if who.count > 1, scan.isWord(last, in: Self.directorRoles) {
                asDirectors = true
                who = scan.trim(who.lowerBound..<last)
            } else if who.count > 2, scan.isWord(last, "and"), asTranslators || asEditors {
                who = scan.trim(who.lowerBound..<last)
            } else {
                break
            }
        }
        guard !who.isEmpty, let list = scan.names(who) else {
            guard scan.isOrganisation(who), !Self.opensTitle(scan, who.lowerBound), who.count <= 24 else {
                return false
            }
            csl.author = [CSLName(literal: scan.bodyName(who))]
            sure.set(.author, 0.8)
            return true
        }
        if list.names.isEmpty { return false }
        if list.isSurnames { traits.insert(.surnames) }
        if list.isInverted { traits.insert(.bibliography) }
        if asDirectors {
            csl.director = list.names
            traits.insert(.film)
        } else if asEditors {
            csl.editor = list.names
            sure.set(.editor, list.confidence)
        } else if asTranslators {
            csl.translator = list.names
            sure.set(.translator, list.confidence)
        } else {
            csl.author = list.names
            sure.set(.author, list.confidence)
        }
        return true
    }

    func isEditorRole(_ span: Range<Int>) -> Bool {
        let span = scan.trim(span)
        return span.count == 1 && scan.isWord(span.lowerBound, in: Self.editorRoles)
    }

    static let editorRoles: Set<Word> = ["ed", "eds", "editor", "editors", "hg", "hrsg", "comp", "comps"]
    static let directorRoles: Set<Word> = ["dir", "director", "directors"]
    static let translatorRoles: Set<Word> = ["trans", "translator", "translators", "tr"]

    /// Words that begin a title even where a body's name follows: "Report of the Commission …".
    static func opensTitle(_ scan: NoteScan, _ index: Int) -> Bool {
        scan.isWord(index, in: titleOpeners)
    }

    static let titleOpeners: Set<Word> = [
        "report", "treaty", "convention", "declaration", "act", "statement", "guidelines", "handbook", "manual",
        "annual", "history",
        "constitution", "proceedings", "encyclopedia", "dictionary", "atlas", "introduction", "charter", "protocol",
        "resolution",
        "papers", "records", "collected", "complete", "selected", "essays", "foreign", "documents", "letters", "final",
        "minutes",
    ]
}
