/// Which of CSL's types a reference describes, told from what was found in it.
enum WorkType {
    static func decide(_ parser: ReferenceParser) -> String {
        let traits = parser.traits
        let csl = parser.csl
        if traits.contains(.thesis) { return "thesis" }
        if traits.contains(.interview) { return "interview" }
        if traits.contains(.personal) {
            return "personal_communication"
        }
        if let type = legal(parser) { return type }
        if traits.contains(.film) || isVideo(csl) { return "motion_picture" }
        if traits.contains(.dataset) { return "dataset" }
        if traits.contains(.conference) { return "paper-conference" }
        if traits.contains(.speech) { return "speech" }
        if traits.contains(.archive) { return "manuscript" }
        if traits.contains(.manuscript) { return "manuscript" }
        if traits.contains(.broadcast), csl.volume == nil { return "broadcast" }
        if traits.contains(.report), csl.volume == nil { return "report" }
        if isChapter(parser) { return chapter(parser) }
        if csl.containerTitle != nil { return article(parser) }
        return traits.contains(.quotedTitle) ? quoted(parser) : plain(parser)
    }

    // MARK: law

    private static func legal(_ parser: ReferenceParser) -> String? {
        guard let span = parser.titleSpan, !hasPerson(parser.csl.author),
            parser.csl.containerTitle == nil || parser.traits.isDisjoint(with: [.chapter, .newspaper])
        else { return nil }
        let scan = parser.scan
        let hasImprint = parser.traits.contains(.imprint) && parser.csl.publisher != nil
        if let word = span.first(where: {
            scan.isWord($0, "resolution") && scan[$0].has(.capital) || scan.isWord($0, "res") && scan[$0].has(.dotted)
        }), !hasImprint {
            let isNumbered = (word + 1..<min(span.upperBound, word + 4)).contains {
                scan[$0].kind == .number || scan[$0].has(.hasDigit)
            }
            if isNumbered { return "legislation" }
        }
        guard parser.csl.containerTitle == nil || parser.csl.volume != nil, !hasImprint else { return nil }
        if isTreaty(scan, span, parser) { return "treaty" }
        // "Constitution of the Socialist Republic of Vietnam, art. 69"
        if span.prefix(4).contains(where: { scan.isWord($0, "constitution") && scan[$0].has(.capital) }),
            parser.csl.author == nil,
            !parser.traits.contains(.quotedTitle), parser.locator != nil || parser.csl.issued != nil
        {
            return "legislation"
        }
        // "Human Rights Act 1998", "Clean Air Act of 1970", "Clean Air Act"
        if let act = span.last(where: { scan.isWord($0, "act") && scan[$0].has(.capital) }), act > span.lowerBound,
            parser.csl.author == nil, parser.csl.publisher == nil
        {
            let rest = act + 1..<span.upperBound
            if rest.isEmpty && !parser.traits.contains(.quotedTitle) || rest.contains(where: { scan.year($0) != nil }) {
                return "legislation"
            }
        }
        return nil
    }

    private static func isTreaty(_ scan: NoteScan, _ span: Range<Int>, _ parser: ReferenceParser) -> Bool {
        let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 8)
        guard let word = head.first(where: { scan[$0].isA(.treaty) && scan[$0].has(.capital) }) else { return false }
        if parser.csl.volume != nil { return true }
        if parser.csl.containerTitle != nil { return false }
        let isAtEnd = word == span.upperBound - 1
        let next = word + 1
        let isFollowed =
            scan.isWord(
                next,
                in: [
                    "on", "between", "of", "for", "to", "against", "relating", "concerning", "with", "additional", "no",
                    "establishing", "among", "respecting", "regarding",
                ]
            ) || isAtEnd
        let isDated = parser.csl.issued?.dateParts?.first?.count ?? 0 >= 3 || parser.locator != nil
        return isFollowed && (!parser.traits.contains(.quotedTitle) || isDated || word == span.lowerBound)
            && parser.csl.editor == nil
            && (isDated || parser.traits.contains(.quotedTitle) || parser.csl.url != nil || parser.csl.publisher == nil)
    }

    static func hasPerson(_ names: [CSLName]?) -> Bool {
        names?.contains { $0.literal == nil } ?? false
    }

    // MARK: parts of books

    private static func isChapter(_ parser: ReferenceParser) -> Bool {
        let csl = parser.csl
        if parser.traits.contains(.chapter), csl.containerTitle != nil { return csl.issue == nil }
        return parser.traits.contains(.quotedTitle) && csl.containerTitle != nil
            && (csl.editor != nil || parser.traits.contains(.imprint) && csl.publisher != nil) && csl.issue == nil
    }

    private static func chapter(_ parser: ReferenceParser) -> String {
        let name = (parser.csl.containerTitle ?? "").lowercased()
        if name.holds(oneOf: ["proceedings", "conference", "workshop", "symposium", "proc."]) {
            return "paper-conference"
        }
        if isReferenceWork(name) { return "entry-encyclopedia" }
        if parser.csl.volume != nil, parser.csl.publisher == nil, parser.csl.editor == nil { return article(parser) }
        return "chapter"
    }

    private static func isReferenceWork(_ name: String) -> Bool {
        name.holds(oneOf: ["encyclopedia", "encyclopaedia", "wikipedia", "enzyklopädie", "encyclopédie", "britannica"])
    }

    // MARK: articles

    private static func article(_ parser: ReferenceParser) -> String {
        let csl = parser.csl
        let traits = parser.traits
        let name = (csl.containerTitle ?? "").lowercased()
        if isReferenceWork(name) { return "entry-encyclopedia" }
        if name.holds(oneOf: ["proceedings of", "conference on", "workshop on"]), csl.issue == nil {
            return "paper-conference"
        }
        if traits.contains(.blog) || isBlog(csl) { return "post-weblog" }
        if traits.contains(.magazineContainer), !traits.contains(.journalContainer) {
            // Foreign Policy and its like were journals first: an issue with a year alone is cited as of a journal.
            let isCounted = csl.volume != nil || csl.issue != nil
            let isDated = (csl.issued?.dateParts?.first?.count ?? 0) > 1
            return isCounted && (csl.doi != nil || !isDated) ? "article-journal" : "article-magazine"
        }
        if traits.contains(.newspaper), csl.issue == nil || traits.contains(.dayDate) {
            return csl.volume != nil && !traits.contains(.dayDate) ? "article-journal" : "article-newspaper"
        }
        if csl.volume != nil || csl.issue != nil { return "article-journal" }
        if traits.contains(.journalContainer) {
            return traits.contains(.dayDate) && csl.doi == nil && csl.page == nil && csl.url != nil
                ? "article-magazine" : "article-journal"
        }
        if csl.doi != nil { return "article-journal" }
        if csl.url != nil { return "webpage" }
        switch csl.issued?.dateParts?.first?.count {
        case 3: return "article-newspaper"
        case 2: return "article-magazine"
        case 1:
            // Who translated or edited it stands with a book, and so does a publisher.
            if csl.publisher != nil, csl.translator != nil || csl.editor != nil { return "chapter" }
            return csl.issued?.season != nil || csl.page != nil
                ? "article-journal" : csl.publisher != nil ? "chapter" : "article-journal"
        default: return csl.issued == nil ? "chapter" : "article-journal"
        }
    }

    private static func isBlog(_ csl: CSLItem) -> Bool {
        let name = (csl.containerTitle ?? "").lowercased()
        if name.split(whereSeparator: { !$0.isLetter }).contains(where: { $0 == "blog" || $0 == "weblog" }) {
            return true
        }
        guard let url = csl.url else { return false }
        return url.holds(oneOf: Lexicon.blogHosts) || url.holds("/blog/") || url.holds("://blog.")
            || url.holds("/blogs/")
    }

    private static func isVideo(_ csl: CSLItem) -> Bool {
        guard let url = csl.url else { return false }
        return url.holds(oneOf: Lexicon.videoHosts)
    }

    // MARK: without a container

    private static func quoted(_ parser: ReferenceParser) -> String {
        let csl = parser.csl
        if csl.number != nil, csl.publisher != nil || csl.author != nil { return "report" }
        if parser.traits.contains(.blog) || isBlog(csl) { return "post-weblog" }
        if let url = csl.url {
            if csl.publisher != nil || !hasPerson(csl.author) && csl.author != nil, url.endsAsPDF() {
                return "report"
            }
            return "webpage"
        }
        if csl.doi != nil { return csl.publisher == nil ? "article-journal" : "report" }
        if csl.publisher != nil { return "report" }
        if parser.traits.contains(.imprint) { return "report" }
        return "document"
    }

    private static func plain(_ parser: ReferenceParser) -> String {
        let csl = parser.csl
        if parser.traits.contains(.blog) { return "post-weblog" }
        if csl.title == nil {
            if csl.url != nil { return "webpage" }
            return "document"
        }
        let isReport = isReportTitle(parser)
        let isBody = csl.author != nil && !hasPerson(csl.author)
        if csl.publisher != nil, csl.publisherPlace != nil || parser.traits.contains(.housePublisher) || csl.isbn != nil
        {
            return (isBody || csl.author == nil && csl.editor == nil) && isReport
                && !parser.traits.contains(.housePublisher) ? "report" : "book"
        }
        if csl.url != nil, csl.publisher == nil || !parser.traits.contains(.housePublisher) {
            if isReport || csl.url?.endsAsPDF() ?? false { return "report" }
            if csl.publisherPlace != nil, hasPerson(csl.author) { return "book" }
            return parser.traits.contains(.italicTitle) && csl.publisher != nil ? "report" : "webpage"
        }
        if csl.number != nil, isBody || isReport { return "report" }
        if isBody, csl.publisherPlace == nil || isReport { return "report" }
        if csl.author == nil, csl.editor == nil, isReport, csl.publisher != nil || csl.issued != nil { return "report" }
        return "book"
    }

    private static let reportWords: Set<Word> = [
        "report", "survey", "assessment", "outlook", "review", "strategy", "guidelines", "statistics", "yearbook",
        "plan", "evaluation", "indicators", "factbook", "findings", "audit", "paper",
    ]

    private static func isReportTitle(_ parser: ReferenceParser) -> Bool {
        guard let span = parser.titleSpan else { return false }
        return span.contains { parser.scan.isWord($0, in: reportWords) }
    }
}

extension ReferenceParser.Traits {
    static let magazineContainer = Self(rawValue: 1 << 25)
    static let journalContainer = Self(rawValue: 1 << 26)
    /// The publisher is a publishing house, and not a body that prints its own reports.
    static let housePublisher = Self(rawValue: 1 << 27)
}

extension ReferenceParser {
    /// Remembers what the words of the container say about its kind.
    mutating func noteContainer(_ range: Range<Int>) {
        if isMagazine(range) {
            traits.insert(.magazineContainer)
        } else if Lexicon.journalTitles.contains(scan.phrase(range)) {
            traits.insert(.journalContainer)
        } else if isNewspaper(range) {
            traits.insert(.newspaper)
        } else if isJournal(range) {
            traits.insert(.journalContainer)
        }
        if range.contains(where: { scan[$0].isA(.blog) }) { traits.insert(.blog) }
    }
}
