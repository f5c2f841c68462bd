internal import Markup
internal import XML

/// Finds readers' comments on a page, as blogs mark them.
struct HTMLComments {
    private(set) var comments: [ImportedComment] = []
    /// The element of each comment, in the same order.
    private(set) var nodes: [XMLTree.Node] = []
    /// All nodes in the lists of comments.
    private(set) var inside: Set<XMLTree.Node> = []

    private static let bodies: Set<String> = [
        "comment-content", "comment-body", "comment-text", "comment__content", "comment__body", "comment_content",
        "comment-copy",
        "comment-entry", "blogcommenttext",
    ]
    private static let authors: Set<String> = [
        "fn", "comment-author", "comment__author", "comment-author-name", "author", "commenter", "comment_author",
        "blogcommentauthor",
    ]

    init(_ page: HTMLPage) {
        let marked = page.all { node in
            ["li", "div", "article", "section"].contains(page.name(node))
                && (page.isMarked(node, ["comment", "comment-item", "blogcomment"])
                    || page.tree.attribute("itemprop", of: node) == "comment")
                && page.textLengths[node] > 0
        }
        let reader = HTMLBlocks(page.tree)
        // WordPress marks the list item, and in it an article that is the same comment.
        var numbers: [XMLTree.Node: Int] = [:]
        for node in marked {
            let around = page.ancestors(of: node).dropFirst().first { numbers[$0] != nil }
            guard let body = Self.own(node, Self.bodies, marked: marked, page) else { continue }
            if let around, let other = Self.own(around, Self.bodies, marked: [], page), other == body { continue }
            let author = Self.own(node, Self.authors, marked: marked, page)
            var comment = ImportedComment(
                authorName: author.map { Self.name(page.words($0)) }.flatMap { $0.isEmpty ? nil : $0 } ?? "Anonymous",
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
            let time = page.inside(node).first {
                page.name($0) == "time" && page.tree.attribute("datetime", of: $0) != nil
            }
            comment.postedAt = time.flatMap { page.tree.attribute("datetime", of: $0) }.flatMap(Self.time)
            comment.parent = around.flatMap { numbers[$0] }
            numbers[node] = comments.count
            comments.append(comment)
            nodes.append(node)
        }
        for node in nodes { inside.formUnion(page.inside(node)) }
    }

    /// The first node so marked in a comment that is not in a reply to it.
    private static func own(_ node: XMLTree.Node, _ marks: Set<String>, marked: [XMLTree.Node], _ page: HTMLPage)
        -> XMLTree.Node?
    {
        page.inside(node).dropFirst().first {
            page.isMarked($0, marks) && page.textLengths[$0] > 0 && page.name($0) != "article"
        }
    }

    private static func name(_ text: String) -> String {
        text.hasSuffix(" says:") ? String(text.dropLast(6)) : text.hasSuffix(":") ? String(text.dropLast()) : text
    }

    /// The words as Markdown, which is what comments are written in.
    private static func text(_ node: XMLTree.Node, _ reader: HTMLBlocks, _ page: HTMLPage) -> String {
        let blocks = reader.blocks(in: page.tree.children(of: node))
        return FrontMatterValue.paragraphs(CommentMarkup.markdown(blocks))
    }

    private static func time(_ text: String) -> ImportedComment.PostingTime? {
        if let time = DocumentTime(text) { return time.postingTime }
        return CalendarDate(String(text.prefix(10))).flatMap { LocalDateTime(date: $0, hour: 0, minute: 0) }.map {
            .local($0)
        }
    }
}
