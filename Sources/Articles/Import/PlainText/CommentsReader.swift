/// A comment cut out of the page, its date not yet settled.
struct PrintedComment: Sendable {
    var author: Range<Int>
    var website: Range<Int>?
    var date: PrintedDate?
    /// Lines of the comment, blank ones left out but remembered as a break.
    var lines: [Line] = []
    var parent: Int?
    var indent = 0

    struct Line: Sendable {
        let range: Range<Int>
        /// Whether a blank line stands before it.
        let opensParagraph: Bool
    }
}

/// Reads the comments below an article, each part on a line of its own.
struct CommentsReader: Sendable {
    let page: Page
    let dates: DateReader
    /// The lines after the header and before the form.
    let lines: Range<Int>
    var comments: [PrintedComment] = []
    /// The last comment by each author so far, in lower case.
    var latestByName: [String: Int] = [:]
    var stack: [(indent: Int, comment: Int)] = []

    init(page: Page, lines: Range<Int>) {
        self.page = page
        dates = DateReader(page: page)
        self.lines = lines
    }

    /// The comments in their order; the ledger learns what their buttons are.
    mutating func read(into ledger: inout Ledger) -> [PrintedComment] {
        var heads: [Head] = []
        var index = lines.lowerBound
        while index < lines.upperBound {
            if let head = head(at: index, previousEnd: heads.last?.end ?? lines.lowerBound) {
                if let last = heads.last, isDateBelow(head, last) {
                    index += 1
                    continue
                }
                heads.append(head)
                index = head.end
            } else {
                index += 1
            }
        }
        if heads.isEmpty { heads = headsByButtons() }
        for (number, head) in heads.enumerated() {
            let end = number + 1 < heads.count ? heads[number + 1].start : lines.upperBound
            take(head, bodyEnd: end, into: &ledger)
        }
        return comments
    }

    /// The lines above the words of a comment: who and when.
    struct Head {
        var start: Int
        var end: Int
        let author: Range<Int>
        let date: PrintedDate?
        var answers: Range<Int>?
        let indent: Int
        /// Whether "says:" or the like stands behind the name.
        var isAnnounced = false
    }

    /// Whether a comment begins among the lines.
    static func hasHead(_ page: Page, lines: Range<Int>) -> Bool {
        let reader = CommentsReader(page: page, lines: lines)
        return lines.contains { reader.head(at: $0, previousEnd: lines.lowerBound) != nil }
            || !reader.headsByButtons().isEmpty
    }

    // MARK: Bodies

    mutating func take(_ head: Head, bodyEnd: Int, into ledger: inout Ledger) {
        let number = comments.count + 1
        var comment = PrintedComment(author: head.author, date: head.date, indent: head.indent)
        ledger.enter(head.author, as: .comment, "comment \(number) author")
        var answers = head.answers
        for index in head.start..<head.end {
            let content = page.lines[index].content
            if let website = website(content) {
                comment.website = website
                ledger.enter(website, as: .comment, "comment \(number) website")
            }
        }
        var kept = (head.end..<max(head.end, bodyEnd)).filter { !page.lines[$0].isBlank }[...]
        while let last = kept.last, Furniture.isCommentButton(page, page.lines[last].content),
            kept.count > 1 || Furniture.isReplyButton(page, page.lines[last].content)
        {
            ledger.enter(page.lines[last].content, as: .sidebar, "sidebar: comment buttons")
            kept = kept.dropLast()
        }
        if let first = kept.first, let name = answeredName(page.lines[first].content), kept.count > 1 {
            answers = name
            ledger.enter(page.lines[first].content, as: .comment, "comment \(number) label")
            kept = kept.dropFirst()
        }
        if let last = kept.last, head.isAnnounced, head.date == nil, kept.count > 1,
            let date = wholeDate(page.lines[last].content)
        {
            comment.date = date
            kept = kept.dropLast()
        }
        if let date = comment.date { ledger.enter(date.range, as: .comment, "comment \(number) date") }
        for index in head.start..<head.end {
            ledger.enterRest(of: page.lines[index].content, in: page, as: .comment, "comment \(number) label")
        }
        var previous: Int?
        for index in kept {
            let opens = previous.map { index > $0 + 1 } ?? false
            comment.lines.append(PrintedComment.Line(range: page.lines[index].content, opensParagraph: opens))
            ledger.enter(page.lines[index].content, as: .comment, "comment \(number)")
            previous = index
        }
        comment.parent = parent(of: head, answers: answers, body: kept.first.map { page.lines[$0].content })
        latestByName[page.folded(comment.author).lowercased()] = comments.count
        comments.append(comment)
    }

    func website(_ content: Range<Int>) -> Range<Int>? {
        let text = page.folded(content).lowercased()
        return (text.hasPrefix("http://") || text.hasPrefix("https://")) && !text.contains(" ") ? content : nil
    }

    // MARK: Threads

    /// The comment answered: by its author's name, else by the margin.
    mutating func parent(of head: Head, answers: Range<Int>?, body: Range<Int>?) -> Int? {
        while let last = stack.last, last.indent >= head.indent { stack.removeLast() }
        let byMargin = stack.last?.comment
        stack.append((head.indent, comments.count))
        if let answers, let found = latest(named: page.folded(answers)) { return found }
        if let byMargin { return byMargin }
        if let body, page.scalars[body.lowerBound] == "@", let found = addressed(in: body) { return found }
        return nil
    }

    func latest(named name: String) -> Int? {
        let wanted = name.lowercased()
        return latestByName[wanted]
    }

    func addressed(in body: Range<Int>) -> Int? {
        let words = page.words(in: body.lowerBound + 1..<body.upperBound, atMost: 4).map { page.text($0) }
        for length in (0...words.count).reversed() where length > 0 {
            var name = words[..<length].joined(separator: " ").lowercased()
            while let last = name.last, ",:;.!—–-".contains(last) { name.removeLast() }
            if let found = latestByName[name] { return found }
        }
        return nil
    }
}
