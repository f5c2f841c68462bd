/// Reading one line of the head: labels, credits, dates.
extension HeadReader {
    /// A label that opens a credit, and the role that it gives.
    struct Label {
        /// Nil for work that the model has no role for, such as translation.
        let role: Contributor.Role?
        let end: Int
        /// `Posted by`, `By`: the label may introduce anyone; `Author:` can't stand in prose.
        let isPlainBy: Bool
    }

    func label(at position: Int, limit: Int) -> Label? {
        var position = position
        if let end = page.end(ofWords: "and", at: position, limit: limit) {
            position = page.skippingSpace(from: end, limit: limit)
        }
        for (phrases, role) in Self.labels {
            for phrase in phrases {
                guard var end = page.end(ofWords: phrase, at: position, limit: limit) else { continue }
                if end < limit, page.scalars[end] == ":" { end += 1 } else if !phrase.hasSuffix("by") { continue }
                let name = page.skippingSpace(from: end, limit: limit)
                guard name > end, name < limit else { continue }
                return Label(role: role, end: name, isPlainBy: phrase == "by")
            }
        }
        return translation(at: position, limit: limit) ?? foreignLabel(at: position, limit: limit)
    }

    /// `Translated from the German by`.
    private func translation(at position: Int, limit: Int) -> Label? {
        guard let from = page.end(ofWords: "translated from", at: position, limit: limit) else { return nil }
        for word in page.words(in: from..<limit, atMost: 5) {
            guard let end = page.end(ofWords: "by", at: word.lowerBound, limit: limit) else { continue }
            let name = page.skippingSpace(from: end, limit: limit)
            return name < limit ? Label(role: nil, end: name, isPlainBy: false) : nil
        }
        return nil
    }

    /// A label in the page's own language: it begins the line in upper case, or stands with a colon.
    private func foreignLabel(at position: Int, limit: Int) -> Label? {
        guard position < limit, let vocabulary = PageVocabulary.others[page.language] else { return nil }
        for (phrases, role) in [(vocabulary.bylines, Contributor.Role.author), (vocabulary.editors, .editor)] {
            for phrase in phrases {
                guard var end = page.end(ofWords: phrase, at: position, limit: limit) else { continue }
                let hasColon = end < limit && page.scalars[end] == ":"
                guard hasColon || page.scalars[position].isUpper && phrase != "redaktion" && phrase != "rédaction"
                else {
                    continue
                }
                if hasColon { end += 1 }
                let name = page.skippingSpace(from: end, limit: limit)
                guard name > end, name < limit else { continue }
                return Label(role: role, end: name, isPlainBy: phrase == vocabulary.bylines.first)
            }
        }
        return nil
    }

    static let labels: [([String], Contributor.Role?)] = [
        (
            [
                "by", "written by", "author", "authors", "author(s)", "posted by", "published by", "words by",
                "text by",
                "story by", "reported by", "essay by", "an essay by", "guest post by", "a guest post by",
                "contributed by",
                "submitted by", "authored by", "article by", "opinion by", "analysis by", "report by", "byline",
            ], .author
        ),
        (["edited by", "editor", "editors", "copy edited by", "copyedited by", "co-edited by"], .editor),
        (
            [
                "translated by", "illustrated by", "photographs by", "photography by", "photos by", "photo by",
                "reviewed by", "illustrations by", "illustration by", "fact-checked by", "produced by",
                "translation by",
                "translator", "translators", "interview by", "image by", "images by",
            ], nil
        ),
    ]

    static let dateLabels =
        [
            "posted on", "published on", "published", "posted", "date", "publication date", "on", "first published",
            "originally published", "written on", "created", "date published", "date posted",
        ] + PageVocabulary.all(\.dateLabels)
    static let updateLabels = [
        "updated on", "updated", "last updated", "last updated on", "modified", "last modified", "last edited",
    ]

    struct LabelledDate {
        let date: PrintedDate
        let isUpdate: Bool
    }

    /// A date with the words before it that say what happened then.
    func labelledDate(at position: Int, limit: Int) -> LabelledDate? {
        if let date = dates.date(at: position, limit: limit) { return LabelledDate(date: date, isUpdate: false) }
        for (labels, isUpdate) in [(Self.updateLabels, true), (Self.dateLabels, false)] {
            for label in labels {
                guard var end = page.end(ofWords: label, at: position, limit: limit) else { continue }
                if end < limit, page.scalars[end] == ":" { end += 1 }
                let start = page.skippingSpace(from: end, limit: limit)
                if start > end, let date = dates.date(at: start, limit: limit) {
                    return LabelledDate(date: date, isUpdate: isUpdate)
                }
            }
        }
        return nil
    }

    /// Whether a line begins with a credit or a date of its own, and not with prose that only begins so.
    func startsHead(at position: Int, limit: Int) -> Bool {
        if let dated = labelledDate(at: position, limit: limit) {
            // “On July 28, 2020, the …” is prose; a line that holds no more than the date is none.
            let isAlone = page.skippingSpace(from: dated.date.range.upperBound, limit: limit) == limit
            if page.end(ofOneOf: ["on"] + PageVocabulary.all(\.beforeDates), at: position, limit: limit) != nil,
                !isAlone
            {
                return false
            }
            let end = page.skippingSpace(from: dated.date.range.upperBound, limit: limit)
            guard end < limit else { return true }
            let next = page.scalars[end]
            if Self.separators.contains(next) { return next != "," }
            if label(at: end, limit: limit) != nil { return true }
            if page.end(ofOneOf: ["in", "by"], at: end, limit: limit) != nil { return limit - end < 80 }
            return end > dated.date.range.upperBound && !next.isLower && !next.isTerminal && next != ";" && next != ":"
        }
        guard let label = label(at: position, limit: limit) else { return false }
        return creditEnd(from: label, limit: limit) != nil
    }

    /// A credit with a date that follows a short run of words on the first line of a dump without line breaks.
    func runInCredit(in content: Range<Int>) -> Int? {
        guard content.count > 250 else { return nil }
        for word in page.words(in: content, atMost: 25).dropFirst() {
            if page.scalars[word.upperBound - 1].isTerminal, word.count > 3 { return nil }
            if page.end(ofWords: "by", at: word.lowerBound, limit: content.upperBound) != nil,
                page.scalars[word.lowerBound] == "B", let label = label(at: word.lowerBound, limit: content.upperBound),
                leadsToDate(label, limit: content.upperBound)
            {
                return word.lowerBound
            }
        }
        return nil
    }

    /// Whether a date follows a credit, or those after it.
    private func leadsToDate(_ label: Label, limit: Int) -> Bool {
        var label = label
        for _ in 0..<4 {
            guard let end = creditEnd(from: label, limit: limit) else { return false }
            if end.reason == .date { return true }
            guard end.reason == .label, let next = self.label(at: end.position, limit: limit) else { return false }
            label = next
        }
        return false
    }

    static let separators: Set<Unicode.Scalar> = ["|", "·", "•", "–", "—", "-", "/", ",", "‖", "∙", "»", "›"]

    /// Reads credits, dates and what else stands in the line of a head; gives the place where the body begins.
    mutating func readMeta(from start: Int, limit: Int, into ledger: inout Ledger) -> Int {
        var position = start
        while true {
            let afterSpace = page.skippingSpace(from: position, limit: limit)
            var next = afterSpace
            while next < limit, Self.separators.contains(page.scalars[next]) || page.scalars[next].isSpace { next += 1 }
            guard next < limit else {
                ledger.enter(page.trimmed(afterSpace..<limit), as: .metadata, "byline")
                return limit
            }
            let isParted = next > afterSpace
            if let dated = labelledDate(at: next, limit: limit),
                position == start || isDateOfItsOwn(dated.date, limit: limit)
            {
                if isParted { ledger.enter(page.trimmed(afterSpace..<next), as: .metadata, "byline") }
                let start = dated.date.range.lowerBound
                ledger.enter(page.trimmed(next..<start), as: .metadata, "date label")
                ledger.enter(dated.date.range, as: .metadata, dated.isUpdate ? "date of change" : "date")
                if !dated.isUpdate, head.published?.isSettled(by: dated.date) ?? true { head.published = dated.date }
                position = dated.date.range.upperBound
            } else if let label = label(at: next, limit: limit),
                let end = creditEnd(from: label, isAfterDate: head.published != nil, limit: limit)
            {
                let credit = page.trimmed(label.end..<end.position)
                readCredit(credit, label)
                ledger.enter(page.trimmed(afterSpace..<credit.upperBound), as: .metadata, "byline")
                position = end.position
            } else if let categories = Furniture.filedUnder(page, next..<rubricEnd(from: next, limit: limit))
                ?? categoriesAfterIn(next, limit: rubricEnd(from: next, limit: limit))
            {
                head.categories += categories
                let end = rubricEnd(from: next, limit: limit)
                ledger.enter(page.trimmed(afterSpace..<end), as: .metadata, "categories")
                position = end
            } else if isCommentsLink(next..<limit) {
                ledger.enter(page.trimmed(afterSpace..<limit), as: .sidebar, "sidebar: buttons")
                return limit
            } else {
                let rest = page.trimmed(next..<limit)
                let end = partEnd(from: next, limit: limit)
                let part = page.trimmed(next..<end)
                // A short piece between separators, such as a rubric or "5 min read".
                if isParted || end < limit || Furniture.isReadingTime(page, part), part.count <= 60,
                    end < limit || rest.count <= 60,
                    !(page.scalars[part.upperBound - 1].isTerminal)
                {
                    ledger.enter(page.trimmed(afterSpace..<part.upperBound), as: .metadata, "rubric")
                    position = end
                    continue
                }
                ledger.enter(page.trimmed(afterSpace..<next), as: .metadata, "byline")
                return next
            }
        }
    }

    /// Whether what follows a date can be the body's first word or more of the head.
    func isDateOfItsOwn(_ date: PrintedDate, limit: Int) -> Bool {
        let end = page.skippingSpace(from: date.range.upperBound, limit: limit)
        return end >= limit || !page.scalars[end].isLower
            || page.end(ofOneOf: ["in", "by"], at: end, limit: limit) != nil
    }

    func categoriesAfterIn(_ position: Int, limit: Int) -> [String]? {
        guard limit - position < 80, let end = page.end(ofWords: "in", at: position, limit: limit) else { return nil }
        return Furniture.list(page, page.trimmed(end..<limit))
    }

    /// Where a rubric ends: at the next part of the line, or at a date in it.
    func rubricEnd(from start: Int, limit: Int) -> Int {
        let end = partEnd(from: start, limit: limit)
        for word in page.words(in: start..<end, atMost: 20).dropFirst()
        where labelledDate(at: word.lowerBound, limit: end) != nil {
            return word.lowerBound
        }
        return end
    }

    func partEnd(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit {
            if "|·•".unicodeScalars.contains(page.scalars[index]) { return index }
            index += 1
        }
        return limit
    }

    mutating func readCredit(_ credit: Range<Int>, _ label: Label) {
        var text = page.folded(credit)
        while let last = text.last,
            ",;:|–—-".contains(last) || last == "." && !PageLexicon.isNameSuffix(String(text.suffix(3)))
        {
            text.removeLast()
            while text.last == " " { text.removeLast() }
        }
        guard let role = label.role else {
            head.warnings.append(
                ImportReport.Warning(
                    code: "otherCredit",
                    message: "“\(text)” is credited with work other than writing or editing."
                )
            )
            return
        }
        head.contributors += people.people(in: text, role: role)
    }

    struct CreditEnd {
        let position: Int
        let reason: Reason

        enum Reason { case date, label, separator, line, guess }
    }

    /// Where the people after a label end; nil when what follows is prose.
    func creditEnd(from label: Label, isAfterDate: Bool = false, limit: Int) -> CreditEnd? {
        let words = page.words(in: label.end..<limit, atMost: 90)
        guard let first = words.first else { return nil }
        let firstScalar = page.scalars[first.lowerBound]
        let isThe = page.end(ofWords: "the", at: first.lowerBound, limit: limit) != nil
        // `by admin | July 9`: the name of an account.
        let isAccount =
            words.count == 1 || words[1].count == 1 && Self.separators.contains(page.scalars[words[1].lowerBound])
        let startsLower = firstScalar.isLower && !isAccount && !PageLexicon.isNameParticle(page.text(first))
        guard !firstScalar.isASCIIDigit, !startsLower || isThe, dates.date(at: first.lowerBound, limit: limit) == nil
        else {
            return nil
        }
        var end: CreditEnd?
        var upTo = words.count
        for (index, word) in words.enumerated() where index > 0 {
            if labelledDate(at: word.lowerBound, limit: limit) != nil {
                end = CreditEnd(position: word.lowerBound, reason: .date)
            } else if let next = self.label(at: word.lowerBound, limit: limit),
                !next.isPlainBy || page.scalars[word.lowerBound] == "B"
            {
                end = CreditEnd(position: word.lowerBound, reason: .label)
            } else if word.count == 1,
                Self.separators.contains(page.scalars[word.lowerBound])
                    || isCommentsLink(word.lowerBound..<limit)
            {
                end = CreditEnd(position: word.lowerBound, reason: .separator)
            } else if page.end(ofWords: "in", at: word.lowerBound, limit: limit) != nil, limit - word.lowerBound < 100,
                !label.isPlainBy || isAfterDate,
                words[..<index].allSatisfy({
                    !page.scalars[$0.lowerBound].isLower && page.scalars[$0.upperBound - 1] != ","
                })
            {
                // “Posted by A in History”: a rubric, not a place of work.
                end = CreditEnd(position: word.lowerBound, reason: .separator)
            }
            if end != nil {
                upTo = index
                break
            }
        }
        let credit = words[..<upTo]
        // Prose betrays itself by its verbs: “By Monday the treaty had failed …”.
        let isProse = credit.contains { word in
            let text = page.text(word)
            return page.scalars[word.lowerBound].isLower
                && (PageLexicon.isAuxiliary(text) || ["he", "she", "it", "they", "we"].contains(text))
        }
        if isProse { return runOnEnd(words, limit: limit) }
        if isThe {
            let organisation = credit.prefix(8).contains {
                PageLexicon.isOrganisationWord(page.text($0).lowercased().filter(\.isLetter))
            }
            guard organisation else { return nil }
        }
        if let end { return end }
        let rest = words[0].lowerBound..<limit
        if rest.count <= 160, words.count <= 24 {
            if page.scalars[limit - 1].isTerminal, !label.isPlainBy || words.count <= 5 {
                return CreditEnd(position: limit, reason: .line)
            }
            return page.scalars[limit - 1].isTerminal && words.count > 5
                ? runOnEnd(words, limit: limit) : CreditEnd(position: limit, reason: .line)
        }
        return runOnEnd(words, limit: limit)
    }

    /// Where names end that run straight into the body: before a capital word that only a sentence can begin with.
    func runOnEnd(_ words: [Range<Int>], limit: Int) -> CreditEnd? {
        let texts = words.prefix(30).map { page.text($0) }
        guard texts.count > 2, people.looksLikeName([texts[0].filter { $0 != "," }]) else { return nil }
        for index in 1..<texts.count {
            let folded = texts[index].lowercased().filter { $0.isLetter }
            let previous = texts[index - 1]
            if page.scalars[words[index].lowerBound].isUpper, PageLexicon.isSentenceOpener(folded),
                texts[index].count > 1,
                !previous.hasSuffix(","), !PageLexicon.isMinor(previous.lowercased())
            {
                return CreditEnd(position: words[index].lowerBound, reason: .guess)
            }
            // `Research Intern Bread lines returned`: a word of no position behind one, and a sentence goes on.
            if index + 1 < texts.count, isUpperRole(previous), page.scalars[words[index].lowerBound].isUpper,
                !PageLexicon.isRoleWord(folded), page.scalars[words[index + 1].lowerBound].isLower,
                !PageLexicon.isMinor(texts[index + 1].lowercased())
            {
                return CreditEnd(position: words[index].lowerBound, reason: .guess)
            }
            // Lower-case words in a name list are role words at most.
            if page.scalars[words[index].lowerBound].isLower, !PageLexicon.isMinor(folded),
                !PageLexicon.isRoleWord(folded),
                !PageLexicon.isNameParticle(folded)
            {
                return nil
            }
        }
        return nil
    }

    /// `4 Comments`, `Leave a comment` at the end of a byline; with more words it is text.
    private func isCommentsLink(_ range: Range<Int>) -> Bool {
        Furniture.commentsHeader(page, page.trimmed(range)).map { !$0.saysMore } ?? false
    }

    private func isUpperRole(_ word: String) -> Bool {
        word.unicodeScalars.first?.isUpper == true && PageLexicon.isRoleWord(word.lowercased())
    }
}
