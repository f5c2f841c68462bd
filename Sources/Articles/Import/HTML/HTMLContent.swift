internal import Markup
internal import XML

/// Finds the article on a page, and what stands in it that is none of it.
struct HTMLContent {
    /// The node that holds the text.
    let body: XMLTree.Node
    /// The node that holds the article with its head.
    let article: XMLTree.Node
    private let page: HTMLPage

    private static let bodyMarks: Set<String> = [
        "entry-content", "post-content", "article-content", "article-body", "articlebody", "post-body", "post__content",
        "article__body", "article__content", "gh-content", "mw-parser-output", "e-content", "td-post-content",
        "blog-content",
        "available-content", "story-body", "entry__content", "content-body", "post-entry", "wp-block-post-content",
        "single-content", "article-text", "main-content", "wordsection1", "jats-body",
    ]

    init(_ page: HTMLPage, comments: Set<XMLTree.Node>) {
        self.page = page
        let root = page.tree.nodes.first { page.name($0) == "body" } ?? 0
        func largest(_ nodes: [XMLTree.Node]) -> XMLTree.Node? {
            nodes.max { page.textLengths[$0] < page.textLengths[$1] }
        }
        let outer = page.all {
            ["article", "main"].contains(page.name($0)) || page.tree.attribute("role", of: $0) == "main"
        }.filter { node in !comments.contains(node) }
        let total = page.textLengths.isEmpty ? 0 : page.textLengths[root]
        let main = largest(outer).flatMap { page.textLengths[$0] * 3 >= total ? $0 : nil }
        let inner = main.flatMap { main in
            largest(outer.filter { page.name($0) == "article" && page.inside(main).contains($0) })
                .flatMap { page.textLengths[$0] * 2 >= page.textLengths[main] ? $0 : nil }
        }
        article = inner ?? main ?? root
        let bounds = page.inside(article)
        let marked = page.all {
            bounds.contains($0) && !comments.contains($0)
                && (page.isMarked($0, Self.bodyMarks) || page.tree.attribute("itemprop", of: $0) == "articleBody")
        }
        if let best = largest(marked), page.textLengths[best] * 3 >= page.textLengths[article] {
            body = best
        } else {
            body = Self.densest(from: article, page)
        }
    }

    /// Goes down as long as one element holds most of the text that is not in links.
    private static func densest(from start: XMLTree.Node, _ page: HTMLPage) -> XMLTree.Node {
        func weight(_ node: XMLTree.Node) -> Int { page.textLengths[node] - page.linkLengths[node] }
        var node = start
        while true {
            let containers = page.tree.children(of: node).filter {
                ["div", "section", "article", "main", "td", "tr", "tbody", "table", "center"].contains(page.name($0))
            }
            guard let best = containers.max(by: { weight($0) < weight($1) }), weight(best) * 10 >= weight(node) * 8
            else {
                return node
            }
            node = best
        }
    }

    private static let junkMarks: Set<String> = [
        "share", "sharing", "social", "social-share", "share-buttons", "related", "related-posts", "sidebar", "widget",
        "widget-area", "breadcrumb", "breadcrumbs", "newsletter", "subscribe", "subscription", "post-meta",
        "entry-meta",
        "author-box", "tags", "tag-list", "post-tags", "tagcloud", "comments", "comments-area", "comment-respond",
        "respond",
        "toc", "table-of-contents", "toc_container", "advert", "advertisement", "ad", "ads", "cookie", "cookie-notice",
        "navigation", "nav", "nav-links", "pagination", "pager", "post-navigation", "screen-reader-text", "skip-link",
        "sharedaddy", "jp-relatedposts", "mw-editsection", "navbox", "noprint", "mw-jump-link", "catlinks",
        "printfooter",
        "post-footer", "entry-footer", "subscription-widget-wrap", "subscribe-widget", "button-wrapper",
        "image-link-expand",
        "promo", "blog-social", "blog-comments", "blog-sidebar", "sitenotice", "footnote_tooltip", "footnote-tooltip",
        "site-header", "site-footer", "masthead", "colophon", "search-form", "read-next", "kg-signup-card",
    ]
    private static let junkRoles: Set<String> = [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "toolbar", "tooltip",
        "doc-toc",
    ]

    /// Nodes in the body that are no part of the text, with a word for the report.
    func junk(keeping kept: Set<XMLTree.Node>) -> [XMLTree.Node: String] {
        var junk: [XMLTree.Node: String] = [:]
        var node = body + 1
        let end = page.tree.end(of: body)
        while node < end {
            if let word = junkWord(node), !kept.contains(node),
                page.textLengths[node] * 2 < max(1, page.textLengths[body])
            {
                junk[node] = word
                node = page.tree.end(of: node)
            } else {
                node += 1
            }
        }
        return junk
    }

    private func junkWord(_ node: XMLTree.Node) -> String? {
        let name = page.name(node)
        guard !name.isEmpty else { return nil }
        if page.permalinks.contains(node) { return "permalink" }
        if ["nav", "aside", "form"].contains(name) { return name }
        if name == "footer", page.tree.parent(of: node).map({ page.name($0) != "blockquote" }) ?? true { return name }
        if let role = page.tree.attribute("role", of: node), Self.junkRoles.contains(role) { return role }
        if page.tree.attribute("hidden", of: node) != nil { return "hidden" }
        if page.tree.attribute("aria-hidden", of: node) == "true", name != "math", name != "span" { return "hidden" }
        if let style = page.tree.attribute("style", of: node)?.lowercased().filter({ $0 != " " }),
            style.contains("display:none")
        {
            return "hidden"
        }
        return page.isMarked(node, Self.junkMarks) ? page.tree.classes(of: node).first.map(String.init) ?? name : nil
    }
}
