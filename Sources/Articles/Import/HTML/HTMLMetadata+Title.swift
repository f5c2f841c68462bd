internal import Markup
internal import XML

extension HTMLMetadata {
    private static let titleMarks: Set<String> = [
        "entry-title", "post-title", "article-title", "p-name", "headline", "article__title", "post__title", "title",
        "firstheading", "blog-title", "wp-block-post-title", "gh-article-title",
    ]
    private static let subtitleMarks: Set<String> = [
        "subtitle", "post-subtitle", "entry-subtitle", "article-subtitle", "standfirst", "dek", "deck",
        "gh-article-excerpt", "msosubtitle",
    ]

    mutating func readTitle(_ content: HTMLContent) {
        let stated = linked.first?.headline ?? meta("citation_title", "og:title", "dc.title", "twitter:title")
        let head = page.tree.nodes.first { page.name($0) == "title" && page.textLengths[$0] > 0 }.map(page.words)
        let headings = page.all { page.name($0) == "h1" && page.textLengths[$0] > 0 }
        if let printed = printedTitle(headings, content, said: [stated, head].compactMap { $0?.lowercased() }),
            !isSiteName(printed) || stated == nil && head == nil
        {
            title = page.words(printed)
            places.append((printed, "title"))
        } else if let stated {
            title = stated
            // A level-1 heading among several may say the same.
            if let heading = headings.first(where: { page.words($0) == stated }) { places.append((heading, "title")) }
        } else if let head, headings.allSatisfy(isSiteName) {
            title = head
        }
        let below = page.all {
            page.isMarked($0, Self.subtitleMarks) && page.textLengths[$0] > 0 && page.textLengths[$0] < 400
                && page.name($0) != "body"
        }
        if let below = below.first, page.words(below) != title {
            subtitle = page.words(below)
            places.append((below, "subtitle"))
        }
    }

    /// The heading that is the article's title.
    ///
    /// What the page says elsewhere comes first, then how near the heading stands to the text, then its class.
    private func printedTitle(_ headings: [XMLTree.Node], _ content: HTMLContent, said: [String]) -> XMLTree.Node? {
        let within = headings.filter { page.inside(content.article).contains($0) }
        let only = within.count == 1 ? within[0] : headings.count == 1 ? headings[0] : nil
        let above = Array(page.ancestors(of: content.body).reversed())
        let depths = Dictionary(uniqueKeysWithValues: above.enumerated().map { ($1, $0) })
        // A heading of the text is no nearer to it than one above it.
        let deepest = max(depths[content.article] ?? 0, above.count - 2)
        let textStart = textStart(in: content.body)
        func rank(_ node: XMLTree.Node) -> (plausible: Int, agreement: Int, depth: Int, marked: Int)? {
            let name = page.name(node)
            guard ["h1", "h2", "h3", "p"].contains(name), page.textLengths[node] > 0 else { return nil }
            let isMarked =
                name == "p"
                ? page.tree.classes(of: node).contains("msotitle")
                : page.isMarked(node, Self.titleMarks) || page.tree.attribute("itemprop", of: node) == "headline"
            let words = isMarked || name == "h1" ? page.words(node).lowercased() : ""
            let agreement =
                said.contains(words) ? 2 : said.contains { $0.hasPrefix(words) || $0.hasSuffix(words) } ? 1 : 0
            guard
                isMarked || node == only || name == "h1" && page.inside(content.article).contains(node) && agreement > 1
            else { return nil }
            let isBelow = page.inside(content.body).contains(node) && node > textStart
            let shared = page.ancestors(of: node).lazy.compactMap { depths[$0] }.first ?? 0
            return (isBelow || isSiteName(node) ? 0 : 1, agreement, min(shared, deepest), isMarked ? 1 : 0)
        }
        let ranked = page.tree.nodes.compactMap { node in rank(node).map { (node, $0) } }
        return ranked.reduce(nil as (XMLTree.Node, (Int, Int, Int, Int))?) { best, next in
            best.map { $0.1 >= next.1 } == true ? best : next
        }?.0
    }

    /// Where more of the text stands above than there is above a title.
    private func textStart(in body: XMLTree.Node) -> XMLTree.Node {
        var length = 0
        for node in page.inside(body) where page.tree.isText(node) {
            length += page.textLengths[node]
            if length > 600 { return node }
        }
        return page.tree.end(of: body)
    }

    /// Whether a heading names the site: all of it links to the site's first page.
    private func isSiteName(_ heading: XMLTree.Node) -> Bool {
        if let site = meta("og:site_name"), site == page.words(heading), site != meta("og:title") { return true }
        let link =
            page.first(in: heading) { page.name($0) == "a" }
            ?? page.ancestors(of: heading).prefix(3).first { page.name($0) == "a" }
        guard let link, page.textLengths[link] >= page.textLengths[heading],
            let address = page.tree.attribute("href", of: link)
        else { return false }
        let bare = HTMLPage.bare(address)
        return address == "/" || bare.count < address.count && !bare.contains("/") && !addresses.contains(bare)
    }
}
