extension ReferenceParser {
    /// Reads what a word such as "vol.", "ed." or "accessed" opens; nil when it opens nothing here.
    mutating func readKeyword(_ index: Int, _ end: Int) -> Int? {
        let token = scan[index]
        let next = index + 1
        if let edition = readEdition(index, end) { return edition }
        if isThesisWord(index) { return readThesis(index, end) }
        switch token.word {
        case "c" where token.has(.dotted) && token.has(.lower) && scan.isKind(next, .number) && scan.year(next) == nil:
            // "c. 42": the chapter of a British law.
            return next + 1
        case "vol", "vols", "volume", "bd", "tome", "t", "jg":
            guard next < end, isCount(next) else { return nil }
            if csl.volume == nil {
                csl.volume = scan.text(next..<afterRange(next, end))
                sure.set(.volume, 0.96)
            }
            return afterRange(next, end)
        case "no", "nos", "nr", "issue", "number", "iss", "núm", "num":
            guard next < end, isCount(next) || scan[next].has(.documentSymbol) else { return nil }
            return readIssue(next, end)
        case "n":
            // "n° 12"
            guard next < end, scan.isSymbol(next, 0xC2), next + 1 < end, isCount(next + 1) else {
                return readLabelledLocator(index, end)
            }
            return readIssue(next + 1, end)
        case "p", "pp", "page", "pages", "pg", "pgs", "s":
            guard next < end, let page = pages(at: next), page.end <= end, token.word != "s" || token.has(.capital)
            else {
                return token.word == "s" && token.has(.dotted) ? readLabelledLocator(index, end) : nil
            }
            takePages(next..<page.end, isRange: page.isRange, isLabelled: true)
            return page.end
        case "at":
            if next < end, scan.isWord(next, in: ["p", "pp", "page"]) { return next }
            guard next < end, let page = pages(at: next), page.end <= end, token.has(.lower) else { return nil }
            setLocator(next..<page.end)
            return page.end
        case "chap", "chaps", "chapter", "ch", "sec", "section", "para", "paras", "art", "article", "fig", "table",
            "nn", "note", "bk", "book", "pt",
            "part", "line", "lines", "col", "fol", "fols", "sv", "ll", "ss":
            return readLabelledLocator(index, end)
        case "ed", "eds", "edited", "editor", "editors", "hg", "hrsg", "herausgegeben":
            return readContributors(index, end)
        case "trans", "translated", "translator", "tr", "translation":
            return readContributors(index, end)
        case "directed", "dir":
            return readDirector(index, end)
        case "in":
            return readIn(index, end)
        case "foreword", "introduction", "preface", "afterword", "illustrated", "illus", "narrated", "hosted",
            "produced", "performance", "photographs":
            guard scan.isWord(next, "by") || scan.isWord(next, "and") || token.has(.lower) else { return nil }
            return pieceEnd(index)
        case "accessed", "retrieved", "visited", "viewed", "consulted", "last", "updated", "modified", "posted",
            "published", "date", "zugriff", "abgerufen":
            return readAccessed(index, end)
        case "available", "archived", "url", "doi", "online", "web", "print", "www", "link", "isbn", "issn", "via",
            "permalink", "pdf":
            return readWayOfAccess(index, end)
        case "repr", "reprint", "reprinted":
            return next
        case "forthcoming":
            setIssued(CSLDate(literal: scan.text(index..<next)), 0.9)
            return next
        case "hereafter", "hereinafter", "henceforth":
            readAlias(index..<end)
            return end
        case "quoted", "cited":
            return next
        default:
            return readKind(index, end)
        }
    }

    // MARK: numbers with a label

    func isCount(_ index: Int) -> Bool {
        guard index < span.upperBound else { return false }
        return scan[index].kind == .number || scan[index].kind == .word && scan[index].has(.hasDigit) || isRoman(index)
    }

    func afterRange(_ index: Int, _ end: Int) -> Int {
        if index + 2 < end, scan.isKind(index + 1, .dash) || scan.isSymbol(index + 1, 0x2F),
            scan[index + 2].kind == .number
        {
            return index + 3
        }
        return index + 1
    }

    mutating func readIssue(_ number: Int, _ end: Int) -> Int {
        let after = afterRange(number, end)
        let text = scan.text(number..<after)
        let isArticle =
            csl.volume != nil
            || !traits.contains(.report) && (isInContainer || traits.contains(.quotedTitle))
                && !traits.contains(.imprint)
        if isArticle, csl.issue == nil, !traits.contains(.report) {
            csl.issue = text
            sure.set(.issue, 0.95)
        } else if csl.number == nil, !traits.contains(.imprint) || traits.contains(.report) {
            csl.number = text
            sure.set(.number, 0.85)
        }
        return after
    }

    /// A chapter, section or article as a place in the work keeps its label, a page doesn't.
    mutating func readLabelledLocator(_ index: Int, _ end: Int) -> Int? {
        var next = index + 1
        // "s.v. “Heidegger”"
        if scan.isWord(index, "sv"), scan.opensQuote(next), let mate = scan.mate(next), mate < end {
            setLocator(index..<mate + 1)
            return mate + 1
        }
        guard next < end, isCount(next) else { return nil }
        if scan.isWord(index, "article"), csl.volume != nil || traits.contains(.authorYear), csl.page == nil,
            !traits.contains(.imprint)
        {
            csl.number = scan.text(next..<next + 1)
            sure.set(.number, 0.9)
            return next + 1
        }
        next = pages(at: next)?.end ?? next + 1
        while next + 1 < end, scan.opensGroup(next), let mate = scan.mate(next), mate - next <= 3,
            !scan[next].has(.spaced)
        { next = mate + 1 }
        next = min(next, end)
        setLocator(index..<next)
        return next
    }

    mutating func readMarkedLocator(_ index: Int, _ end: Int) -> Int {
        var next = index + 1
        while next < end, scan.isSectionMark(next) { next += 1 }
        guard next < end, isCount(next) else { return next }
        next = min(end, pages(at: next)?.end ?? next + 1)
        setLocator(index..<next)
        return next
    }

    // MARK: editions

    /// An edition: `2nd ed.`, `rev. ed.`, `Third edition`, `3rd rev. ed.` and the like.
    mutating func readEdition(_ index: Int, _ end: Int) -> Int? {
        guard scan[index].isA(.ordinal) || scan.ordinal(index) != nil else { return nil }
        var next = index + 1
        while next < end, next - index <= 3,
            scan[next].isA(.ordinal) || scan.isWord(next, "and") || scan.isSymbol(next, 0x26)
        { next += 1 }
        guard next < end, scan.isWord(next, in: Self.editionWords) else { return nil }
        // "Rev. ed. by", "new ed. John Smith" name editors.
        if csl.edition == nil {
            csl.edition = scan.text(index..<next)
            sure.set(.edition, 0.96)
        }
        return next + 1
    }

    // MARK: people

    mutating func readContributors(_ index: Int, _ end: Int) -> Int? {
        var next = index
        var isEditor = false
        var isTranslator = false
        // "ed. and trans.", "edited and with an introduction by"
        while next < end, scan[next].kind == .word {
            switch scan[next].word {
            case "ed", "eds", "edited", "editor", "editors", "hg", "hrsg", "herausgegeben": isEditor = true
            case "trans", "translated", "translator", "tr", "translation": isTranslator = true
            case "and", "by", "with", "an", "introduction", "selected", "compiled", "annotated", "von", "&", "newly",
                "revised":
                break
            default:
                return takeContributors(index, next, end, isEditor: isEditor, isTranslator: isTranslator)
            }
            next += 1
        }
        return nil
    }

    mutating func takeContributors(_ index: Int, _ start: Int, _ end: Int, isEditor: Bool, isTranslator: Bool)
        -> Int?
    {
        guard scan[start].isCapitalWord || scan[start].isA(.particle), start > index else { return nil }
        let limit = nameListEnd(start, end)
        guard let list = scan.names(start..<limit), !list.names.isEmpty else { return nil }
        if isEditor, csl.editor == nil {
            csl.editor = list.names
            sure.set(.editor, list.confidence)
        }
        if isTranslator, csl.translator == nil {
            csl.translator = list.names
            sure.set(.translator, list.confidence)
        }
        return limit
    }

    /// Where the names that begin here end: before a group, a full stop, a number, or a piece that is no name.
    func nameListEnd(_ start: Int, _ end: Int) -> Int {
        var index = start
        var lastGood = start
        var pieceStart = start
        while index <= end, index - start < 80 {
            let isEnd = index == end
            let token = isEnd ? nil : scan[index]
            let isStop =
                isEnd || token?.kind == .open || token?.kind == .period || token?.kind == .identifier
                || token?.kind == .openQuote
                || token?.kind == .semicolon || token?.kind == .colon || token?.kind == .number
            if isStop || token?.kind == .comma {
                let piece = scan.trim(pieceStart..<index)
                if piece.isEmpty || scan.names(pieceStart..<index) == nil {
                    return lastGood == start ? index : lastGood
                }
                let isFirst = pieceStart == start
                let isJoined =
                    scan.isWord(pieceStart, "and") || scan.isSymbol(pieceStart, 0x26) || scan.isWord(pieceStart, "et")
                let isSuffix = scan.nameKind(piece) == .suffix
                if !isFirst, !isJoined, !isSuffix, !isListOfNames(pieceStart, end) { return lastGood }
                lastGood = index
                if isStop { return lastGood }
                if isJoined, !isSuffix { return lastGood }
                pieceStart = index + 1
            }
            index += 1
        }
        return lastGood
    }

    /// "B, and C": the piece here is a full name, and one with "and" comes after it.
    func isListOfNames(_ start: Int, _ end: Int) -> Bool {
        var index = start
        var pieceStart = start
        var steps = 0
        while index < end, steps < 60 {
            if scan[index].kind == .comma || scan[index].kind == .open || scan[index].kind == .period {
                let piece = scan.trim(pieceStart..<index)
                let kind = scan.nameKind(piece)
                let isJoined = scan.isWord(pieceStart, "and") || scan.isSymbol(pieceStart, 0x26)
                if isJoined { return scan.names(pieceStart..<index) != nil }
                if piece.contains(where: { scan.isWord($0, "and") || scan.isSymbol($0, 0x26) }) {
                    return (scan.names(piece)?.names.count ?? 0) > 1 && isFullName(piece)
                }
                guard kind == .full || kind == .suffix else { return false }
                if scan[index].kind != .comma { return false }
                pieceStart = index + 1
            }
            index += 1
            steps += 1
        }
        return false
    }

    func isFullName(_ piece: Range<Int>) -> Bool {
        guard let list = scan.names(piece) else { return false }
        return !list.isSurnames && list.names.allSatisfy { $0.literal == nil }
    }

    mutating func readDirector(_ index: Int, _ end: Int) -> Int? {
        var start = index + 1
        if scan.isWord(start, "by") { start += 1 }
        guard start < end, scan[start].isCapitalWord, start > index + 1 || scan[index].has(.dotted) else { return nil }
        let limit = nameListEnd(start, end)
        guard let list = scan.names(start..<limit) else { return nil }
        csl.director = list.names
        traits.insert(.film)
        return limit
    }

    // MARK: access

    /// `accessed May 3, 2010`, `Retrieved 3 May 2010, from`, `last modified June 1, 2012`.
    mutating func readAccessed(_ index: Int, _ end: Int) -> Int? {
        var next = index
        var isAccess = false
        var isUpdate = false
        while next < end, scan[next].kind == .word || scan[next].kind == .colon {
            switch scan[next].word {
            case "accessed", "retrieved", "visited", "viewed", "consulted", "zugriff", "abgerufen": isAccess = true
            case "updated", "modified", "posted", "published": isUpdate = true
            case "last", "on", "date", "am", "first", "date accessed":
                break
            default:
                if scan[next].kind == .colon { break }
                return takeAccessed(index, next, end, isAccess: isAccess, isUpdate: isUpdate)
            }
            next += 1
        }
        return takeAccessed(index, next, end, isAccess: isAccess, isUpdate: isUpdate)
    }

    mutating func takeAccessed(_ index: Int, _ start: Int, _ end: Int, isAccess: Bool, isUpdate: Bool) -> Int? {
        guard isAccess || isUpdate else { return nil }
        if start < end, let found = scan.date(at: start, end: end) {
            if isAccess {
                if csl.accessed == nil {
                    csl.accessed = found.date
                    sure.set(.accessed, 0.97)
                }
            } else {
                setIssued(found.date, 0.85)
            }
            return skipFrom(found.end, end)
        }
        guard isAccess else { return nil }
        return skipFrom(start, end)
    }

    func skipFrom(_ index: Int, _ end: Int) -> Int {
        var next = index
        while next < end,
            scan[next].kind == .comma || scan.isWord(next, "from") || scan.isWord(next, "at")
                || scan.isWord(next, "via")
        {
            if scan[next].kind == .comma, !scan.isWord(next + 1, "from"), !scan.isWord(next + 1, "at") { break }
            next += 1
        }
        // "from the World Bank website: https://…"
        if next > index, next < end, scan[next].kind == .word {
            let stop = pieceEnd(next)
            if stop < end,
                scan[stop].kind == .identifier || scan[stop].kind == .colon && scan.isKind(stop + 1, .identifier)
            {
                return stop
            }
        }
        return max(next, index)
    }

    func readWayOfAccess(_ index: Int, _ end: Int) -> Int? {
        var next = index + 1
        while next < end,
            scan.isWord(next, "at") || scan.isWord(next, "from") || scan.isWord(next, "online")
                || scan.isKind(next, .colon) || scan.isWord(next, "from:")
        {
            next += 1
        }
        if next >= end || scan[next].kind == .identifier || scan[next].isDelimiter || next > index + 1 { return next }
        return nil
    }

    mutating func readAlias(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, scan[start].kind == .word, scan[start].has(.lower) { start += 1 }
        let name = scan.trim(start..<range.upperBound)
        guard !name.isEmpty, name.count <= 10 else { return }
        let inner =
            scan.opensQuote(name.lowerBound) && name.count > 2
            ? scan.trim(name.lowerBound + 1..<name.upperBound - 1) : name
        if !inner.isEmpty { alias = scan.text(inner) }
    }

    /// For a bracket group that may hold an alias.
    mutating func readAliasGroup(_ range: Range<Int>) { readAlias(range) }
}
