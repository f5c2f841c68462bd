/// What stands above the body: title, credits, dates.
struct Head: Sendable {
    var title: String?
    var subtitle: String?
    var contributors: [Contributor] = []
    var published: PrintedDate?
    var categories: [String] = []
    var dedication: String?
    /// Where the body begins.
    var end = 0
    var warnings: [ImportReport.Warning] = []
}

/// Reads the head of a page: everything up to the first words of the body.
struct HeadReader: Sendable {
    let page: Page
    let dates: DateReader
    let people: PeopleReader
    var head = Head()

    init(page: Page, statistics: WordStatistics) {
        self.page = page
        dates = DateReader(page: page)
        people = PeopleReader(statistics: statistics)
    }

    /// How far down a head is looked for, in lines that aren't blank.
    static let deepestLine = 40

    /// The head; the ledger learns what each of its characters is.
    mutating func read(into ledger: inout Ledger) -> Head {
        let filled = page.lines.indices.lazy.filter { [page] in !page.lines[$0].isBlank }
        var above: [Int] = []
        for index in filled.prefix(Self.deepestLine) {
            let content = page.lines[index].content
            if startsHead(at: content.lowerBound, limit: content.upperBound) {
                readLines(from: index, above: above, into: &ledger)
                return head
            }
            if let start = runInCredit(in: content), above.allSatisfy({ Furniture.isNavigation(page, $0) }) {
                let before = page.trimmed(content.lowerBound..<start)
                enterAbove(above, titles: [], into: &ledger)
                ledger.enter(before, as: .metadata, "before the byline")
                head.warnings.append(
                    ImportReport.Warning(
                        code: "possibleTitle",
                        message: "“\(page.folded(before))” stands before the byline on the same line."
                    )
                )
                head.end = readMeta(from: start, limit: content.upperBound, into: &ledger)
                if head.end >= content.upperBound { readFurther(after: index, hasTitle: true, into: &ledger) }
                return head
            }
            guard content.count <= 250 else { break }
            above.append(index)
        }
        // No byline: what can be told as navigation is still none of the body.
        let navigation = above.prefix { Furniture.isNavigation(page, $0) }
        enterAbove(Array(navigation), titles: [], into: &ledger)
        let rest = filled.filter { !navigation.contains($0) }
        if let first = rest.first, let second = rest.dropFirst().first, isLoneTitle(first, before: second) {
            head.title = page.folded(page.lines[first].content)
            ledger.enter(page.lines[first].content, as: .metadata, "title")
            head.end = page.lines[second].content.lowerBound
            return head
        }
        head.end = rest.first.map { page.lines[$0].content.lowerBound } ?? page.scalars.count
        return head
    }

    /// Whether a page without byline and date opens with its title: a short line apart from the prose under it.
    private func isLoneTitle(_ line: Int, before next: Int) -> Bool {
        let content = page.lines[line].content
        let prose = page.lines[next].content
        guard next > line + 1, content.count <= 120, page.scalars[content.lowerBound].isUpper,
            page.scalars[content.upperBound - 1].isWordPart || page.scalars[content.upperBound - 1].isCloser,
            page.scalars[content.upperBound - 1] != "]", prose.count > content.count
        else { return false }
        let bare = page.folded(content).lowercased()
        return !PageLexicon.isStandardHeading(bare) && !PageLexicon.isNotesHeading(bare)
            && page.words(in: prose, atMost: 10).count > 6
    }

    // MARK: Lines

    mutating func readLines(from index: Int, above: [Int], into ledger: inout Ledger) {
        readTitles(above, beforeLine: index, into: &ledger)
        let content = page.lines[index].content
        head.end = readMeta(from: content.lowerBound, limit: content.upperBound, into: &ledger)
        guard head.end >= content.upperBound else { return }
        readFurther(after: index, hasTitle: head.title != nil, into: &ledger)
    }

    /// Lines after the first one of the head that belong to it too.
    mutating func readFurther(after index: Int, hasTitle: Bool, into ledger: inout Ledger) {
        var hasTitle = hasTitle
        var rest = page.lines[(index + 1)...].filter { !$0.isBlank }.prefix(Self.deepestLine)[...]
        head.end = page.scalars.count
        while let line = rest.first {
            let content = line.content
            head.end = content.lowerBound
            if startsHead(at: content.lowerBound, limit: content.upperBound) {
                let end = readMeta(from: content.lowerBound, limit: content.upperBound, into: &ledger)
                head.end = end
                if end < content.upperBound { return }
            } else if Furniture.isButtons(page, content) || Furniture.commentsHeader(page, content) != nil {
                ledger.enter(content, as: .sidebar, "sidebar: buttons")
            } else if let end = page.end(
                ofOneOf: ["dedicated to", "in memory of"],
                at: content.lowerBound,
                limit: content.upperBound
            ),
                end < content.upperBound, content.count < 200
            {
                head.dedication = page.folded(content)
                ledger.enter(content, as: .metadata, "dedication")
            } else if let categories = Furniture.filedUnder(page, content) {
                head.categories += categories
                ledger.enter(content, as: .metadata, "categories")
            } else if isAffiliationLine(content), let next = rest.dropFirst().first,
                startsHead(at: next.content.lowerBound, limit: next.content.upperBound), !head.contributors.isEmpty,
                head.contributors[head.contributors.count - 1].affiliation == nil
            {
                head.contributors[head.contributors.count - 1].affiliation = page.folded(content)
                ledger.enter(content, as: .metadata, "affiliation")
            } else if !hasTitle, head.contributors.isEmpty, isTitleLine(content), let next = rest.dropFirst().first,
                label(at: next.content.lowerBound, limit: next.content.upperBound) != nil
            {
                // Date, title, byline.
                head.title = page.folded(content)
                hasTitle = true
                ledger.enter(content, as: .metadata, "title")
            } else if standsAboveCredit(rest) {
                // A picture's place or caption between date and byline.
                ledger.enter(content, as: .sidebar, "sidebar: caption")
            } else {
                return
            }
            rest = rest.dropFirst()
            if rest.isEmpty { head.end = page.scalars.count }
        }
    }

    /// `Ann Reed`, `Ann Reed and Tom Ode`, `Ann Reed, Senior Fellow`: names of two words or more, and roles.
    private func isBareByline(_ text: String) -> Bool {
        let parts = text.replacing(" and ", with: ", ").replacing(" & ", with: ", ").split(separator: ",").map {
            $0.split(separator: " ").map(String.init)
        }
        guard let first = parts.first, (1...6).contains(parts.count) else { return false }
        func isName(_ words: [String]) -> Bool { (2...4).contains(words.count) && people.looksLikeName(words) }
        return isName(first)
            && parts.dropFirst().allSatisfy { words in
                isName(words) || words.contains { PageLexicon.isRoleWord($0.lowercased()) }
            }
    }

    /// Whether the first of the lines is short and a credit stands below it, the first of the page.
    private func standsAboveCredit(_ lines: ArraySlice<Page.Line>) -> Bool {
        guard head.contributors.isEmpty, let line = lines.first, line.content.count <= 120 else { return false }
        return lines.dropFirst().prefix(2).contains { next in
            let content = next.content
            return label(at: content.lowerBound, limit: content.upperBound) != nil
                && startsHead(at: content.lowerBound, limit: content.upperBound)
        }
    }

    func isTitleLine(_ content: Range<Int>) -> Bool {
        content.count <= 200 && !Furniture.isButtons(page, content)
    }

    func isAffiliationLine(_ content: Range<Int>) -> Bool {
        guard content.count <= 120, !page.scalars[content.upperBound - 1].isTerminal else { return false }
        return page.words(in: content).contains {
            PageLexicon.isRoleWord(page.text($0).lowercased().filter { $0.isLetter || $0 == "-" })
        }
    }

    /// Sorts the lines above the byline into site furniture, title and subtitle.
    mutating func readTitles(_ above: [Int], beforeLine index: Int, into ledger: inout Ledger) {
        // A rule under a title is no menu.
        let lastFurniture = above.lastIndex {
            !Furniture.isRule(page, page.lines[$0].content)
                && (Furniture.isNavigation(page, $0) || Furniture.isButtons(page, page.lines[$0].content))
        }
        var titles = above.suffix(from: lastFurniture.map { $0 + 1 } ?? 0).filter {
            !Furniture.isRule(page, page.lines[$0].content)
        }
        if titles.count > 1, Furniture.isKicker(page, titles[0]) { titles.removeFirst() }
        // A bare name between title and date is a byline without its "By".
        if titles.count > 1, let last = titles.last,
            label(at: page.lines[index].content.lowerBound, limit: page.lines[index].content.upperBound) == nil
        {
            let content = page.lines[last].content
            if isBareByline(page.folded(content)) {
                head.contributors += people.people(in: page.folded(content), role: .author)
                head.warnings.append(
                    ImportReport.Warning(
                        code: "possibleByline",
                        message: "“\(page.folded(content))” was read as the author, though no “By” stands before it."
                    )
                )
                ledger.enter(content, as: .metadata, "byline")
                titles.removeLast()
            }
        }
        if titles.count > 2 {
            // Title and subtitle end at the byline; what stands higher is the site's.
            let last = page.lines[titles[titles.count - 1]].content
            titles = Array(titles.suffix(readsAsSubtitle(last) ? 2 : 1))
        }
        if titles.count == 2, Furniture.isSiteName(page, titles[0]) { titles.removeFirst() }
        enterAbove(above, titles: titles, into: &ledger)
    }

    mutating func enterAbove(_ above: [Int], titles: [Int], into ledger: inout Ledger) {
        for line in above where !ledger.isRead(page.lines[line].content.lowerBound) {
            let content = page.lines[line].content
            if line == titles.first {
                head.title = page.folded(content)
                ledger.enter(content, as: .metadata, "title")
            } else if titles.contains(line) {
                head.subtitle = page.folded(content)
                ledger.enter(content, as: .metadata, "subtitle")
            } else {
                ledger.enter(content, as: .sidebar, "sidebar: navigation")
            }
        }
    }

    func readsAsSubtitle(_ content: Range<Int>) -> Bool {
        let words = page.words(in: content)
        let small = words.filter {
            page.scalars[$0.lowerBound].isLower && !PageLexicon.isMinor(page.text($0).lowercased())
        }
        return small.count * 3 > words.count || page.scalars[content.upperBound - 1].isTerminal
    }
}
