/// Reads comments of a dump that has lost its line breaks: `2 Comments Ann 7/28/2020 02:22 pm Good Reply Bob …`.
enum InlineComments {
    /// Whether the words at a position open such a list.
    static func startsHeader(_ page: Page, at position: Int, limit: Int) -> Bool {
        header(page, at: position, limit: limit) != nil
    }

    /// The number stated and where the comments begin.
    static func header(_ page: Page, at position: Int, limit: Int) -> (count: Int, end: Int)? {
        guard position < limit else { return nil }
        var count: Int?
        var end = position
        if page.scalars[position].isASCIIDigit {
            var value = 0
            while end < limit, end - position < 5, page.scalars[end].isASCIIDigit {
                value = value * 10 + Int(page.scalars[end].value - 0x30)
                end += 1
            }
            count = value
        } else if let no = page.end(ofOneOf: ["no"], at: position, limit: limit), page.scalars[position] == "N" {
            (count, end) = (0, no)
        }
        guard let count else { return nil }
        let noun = page.skippingSpace(from: end, limit: limit)
        guard noun > end, noun < limit, page.scalars[noun].isUpper,
            let after = page.end(
                ofOneOf: ["comments", "comment", "responses", "response", "replies"],
                at: noun,
                limit: limit
            )
        else { return nil }
        let start = page.skippingSpace(from: after, limit: limit)
        if start >= limit || page.end(ofOneOf: ["leave a", "post a", "add a"], at: start, limit: limit) != nil {
            return (count, start)
        }
        let dates = DateReader(page: page)
        for word in page.words(in: start..<min(limit, start + 160), atMost: 9).dropFirst() {
            if let date = dates.date(at: word.lowerBound, limit: limit), date.time != nil { return (count, start) }
        }
        return nil
    }

    /// The first header in a range that a sentence's end stands before.
    static func firstHeader(_ page: Page, in range: Range<Int>) -> Range<Int>? {
        var previous: Unicode.Scalar = "."
        var index = range.lowerBound
        var isWordStart = true
        while index < range.upperBound {
            let scalar = page.scalars[index]
            if scalar.isSpace {
                isWordStart = true
            } else {
                if isWordStart, scalar.isASCIIDigit || scalar == "N", previous.isTerminal || previous.isCloser,
                    let header = header(page, at: index, limit: range.upperBound)
                {
                    return index..<header.end
                }
                previous = scalar
                isWordStart = false
            }
            index += 1
        }
        return nil
    }

    /// The comments and where they end.
    static func read(_ page: Page, in range: Range<Int>, into ledger: inout Ledger) -> (
        comments: [PrintedComment], end: Int
    ) {
        let dates = DateReader(page: page)
        var comments: [PrintedComment] = []
        var end = range.upperBound
        // The words since the last "Reply" (or the header), at most nine of which can be a name.
        var pending: [Range<Int>] = []
        var lastReply: Range<Int>?
        var index = range.lowerBound
        func close(at limit: Int, _ ledger: inout Ledger) {
            guard let last = comments.indices.last, let date = comments[last].date else { return }
            let text = page.trimmed(date.range.upperBound..<max(date.range.upperBound, limit))
            if !text.isEmpty { comments[last].lines = [PrintedComment.Line(range: text, opensParagraph: false)] }
            ledger.enter(text, as: .comment, "comment \(last + 1)")
        }
        while index < range.upperBound {
            index = page.skippingSpace(from: index, limit: range.upperBound)
            guard index < range.upperBound else { break }
            // Right behind the date it would be the text of a comment.
            if comments.isEmpty || lastReply != nil || !pending.isEmpty, page.scalars[index].isUpper,
                page.end(
                    ofOneOf: ["leave a reply", "leave a comment", "post a comment"],
                    at: index,
                    limit: range.upperBound
                ) != nil
            {
                end = index
                break
            }
            var wordEnd = index
            while wordEnd < range.upperBound, !page.scalars[wordEnd].isSpace { wordEnd += 1 }
            let isName = !pending.isEmpty && pending.count <= 9 && (comments.isEmpty || lastReply != nil)
            if isName, let date = dates.date(at: index, limit: range.upperBound), date.time != nil {
                close(at: lastReply?.lowerBound ?? range.lowerBound, &ledger)
                if let lastReply { ledger.enter(lastReply, as: .sidebar, "sidebar: comment buttons") }
                let author = CommentsReader.withoutBadge(
                    page,
                    pending[0].lowerBound..<pending[pending.count - 1].upperBound
                )
                comments.append(PrintedComment(author: author, date: date))
                ledger.enter(author, as: .comment, "comment \(comments.count) author")
                ledger.enter(date.range, as: .comment, "comment \(comments.count) date")
                lastReply = nil
                pending = []
                index = date.range.upperBound
                continue
            }
            if wordEnd - index == 5, page.end(ofWords: "reply", at: index, limit: wordEnd) != nil,
                page.scalars[index] == "R"
            {
                lastReply = index..<wordEnd
                pending = []
            } else if pending.count <= 10 {
                pending.append(index..<wordEnd)
            }
            index = wordEnd
        }
        // The last comment ends at its button when nothing but the form follows.
        if let lastReply, pending.count <= 2 || end < range.upperBound {
            close(at: lastReply.lowerBound, &ledger)
            ledger.enter(lastReply, as: .sidebar, "sidebar: comment buttons")
            end = min(end, lastReply.upperBound)
        } else {
            close(at: end, &ledger)
        }
        return (comments, end)
    }
}
