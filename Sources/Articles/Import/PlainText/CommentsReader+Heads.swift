/// Finding the lines that tell who wrote a comment and when.
extension CommentsReader {
    func head(at index: Int, previousEnd: Int) -> Head? {
        let line = page.lines[index]
        guard !line.isBlank, line.content.count <= 240 else { return nil }
        if Furniture.isCommentButton(page, line.content) { return nil }
        if let answered = answeredName(line.content) {
            guard let next = nextFilled(after: index), answeredName(page.lines[next].content) == nil,
                var head = head(at: next, previousEnd: previousEnd)
            else { return nil }
            head.start = index
            head.answers = answered
            return head
        }
        if let head = oneLineHead(at: index, previousEnd: previousEnd)
            ?? relativeHead(at: index, previousEnd: previousEnd)
        {
            return head
        }
        guard let author = authorName(line.content) else { return nil }
        guard isAfterBreak(index, previousEnd: previousEnd) else { return nil }
        // The date stands on the next line, or after a "link" or the name answered.
        var next = nextFilled(after: index)
        var answers = author.answers
        for _ in 0..<2 {
            guard let candidate = next, let date = wholeDate(page.lines[candidate].content) else {
                guard let candidate = next else { break }
                let content = page.lines[candidate].content
                if let name = answeredName(content) {
                    answers = name
                } else if !isLinkLine(content) {
                    break
                }
                next = nextFilled(after: candidate)
                continue
            }
            let isAlone = date.time != nil || isAfterButton(index, previousEnd: previousEnd) || author.isAnnounced
            guard isAlone else { return nil }
            return Head(
                start: index,
                end: candidate + 1,
                author: author.range,
                date: date,
                answers: answers,
                indent: line.indent,
                isAnnounced: author.isAnnounced
            )
        }
        // "Jane Doe says:" needs no date; "3 years ago" under it is one that can't be read.
        var end = index + 1
        if let next = nextFilled(after: index), isRelativeDate(page.lines[next].content) { end = next + 1 }
        guard author.isAnnounced || end > index + 1 && isAfterGap(index, previousEnd: previousEnd) else { return nil }
        return Head(
            start: index,
            end: end,
            author: author.range,
            date: nil,
            answers: answers,
            indent: line.indent,
            isAnnounced: author.isAnnounced
        )
    }

    /// Whether what looks like a head is the end of a comment that prints its date below, as Blogger does.
    func isDateBelow(_ head: Head, _ last: Head) -> Bool {
        guard last.isAnnounced, last.date == nil, !head.isAnnounced, head.date != nil else { return false }
        if wholeDate(page.lines[head.start].content) != nil { return true }
        var next = nextFilled(after: head.end - 1)
        while let button = next, Furniture.isCommentButton(page, page.lines[button].content) {
            next = nextFilled(after: button)
        }
        return next.map { authorName(page.lines[$0].content)?.isAnnounced ?? false } ?? true
    }

    /// `Jane Doe on July 28, 2020 at 2:22 pm`, `28 July 2020, 14:22 — Jane Doe`, `July 28, 2020, Jane Doe said:`.
    func oneLineHead(at index: Int, previousEnd: Int) -> Head? {
        let line = page.lines[index]
        let content = line.content
        guard isAfterBreak(index, previousEnd: previousEnd) else { return nil }
        if let date = dates.date(at: datePrefixEnd(content), limit: content.upperBound) {
            var rest = page.trimmed(date.range.upperBound..<content.upperBound)
            while let first = rest.first, [",", "|", "—", "–", "-", "·", "•", ":"].contains(page.scalars[first]) {
                rest = page.trimmed(first + 1..<rest.upperBound)
            }
            if let end = page.end(ofOneOf: ["by", "von", "par", "por"], at: rest.lowerBound, limit: rest.upperBound) {
                rest = page.trimmed(end..<rest.upperBound)
            }
            guard !rest.isEmpty, !Furniture.isCommentButton(page, rest), rest.count <= 60,
                let author = authorName(rest),
                author.isAnnounced || page.words(in: rest, atMost: 6).count <= 4
            else {
                // The date above the name: only where the list begins so.
                guard rest.isEmpty || Furniture.isCommentButton(page, rest),
                    isFirstOrDateFirst(index, previousEnd: previousEnd),
                    let next = nextFilled(after: index), next == index + 1,
                    let author = authorName(page.lines[next].content),
                    page.words(in: author.range, atMost: 6).count <= 5
                else { return nil }
                return Head(start: index, end: next + 1, author: author.range, date: date, indent: line.indent)
            }
            return Head(
                start: index,
                end: index + 1,
                author: author.range,
                date: date,
                answers: author.answers,
                indent: line.indent
            )
        }
        for word in page.words(in: content, atMost: 12).dropFirst() {
            guard
                page.scalars[word.lowerBound].isASCIIDigit || page.scalars[word.lowerBound].isUpper
                    || page.scalars[word.lowerBound] == "("
            else { continue }
            let start = page.scalars[word.lowerBound] == "(" ? word.lowerBound + 1 : word.lowerBound
            guard let date = dates.date(at: start, limit: content.upperBound) else { continue }
            var rest = page.trimmed(date.range.upperBound..<content.upperBound)
            if let first = rest.first, ")|·:".unicodeScalars.contains(page.scalars[first]) {
                rest = page.trimmed(first + 1..<rest.upperBound)
            }
            guard
                rest.isEmpty || Furniture.isCommentButton(page, rest)
                    || page.end(ofOneOf: ["said:", "says:", "wrote:"], at: rest.lowerBound, limit: rest.upperBound)
                        != nil
            else { return nil }
            var name = page.trimmed(content.lowerBound..<word.lowerBound)
            var cutWord = false
            for last in page.words(in: name, atMost: 12).reversed() {
                let text = page.text(last).lowercased()
                guard
                    Self.beforeDates.contains(text)
                else { break }
                cutWord = true
                name = page.trimmed(name.lowerBound..<last.lowerBound)
            }
            let hadMark = name.last.map { ",:".unicodeScalars.contains(page.scalars[$0]) } ?? false
            guard !name.isEmpty, let author = authorName(name),
                cutWord || hadMark || date.time != nil || page.scalars[word.lowerBound] == "("
            else { return nil }
            return Head(
                start: index,
                end: index + 1,
                author: author.range,
                date: date,
                answers: author.answers,
                indent: line.indent
            )
        }
        return nil
    }

    /// `Jane Doe • 3 years ago`: who, and a time that only the reader of that day could tell.
    func relativeHead(at index: Int, previousEnd: Int) -> Head? {
        let line = page.lines[index]
        guard line.content.count <= 120, isAfterBreak(index, previousEnd: previousEnd) else { return nil }
        for word in page.words(in: line.content, atMost: 12).dropFirst()
        where "•·|—–-,(".unicodeScalars.contains(page.scalars[word.lowerBound]) {
            let rest = page.trimmed(word.lowerBound + 1..<line.content.upperBound)
            guard isRelativeDate(rest), let author = authorName(page.trimmed(line.content.lowerBound..<word.lowerBound))
            else { continue }
            return Head(
                start: index,
                end: index + 1,
                author: author.range,
                date: nil,
                answers: author.answers,
                indent: line.indent
            )
        }
        return nil
    }

    /// Whether the list's first comment prints its date above its name.
    func isFirstOrDateFirst(_ index: Int, previousEnd: Int) -> Bool {
        isAfterButton(index, previousEnd: previousEnd) || index == 0 || page.lines[index - 1].isBlank
    }

    struct Author {
        let range: Range<Int>
        /// Whether "says:" or the like makes it sure.
        let isAnnounced: Bool
        var answers: Range<Int>?
    }

    /// A name of at most eight words without the end of a sentence.
    func authorName(_ content: Range<Int>) -> Author? {
        var range = content
        var isAnnounced = false
        while let first = range.first, "↳└>•*#—–-".unicodeScalars.contains(page.scalars[first]) {
            range = page.trimmed(first + 1..<range.upperBound)
        }
        for phrase in ["comment by", "posted by", "kommentar von", "commentaire de", "comentario de", "by", "von"] {
            if let end = page.end(ofWords: phrase, at: range.first ?? 0, limit: range.upperBound), !range.isEmpty {
                if phrase == "von", page.language != .german { continue }
                let name = end < range.upperBound && page.scalars[end] == ":" ? end + 1 : end
                range = page.trimmed(name..<range.upperBound)
                isAnnounced = isAnnounced || phrase != "by" && phrase != "von"
            }
        }
        // `1. Jane Doe says:`
        if let first = range.first, page.scalars[first].isASCIIDigit {
            var end = first
            while end < range.upperBound, page.scalars[end].isASCIIDigit { end += 1 }
            guard end < range.upperBound,
                page.scalars[end] == "." || page.scalars[end] == ")" || page.scalars[end].isSpace
            else { return nil }
            range = page.trimmed(end + 1..<range.upperBound)
        }
        guard !range.isEmpty, range.count <= 100 else { return nil }
        let words = page.words(in: range, atMost: 12)
        guard words.count <= 10 else { return nil }
        if let said = Self.saying.lazy.compactMap({ self.announced(by: $0, words, in: range) }).first {
            range = said
            isAnnounced = true
        }
        var answers: Range<Int>?
        for (index, word) in words.enumerated() where index > 0 {
            let text = page.text(word).lowercased()
            if index == words.count - 1, Self.announcing.contains(text) {
                range = page.trimmed(range.lowerBound..<word.lowerBound)
                isAnnounced = true
                break
            }
            let isAnswer =
                (text == "replied" || text == "reply" || text == "responded") && index + 1 < words.count
                && page.text(words[index + 1]).lowercased() == "to"
            if isAnswer || ["→", "▸", "›", "»", ">"].contains(text), index + 1 < words.count {
                let start = isAnswer ? min(index + 2, words.count - 1) : index + 1
                var name = words[start].lowerBound..<range.upperBound
                while let last = name.last, ":,".unicodeScalars.contains(page.scalars[last]) {
                    name = name.lowerBound..<last
                }
                answers = page.trimmed(name)
                range = page.trimmed(range.lowerBound..<word.lowerBound)
                isAnnounced = isAnswer
                break
            }
            if text == "replied:" || text == "responded:" {
                range = page.trimmed(range.lowerBound..<word.lowerBound)
                isAnnounced = true
                break
            }
        }
        while let last = range.last, ",:|·•—–-".unicodeScalars.contains(page.scalars[last]) {
            range = page.trimmed(range.lowerBound..<last)
        }
        range = Self.withoutBadge(page, range)
        guard let last = range.last, page.words(in: range, atMost: 9).count <= 8,
            range.contains(where: { page.scalars[$0].isWordPart })
        else { return nil }
        if page.scalars[last].isTerminal, page.scalars[last] != "." || page.words(in: range, atMost: 9).count > 3 {
            return nil
        }
        return Author(range: range, isAnnounced: isAnnounced, answers: answers)
    }

    /// A name without what the site prints behind it: `Jane Doe link`, `Jane Doe Post author`.
    static func withoutBadge(_ page: Page, _ name: Range<Int>) -> Range<Int> {
        let words = page.words(in: name, atMost: 12)
        for badge in [["link"], ["Post", "author"]] where words.count > badge.count {
            if words.suffix(badge.count).map({ page.text($0) }) == badge {
                return name.lowerBound..<words[words.count - badge.count - 1].upperBound
            }
        }
        return name
    }

    private static let announcing: Set<String> = Set(
        ["says", "said"]
            + ["says", "said", "wrote", "writes", "commented"].flatMap { word in marksOfSpeech.map { word + $0 } }
    )

    /// The dots are Blogger's.
    private static let marksOfSpeech = [":", "...", "…"]

    /// What stands before `dit :`, `sagt:` or `dijo...` at the end of a line; French sets the colon apart.
    private func announced(by phrase: [String], _ words: [Range<Int>], in range: Range<Int>) -> Range<Int>? {
        var texts = words.map { page.text($0).lowercased() }
        guard let last = texts.last, let mark = Self.marksOfSpeech.first(where: last.hasSuffix) else { return nil }
        texts[texts.count - 1].removeLast(mark.count)
        if texts.last?.isEmpty ?? false { texts.removeLast() }
        guard texts.count > phrase.count, Array(texts.suffix(phrase.count)) == phrase else { return nil }
        return page.trimmed(range.lowerBound..<words[texts.count - phrase.count].lowerBound)
    }

    private static let saying = PageVocabulary.all(\.saying).map { $0.split(separator: " ").map(String.init) }
        .sorted { $0.count > $1.count }

    private static let beforeDates: Set<String> = Set(
        ["on", "at", "wrote", "says", "said", "posted", "commented", "—", "–", "-", "|", "·", "•"]
            + PageVocabulary.all(\.beforeDates) + PageVocabulary.all(\.saying)
    )

    private static let datePrefixes =
        ["posted on", "posted at", "posted", "commented on", "on", "date:"]
        + PageVocabulary.all(\.dateLabels) + PageVocabulary.all(\.beforeDates)

    /// The name in `In reply to Jane Doe`.
    func answeredName(_ content: Range<Int>) -> Range<Int>? {
        guard let first = content.first, content.count <= 120,
            let end = page.end(
                ofOneOf: ["in reply to", "in response to", "replying to", "reply to", "@ in reply to"]
                    + PageVocabulary.all(\.answering),
                at: first,
                limit: content.upperBound
            )
        else { return nil }
        var name = page.trimmed(end..<content.upperBound)
        if let first = name.first, page.scalars[first] == ":" { name = page.trimmed(first + 1..<name.upperBound) }
        while let last = name.last, ".:,".unicodeScalars.contains(page.scalars[last]) { name = name.lowerBound..<last }
        // `Reply to Jane: mine too.`
        if page.words(in: name, atMost: 9).dropLast().contains(where: { page.scalars[$0.upperBound - 1] == ":" }) {
            return nil
        }
        if let end = page.end(ofOneOf: ["this comment", "this"], at: name.first ?? 0, limit: name.upperBound),
            end >= name.upperBound
        {
            return nil
        }
        return name.isEmpty || page.words(in: name, atMost: 9).count > 8 ? nil : name
    }

    func wholeDate(_ content: Range<Int>) -> PrintedDate? {
        guard !content.isEmpty, content.count <= 100,
            let date = dates.date(at: datePrefixEnd(content), limit: content.upperBound)
        else { return nil }
        var rest = page.trimmed(date.range.upperBound..<content.upperBound)
        while let first = rest.first, "|·•#—–-,)(:".unicodeScalars.contains(page.scalars[first]) {
            rest = page.trimmed(first + 1..<rest.upperBound)
        }
        return rest.isEmpty || Furniture.isCommentButton(page, rest) ? date : nil
    }

    func datePrefixEnd(_ content: Range<Int>) -> Int {
        var start = content.lowerBound
        for phrase in Self.datePrefixes {
            if let end = page.end(ofWords: phrase, at: start, limit: content.upperBound) {
                start = page.skippingSpace(from: end, limit: content.upperBound)
                break
            }
        }
        if start < content.upperBound, "(—–-|·•".unicodeScalars.contains(page.scalars[start]) {
            start = page.skippingSpace(from: start + 1, limit: content.upperBound)
        }
        return min(start, content.upperBound)
    }

    /// `3 years ago`, also with buttons behind it.
    func isRelativeDate(_ content: Range<Int>) -> Bool {
        let words = Furniture.folded(page, content)
        guard let ago = page.words(in: content, atMost: 5).first(where: { Furniture.folded(page, $0) == ["ago"] })
        else {
            return [["yesterday"], ["today"], ["just", "now"]].contains(words)
        }
        let buttons = page.trimmed(ago.upperBound..<content.upperBound)
        return words.prefix { $0 != "ago" }.contains { $0 == "a" || $0 == "an" || $0.first?.isNumber ?? false }
            && (buttons.isEmpty || Furniture.isCommentButton(page, buttons))
    }

    func isLinkLine(_ content: Range<Int>) -> Bool {
        let text = page.folded(content).lowercased()
        return text == "link" || text == "website" || text == "author" || text == "guest" || text == "moderator"
            || text == "verified"
            || (text.hasPrefix("http://") || text.hasPrefix("https://")) && !text.contains(" ")
    }

    func nextFilled(after index: Int) -> Int? {
        var next = index + 1
        while next < lines.upperBound, next <= index + 2, page.lines[next].isBlank { next += 1 }
        return next < lines.upperBound && !page.lines[next].isBlank ? next : nil
    }

    /// Whether a comment can begin here: at the list's start, after a button, a blank line or a step of the margin.
    func isAfterBreak(_ index: Int, previousEnd: Int) -> Bool {
        if isAfterButton(index, previousEnd: previousEnd) || index == 0 || page.lines[index - 1].isBlank { return true }
        // With a time of day on the next line a name needs no blank line before it.
        return index > previousEnd
    }

    /// As `isAfterButton`, or below a blank line.
    func isAfterGap(_ index: Int, previousEnd: Int) -> Bool {
        previousEnd == lines.lowerBound || isAfterButton(index, previousEnd: previousEnd)
            || page.lines[index - 1].isBlank
    }

    /// Whether the list begins here, or a button or the form stands above.
    func isAfterButton(_ index: Int, previousEnd: Int) -> Bool {
        var before = index - 1
        while before >= lines.lowerBound, before > index - 4, page.lines[before].isBlank { before -= 1 }
        guard before >= lines.lowerBound else { return true }
        let content = page.lines[before].content
        return Furniture.isCommentButton(page, content) || Furniture.commentsHeader(page, content)?.isForm ?? false
    }

    /// Without any date, lines between the "Reply" buttons: the first is the name.
    func headsByButtons() -> [Head] {
        var heads: [Head] = []
        var start: Int?
        for index in lines where !page.lines[index].isBlank {
            let content = page.lines[index].content
            if Furniture.isReplyButton(page, content) {
                if let first = start, index > first + 1, let author = authorName(page.lines[first].content) {
                    heads.append(
                        Head(
                            start: first,
                            end: first + 1,
                            author: author.range,
                            date: nil,
                            answers: author.answers,
                            indent: page.lines[first].indent
                        )
                    )
                }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        return heads
    }
}
