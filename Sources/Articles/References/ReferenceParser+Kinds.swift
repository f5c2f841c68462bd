extension ReferenceParser {
    /// Words that tell what kind of work it is: an interview, a speech, a film, a paper in a series.
    mutating func readKind(_ index: Int, _ end: Int) -> Int? {
        let token = scan[index]
        let next = index + 1
        switch token.word {
        case "interview", "interviewed":
            traits.insert(.interview)
            return readInterviewer(index, end)
        case "e-mail", "email", "letter", "telephone", "conversation", "correspondence", "message", "memorandum",
            "memo", "telegram", "cable", "postcard":
            guard token.has(.lower) || csl.author == nil && csl.title == nil || isMessage(index, end) else {
                return nil
            }
            if token.word != "memorandum", token.word != "memo", token.word != "cable", token.word != "telegram" {
                traits.insert(.personal)
            }
            return pieceEnd(index)
        case "personal", "pers":
            guard
                scan.isWord(
                    next,
                    in: ["communication", "comm", "interview", "correspondence", "conversation", "letter"]
                )
            else { return nil }
            traits.insert(scan.isWord(next, "interview") ? .interview : .personal)
            return min(end, next + 1)
        case "speech", "lecture", "keynote", "address", "remarks", "sermon", "testimony", "talk", "inaugural",
            "presentation":
            guard token.has(.lower) || isAfterPeriod && csl.title != nil else { return nil }
            traits.insert(.speech)
            return readOccasion(index, end)
        case "paper", "poster":
            guard
                (next..<min(end, next + 3)).contains(where: {
                    scan.isWord($0, in: ["presented", "delivered", "prepared", "given", "read", "for", "at"])
                })
            else { return nil }
            traits.insert(.conference)
            return readOccasion(index, end)
        case "presented", "delivered":
            traits.insert(traits.contains(.speech) ? .speech : .conference)
            return readOccasion(index, end)
        case "unpublished", "manuscript", "mimeo", "mimeograph", "typescript", "ms":
            guard token.has(.lower) || token.has(.allCaps) || isAfterPeriod else { return nil }
            traits.insert(.manuscript)
            let stop = pieceEnd(index)
            if (index..<stop).contains(where: { isThesisWord($0) }) { return next }
            return token.word == "ms" ? readShelf(index, end) : stop
        case "film", "dvd", "documentary", "blu-ray", "movie", "vhs", "cinema":
            guard token.has(.lower) || token.has(.allCaps) || isAfterPeriod else { return nil }
            traits.insert(.film)
            return next
        case "podcast", "broadcast", "radio", "television", "episode", "transcript":
            guard token.has(.lower) || isAfterPeriod else { return nil }
            traits.insert(.broadcast)
            return pieceEnd(index)
        case "audio" where token.has(.lower):
            if traits.isDisjoint(with: [.interview]) { traits.insert(.broadcast) }
            return next
        case "video", "youtube":
            if token.word == "youtube" {
                traits.insert(.film)
                return nil
            }
            guard token.has(.lower) || isAfterPeriod else { return nil }
            traits.insert(.film)
            return pieceEnd(index)
        case "dataset", "database":
            traits.insert(.dataset)
            return token.has(.lower) ? next : nil
        case "weblog":
            traits.insert(.blog)
            return next
        case "blog":
            traits.insert(.blog)
            return token.has(.lower)
                ? min(end, scan.isWord(next, "post") || scan.isWord(next, "entry") ? next + 1 : next) : nil
        case "emphasis", "italics", "my", "author's", "original", "all":
            guard token.has(.lower) || isAfterPeriod else { return nil }
            return pieceEnd(index)
        case "box", "folder", "reel", "carton", "rg":
            guard next < end, isCount(next) else { return nil }
            return readShelf(index, end)
        case "record":
            guard scan.isWord(next, "group") else { return nil }
            return readShelf(index, end)
        case "draft", "revised", "pending", "ongoing":
            return token.has(.lower) ? next : nil
        default:
            return readSeries(index, end)
        }
    }

    func isMessage(_ index: Int, _ end: Int) -> Bool {
        (index + 1..<min(end, index + 4)).contains { scan.isWord($0, "to") || scan.isWord($0, "with") }
    }

    /// Interviewer and the rest of the phrase.
    mutating func readInterviewer(_ index: Int, _ end: Int) -> Int {
        var start = index + 1
        while start < end, scan.isWord(start, in: ["by", "with", "conducted"]) { start += 1 }
        if scan.isWord(start, "the") || scan.isWord(start, "author") { return pieceEnd(index) }
        guard start < end, scan[start].isCapitalWord, start > index + 1 else {
            return max(index + 1, start == index + 1 ? start : pieceEnd(index))
        }
        let limit = nameListEnd(start, end)
        guard let list = scan.names(start..<limit), list.names.allSatisfy({ $0.literal == nil }) else {
            return limit > index ? limit : index + 1
        }
        if scan.isWord(index + 1, "with"), csl.author == nil {
            csl.author = list.names
            sure.set(.author, 0.85)
        } else {
            csl.interviewer = list.names
        }
        return max(limit, index + 1)
    }

    /// "paper presented at the annual meeting of …": the event.
    mutating func readOccasion(_ index: Int, _ end: Int) -> Int {
        var start = index + 1
        while start < end, scan[start].kind == .word, scan[start].has(.lower), scan[start].word != "annual",
            start - index < 8
        { start += 1 }
        let stop = pieceEnd(start)
        let event = scan.trim(start..<min(stop, end))
        if !event.isEmpty, csl.eventTitle == nil, start > index, event.count <= 24, !isPlace(event) || event.count > 3 {
            if scan.date(at: event.lowerBound, end: event.upperBound)?.end != event.upperBound {
                csl.eventTitle = scan.text(event)
            } else {
                return max(start, index + 1)
            }
        }
        return max(min(stop, end), index + 1)
    }

    // MARK: theses

    mutating func readThesis(_ index: Int, _ end: Int) -> Int {
        traits.insert(.thesis)
        traits.remove(.manuscript)
        var stop = index
        while stop < end, stop - index < 5, !scan.isWord(stop, in: Self.thesisWords) { stop += 1 }
        csl.genre = scan.text(index..<min(end, stop + 1))
        return min(end, stop + 1)
    }

    // MARK: reports

    /// A paper in a series: "NBER Working Paper 123", "Policy Brief", "Technical Report TR-12".
    mutating func readSeries(_ index: Int, _ end: Int) -> Int? {
        let limit = min(end, index + 8)
        var kindAt: Int?
        for position in index..<limit {
            guard scan[position].kind == .word else { break }
            if scan.isWord(position, in: Self.seriesNouns), position + 1 <= end {
                let isLabelled = position > index && scan.isWord(position - 1, in: Self.seriesAdjectives)
                if isLabelled || scan.isWord(position, "report") && isNumberAhead(position + 1, end) {
                    kindAt = position
                    break
                }
            }
        }
        guard var next = kindAt.map({ $0 + 1 }) else { return nil }
        if scan.isWord(next, "series"), next < end { next += 1 }
        traits.insert(.report)
        csl.genre = csl.genre ?? scan.text(index..<next)
        if scan.isKind(next, .comma), next + 1 < end, scan.isWord(next + 1, in: Self.issueWords) { next += 1 }
        if next < end, scan.isWord(next, in: Self.issueWords) || scan.isSymbol(next, 0x23) { next += 1 }
        if next < end, isCount(next), scan.year(next) == nil || scan.isKind(next + 1, .dash) {
            var stop = next + 1
            while stop + 1 < end, scan.isKind(stop, .dash) || scan.isSymbol(stop, 0x2F), !scan[stop].has(.spaced),
                isCount(stop + 1)
            { stop += 2 }
            csl.number = scan.text(next..<stop)
            sure.set(.number, 0.92)
            return stop
        }
        return next
    }

    func isNumberAhead(_ index: Int, _ end: Int) -> Bool {
        var next = index
        if scan.isKind(next, .comma), next + 1 < end, scan.isWord(next + 1, in: Self.issueWords) { next += 1 }
        if scan.isWord(next, in: Self.issueWords) { next += 1 }
        return next < end && isCount(next) && scan.year(next) == nil
    }

    static let seriesNouns: Set<Word> = [
        "paper", "papers", "brief", "report", "memo", "note", "memorandum", "reports", "sheet", "briefing", "monograph",
        "study",
    ]
    static let seriesAdjectives: Set<Word> = [
        "working", "discussion", "policy", "technical", "white", "occasional", "research", "staff", "fact", "briefing",
        "background", "issue", "special", "adelphi",
        "backgrounder", "crs", "country", "green", "position", "strategy", "insight",
    ]

    // MARK: archives

    /// Box, folder and what follows: the shelf mark, then who keeps the papers.
    mutating func readShelf(_ index: Int, _ end: Int) -> Int {
        traits.insert(.archive)
        let stop = pieceEnd(index)
        let mark = scan.text(scan.trim(index..<stop))
        csl.archiveLocation = csl.archiveLocation.map { "\($0), \(mark)" } ?? mark
        return max(stop, index + 1)
    }
}
