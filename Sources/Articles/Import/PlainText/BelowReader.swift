/// Finds where the article ends, and reads the comments below it.
struct BelowReader: Sendable {
    let page: Page
    /// Where the body begins.
    let start: Int

    /// What stands below the article.
    struct Below: Sendable {
        /// Where notes and text have ended.
        var articleEnd: Int
        var comments: [PrintedComment] = []
        /// As the page's header counts them.
        var statedCount: Int?
        /// The stretches that are neither article nor comments.
        var tails: [Range<Int>] = []
    }

    func read(into ledger: inout Ledger) -> Below {
        if let header = headerLine() { return readLines(header, into: &ledger) }
        if let header = InlineComments.firstHeader(page, in: start..<page.scalars.count) {
            return readInline(header, into: &ledger)
        }
        let end = tailStart(before: page.scalars.count)
        return Below(articleEnd: end, tails: [end..<page.scalars.count])
    }

    // MARK: Comments

    private struct Header {
        let line: Int
        let header: Furniture.CommentsHeader
    }

    /// The header that a comment follows, else the first that says there is none, else the form's.
    private func headerLine() -> Header? {
        let first = page.lineIndex(at: start)
        var fallback: Header?
        // A comment's head is looked for under each header, so their number is bounded.
        var tries = 0
        for index in first..<page.lines.count where page.lines[index].range.lowerBound >= start {
            guard let header = Furniture.commentsHeader(page, page.lines[index].content) else { continue }
            let found = Header(line: index, header: header)
            if !header.isForm, header.count != 0, tries < 50 {
                tries += 1
                if firstComment(after: index) { return found }
            }
            if fallback == nil, !isBeforeProse(index) { fallback = found }
        }
        return fallback
    }

    /// Whether one of the next lines is the head of a comment.
    private func firstComment(after line: Int) -> Bool {
        let end = min(page.lines.count, line + 14)
        return CommentsReader.hasHead(page, lines: line + 1..<max(end, line + 1))
    }

    /// Whether the article goes on below: then the line was a link to the comments.
    private func isBeforeProse(_ line: Int) -> Bool {
        page.lines[(line + 1)...].prefix(400).contains { line in
            line.content.count >= 200 && !Furniture.isImprint(page, line.content)
        }
    }

    private func readLines(_ header: Header, into ledger: inout Ledger) -> Below {
        let content = page.lines[header.line].content
        let articleEnd = tailStart(before: content.lowerBound)
        var below = Below(articleEnd: articleEnd, statedCount: header.header.isForm ? nil : header.header.count)
        if articleEnd < content.lowerBound { below.tails.append(articleEnd..<content.lowerBound) }
        if header.header.isForm {
            ledger.enter(content, as: .sidebar, "sidebar: comment form")
            below.tails.append(content.upperBound..<page.scalars.count)
            below.statedCount = nil
            return below
        }
        ledger.enter(content, as: .sidebar, "sidebar: comments header")
        let form = formLine(below: header)
        let end = form ?? listEnd(after: header.line)
        var reader = CommentsReader(page: page, lines: header.line + 1..<max(end, header.line + 1))
        below.comments = reader.read(into: &ledger)
        let region =
            content.upperBound..<(end < page.lines.count ? page.lines[end].range.lowerBound : page.scalars.count)
        if below.comments.isEmpty, header.header.count ?? 1 > 0,
            let inline = inlineComments(after: header.line, end: region.upperBound, into: &ledger)
        {
            below.comments = inline
        }
        ledger.enterRest(of: region, in: page, as: .sidebar, "sidebar: comments")
        if let form {
            ledger.enter(page.lines[form].content, as: .sidebar, "sidebar: comment form")
            below.tails.append(page.lines[form].content.upperBound..<page.scalars.count)
        } else {
            below.tails.append(region.upperBound..<page.scalars.count)
        }
        return below
    }

    /// The line that opens the form: one below which no comment goes on or begins.
    private func formLine(below header: Header) -> Int? {
        let reader = CommentsReader(page: page, lines: header.line + 1..<max(page.lines.count, header.line + 1))
        var bodyStart: Int?
        // Comments are looked for below each form line, so their number is bounded.
        var tries = 0
        var index = reader.lines.lowerBound
        while index < reader.lines.upperBound {
            if let form = Furniture.commentsHeader(page, page.lines[index].content), form.isForm {
                // A comment can begin with the words: "Leave a comment if you know more."
                let isText = form.saysMore && bodyStart.flatMap { reader.nextFilled(after: $0 - 1) } == index
                let isCounted = bodyStart != nil || header.header.count ?? 0 > 0
                tries += 1
                if header.header.count == 0 || tries > 50
                    || !isText && !goesOn(below: index, reader, hasBegun: bodyStart != nil, isCounted)
                {
                    return index
                }
            } else if let head = reader.head(at: index, previousEnd: bodyStart ?? reader.lines.lowerBound) {
                bodyStart = head.end
                index = head.end
                continue
            }
            index += 1
        }
        return nil
    }

    /// Whether a comment ends or begins below a line of the form, and above the side bar.
    private func goesOn(below form: Int, _ reader: CommentsReader, hasBegun: Bool, _ isCounted: Bool) -> Bool {
        for index in (form + 1..<max(page.lines.count, form + 1)).prefix(14) {
            let content = page.lines[index].content
            if opensSideBar(content) { return false }
            if hasBegun, Furniture.commentsHeader(page, content)?.isForm ?? false { return false }
            if isCounted, Furniture.isReplyButton(page, content) { return true }
            if let head = reader.head(at: index, previousEnd: hasBegun ? form : reader.lines.lowerBound) {
                // The side bar has dates as well, but no time of day.
                if !hasBegun || head.isAnnounced || head.date?.time != nil { return true }
            }
        }
        return false
    }

    private func opensSideBar(_ content: Range<Int>) -> Bool {
        if Furniture.isImprint(page, content) { return true }
        guard let heading = Furniture.heading(page, content), !heading.isRunIn else { return false }
        return heading.name != "Share" && heading.name != "Links"
    }

    private func inlineComments(after line: Int, end: Int, into ledger: inout Ledger) -> [PrintedComment]? {
        let read = InlineComments.read(page, in: page.lines[line].content.upperBound..<end, into: &ledger)
        return read.comments.isEmpty ? nil : read.comments
    }

    private func readInline(_ header: Range<Int>, into ledger: inout Ledger) -> Below {
        let limit = page.lines[page.lineIndex(at: header.lowerBound)].content.upperBound
        let count = InlineComments.header(page, at: header.lowerBound, limit: limit)?.count
        ledger.enter(page.trimmed(header), as: .sidebar, "sidebar: comments header")
        let read = InlineComments.read(page, in: header.upperBound..<page.scalars.count, into: &ledger)
        return Below(
            articleEnd: header.lowerBound,
            comments: read.comments,
            statedCount: count,
            tails: [read.end..<page.scalars.count]
        )
    }

    /// Where the list of comments ends when no form follows it: at the side bar's first heading behind the last button.
    private func listEnd(after header: Int) -> Int {
        var end = page.lines.count
        for index in (header + 1..<max(page.lines.count, header + 1)).reversed() {
            let content = page.lines[index].content
            if content.isEmpty { continue }
            if Furniture.isReplyButton(page, content) { break }
            if opensSideBar(content) { end = index }
            // A date of a comment above which nothing of the side bar can stand.
            if content.count < 60,
                let date = DateReader(page: page).date(at: content.lowerBound, limit: content.upperBound),
                date.time != nil
            {
                break
            }
        }
        return end
    }

    // MARK: The end of the article

    /// The first line of furniture behind which nothing reads like the article.
    private func tailStart(before limit: Int) -> Int {
        enum State { case article, buttons, interruption, list }
        var state = State.article
        var tail: Int?
        let labels = NoteLabelReader(page: page)
        for line in page.lines[page.lineIndex(at: start)...] {
            guard line.range.lowerBound < limit else { break }
            let content = line.content.clamped(to: start..<max(limit, start))
            if content.isEmpty { continue }
            if content.lowerBound > start, let next = furniture(content) {
                if tail == nil { tail = content.lowerBound }
                if state == .list { continue }
                state = !next ? .buttons : Furniture.interrupts(page, content) ? .interruption : .list
                continue
            }
            let isProse = content.count >= 200 && !Furniture.isImprint(page, content)
            let isSentence = content.count >= 60 && page.scalars[content.upperBound - 1].isTerminal
            let isNote =
                NotesReader.announcesNotes(page, content)
                || labels.labels(
                    at: content.lowerBound,
                    limit: content.upperBound,
                    lineStart: true,
                    sentenceStart: true
                )
                .contains { $0.form != .bare && $0.form != .symbol && $0.value.kind == .number } && content.count > 25
            let isBiography = BiographyReader(page: page, contributors: []).startsBiography(
                at: content.lowerBound,
                limit: content.upperBound
            )
            if isProse || isNote || isBiography || isSentence && (state == .buttons || state == .interruption) {
                tail = nil
                state = .article
            } else if state == .interruption {
                state = .list
            }
        }
        return tail ?? limit
    }

    /// True for a heading of the side bar, false for lesser furniture, nil for all else.
    private func furniture(_ content: Range<Int>) -> Bool? {
        if let heading = Furniture.heading(page, content), content.count <= 200 || heading.isRunIn { return true }
        if Furniture.isImprint(page, content) { return true }
        if Furniture.isButtons(page, content) || Furniture.filedUnder(page, content) != nil { return false }
        if page.end(
            ofOneOf: ["previous post", "next post", "previous article", "next article"],
            at: content.lowerBound,
            limit: content.upperBound
        ) != nil, content.count < 150 {
            return true
        }
        if let last = content.last, content.count < 150,
            "←→«»".unicodeScalars.contains(page.scalars[content.lowerBound])
                || "←→".unicodeScalars.contains(page.scalars[last])
        {
            return true
        }
        return nil
    }
}
