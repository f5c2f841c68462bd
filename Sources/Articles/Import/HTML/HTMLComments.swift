internal import Markup
internal import XML

/// Finds readers' comments on a page, as blogs mark them.
struct HTMLComments {
    private(set) var comments: [ImportedComment] = []
    /// Where each comment stands, in the same order.
    private(set) var ranges: [Range<XMLTree.Node>] = []
    /// All nodes in the lists of comments.
    private(set) var inside: Set<XMLTree.Node> = []

    private static let bodies: Set<String> = [
        "comment-content", "comment-body", "comment-text", "comment__content", "comment__body", "comment_content",
        "comment-copy",
        "comment-entry", "blogcommenttext", "wp-block-comment-content",
    ]
    private static let authors: Set<String> = [
        "fn", "comment-author", "comment__author", "comment-author-name", "author", "commenter", "comment_author",
        "blogcommentauthor", "wp-block-comment-author-name", "user",
    ]
    private static let dates: Set<String> = [
        "comment-meta", "commentmetadata", "comment-metadata", "comment-date", "comment-time", "comment-timestamp",
        "comment__date", "wp-block-comment-date", "datetime", "date", "timestamp",
    ]
    /// What stands in some bodies beside the text.
    private static let frame = dates.union([
        "comment-author", "comment-author-name", "vcard", "says", "comment-header", "comment-footer", "comment-actions",
        "reply", "comment-reply", "comment-reply-link", "comment-edit-link", "comment-awaiting-moderation",
        "wp-block-comment-reply-link", "wp-block-comment-author-name",
    ])

    init(_ page: HTMLPage) {
        let marked = page.all { node in
            switch page.name(node) {
            case "li", "div", "article", "section":
                (page.isMarked(node, ["comment", "comment-item", "blogcomment"])
                    || page.tree.attribute("itemprop", of: node) == "comment")
                    && page.textLengths[node] > 0
            // A term of a list is the head of a comment whose body describes it.
            case "dt": page.isMarked(node, ["comment-author"]) && page.textLengths[node] > 0
            default: false
            }
        }
        guard !marked.isEmpty else { return }
        let reader = HTMLBlocks(page.tree, skipping: Set(page.all { page.isMarked($0, Self.frame) } + marked))
        // WordPress marks the list item, and in it an article that is the same comment.
        var numbers: [XMLTree.Node: Int] = [:]
        for (index, node) in marked.enumerated() {
            let range = Self.range(of: node, page)
            let around = page.ancestors(of: node).dropFirst().first { numbers[$0] != nil }
            guard let body = Self.own(range, Self.bodies, page) else { continue }
            if let around, let other = Self.own(page.inside(around), Self.bodies, page), other == body { continue }
            let reply = marked[(index + 1)...].first { $0 > body }
            let own = range.lowerBound..<min(range.upperBound, reply ?? range.upperBound)
            let author = Self.own(own, Self.authors, page)
            var comment = ImportedComment(
                authorName: author.map { Self.name($0, page) }.flatMap { $0.isEmpty ? nil : $0 } ?? "Anonymous",
                body: Self.text(body, reader, page)
            )
            guard !comment.body.isEmpty else { continue }
            let link = author.flatMap { author in
                page.first(in: author) { page.name($0) == "a" }
                    ?? page.ancestors(of: author).prefix(2).first { page.name($0) == "a" }
            }
            comment.website = link.flatMap { page.tree.attribute("href", of: $0) }.flatMap {
                FrontMatterValue.isWebAddress($0) ? $0 : nil
            }
            comment.postedAt = Self.time(own, page)
            comment.parent = around.flatMap { numbers[$0] }
            numbers[node] = comments.count
            comments.append(comment)
            ranges.append(range)
        }
        for range in ranges { inside.formUnion(range) }
    }

    private static func range(of node: XMLTree.Node, _ page: HTMLPage) -> Range<XMLTree.Node> {
        guard page.name(node) == "dt", let list = page.tree.parent(of: node) else { return page.inside(node) }
        var end = page.tree.end(of: node)
        while end < page.tree.end(of: list), page.name(end) != "dt" { end = page.tree.end(of: end) }
        return node..<end
    }

    /// The first node so marked in a comment.
    private static func own(_ range: Range<XMLTree.Node>, _ marks: Set<String>, _ page: HTMLPage) -> XMLTree.Node? {
        range.first {
            page.isMarked($0, marks) && page.textLengths[$0] > 0 && page.name($0) != "article" && page.name($0) != "li"
        }
    }

    private static let saying =
        (["says", "said", "wrote", "writes", "commented"] + PageVocabulary.all(\.saying)).sorted { $0.count > $1.count }

    /// The name that an element prints, without `says:` behind it.
    private static func name(_ author: XMLTree.Node, _ page: HTMLPage) -> String {
        let words = page.words(page.inside(author).last { own($0..<$0 + 1, authors, page) != nil } ?? author)
        var bare = words[...]
        if bare.hasSuffix("...") { bare = bare.dropLast(3) }
        while let last = bare.last, ":…".contains(last) || last.isWhitespace { bare.removeLast() }
        guard bare.count < words.count else { return words }
        let word = saying.first { bare.hasSuffix(" " + $0) }
        return String(word.map { bare.dropLast($0.count + 1) } ?? bare)
    }

    /// The words as Markdown, which is what comments are written in.
    private static func text(_ node: XMLTree.Node, _ reader: HTMLBlocks, _ page: HTMLPage) -> String {
        let blocks = reader.blocks(in: page.tree.children(of: node))
        return FrontMatterValue.paragraphs(CommentMarkup.markdown(blocks))
    }

    /// The time that a comment states, else the one that it prints.
    private static func time(_ range: Range<XMLTree.Node>, _ page: HTMLPage) -> ImportedComment.PostingTime? {
        let stated = range.first { page.name($0) == "time" && page.tree.attribute("datetime", of: $0) != nil }
        if let text = stated.flatMap({ page.tree.attribute("datetime", of: $0) }) {
            if let time = DocumentTime(text) { return time.postingTime }
            if let date = CalendarDate(String(text.prefix(10))) {
                return LocalDateTime(date: date, hour: 0, minute: 0).map { .local($0) }
            }
        }
        return range.lazy.filter { page.isMarked($0, dates) }.compactMap { HTMLDate(page.words($0))?.postingTime }.first
    }
}
