internal import Foundation
internal import XML

/// What a page says of its article outside of the text, and where it says it.
struct HTMLMetadata {
    var title: String?
    var subtitle: String?
    var summary: String?
    var language: String?
    var date: CalendarDate?
    var sourceURL: String?
    var contributors: [Contributor] = []
    var categories: [String] = []
    /// A line that names the authors and may hold a date.
    var dateOfByline: String?
    /// Nodes that print some of it, with what it is.
    var places: [(node: XMLTree.Node, name: String)] = []
    /// The addresses that the page has for itself, as `HTMLPage.bare` gives them.
    var addresses: Set<String> = []

    let page: HTMLPage
    let linked: [LinkedData]
    let metas: [String: [String]]

    init(_ page: HTMLPage, content: HTMLContent, comments: Set<XMLTree.Node>) {
        self.page = page
        var metas: [String: [String]] = [:]
        var linked: [LinkedData] = []
        for node in page.tree.nodes {
            switch page.name(node) {
            case "meta":
                let key = ["name", "property", "itemprop", "http-equiv"].lazy.compactMap {
                    page.tree.attribute($0, of: node)
                }.first
                let value = page.tree.attribute("content", of: node).map(JSONReading.words) ?? ""
                if let key, !value.isEmpty { metas[key.lowercased(), default: []].append(value) }
            case "script" where page.tree.attribute("type", of: node) == "application/ld+json":
                linked += LinkedData.articles(page.tree.allText(of: node))
            default: break
            }
        }
        self.metas = metas
        self.linked = linked
        readAddress()
        readTitle(content)
        readPeople(in: content.article, comments: comments)
        readRest(in: content.article, comments: comments)
        settlePlaces()
    }

    func meta(_ keys: String...) -> String? { keys.lazy.compactMap { metas[$0]?.first }.first }

    private mutating func readAddress() {
        let canonical = page.tree.nodes.first {
            page.name($0) == "link" && page.tree.attribute("rel", of: $0)?.lowercased() == "canonical"
        }
        let candidates = [canonical.flatMap { page.tree.attribute("href", of: $0) }, meta("og:url"), linked.first?.url]
        for case let address? in candidates where FrontMatterValue.isWebAddress(address) {
            sourceURL = sourceURL ?? address
            addresses.insert(HTMLPage.bare(address))
        }
    }

    /// More people or categories than any article has.
    static let mostNames = 200

    private mutating func readRest(in article: XMLTree.Node, comments: Set<XMLTree.Node>) {
        summary = linked.first?.description ?? meta("description", "og:description", "citation_abstract")
        let root = page.tree.nodes.first { page.name($0) == "html" }
        let tag = root.flatMap { page.tree.attribute("lang", of: $0) } ?? meta("content-language", "og:locale")
        language = tag.map { $0.replacing("_", with: "-") }.flatMap { LanguageTag.isWellFormed($0) ? $0 : nil }
        readDate(in: article, comments: comments)
        var found: [String] = linked.first?.sections ?? []
        found += metas["article:section"] ?? []
        for node in page.tree.nodes where !comments.contains(node) {
            let isCategory =
                page.tree.attribute("rel", of: node)?.lowercased().split(separator: " ").contains("category") == true
            guard isCategory || page.isMarked(node, ["p-category"]) else { continue }
            found.append(page.words(node))
            places.append((node, "category"))
        }
        for name in found.prefix(Self.mostNames) where !name.isEmpty && !categories.contains(name) {
            categories.append(name)
        }
    }

    private static let dateMarks: Set<String> = [
        "date", "published", "entry-date", "post-date", "posted-on", "pubdate", "dateline", "date-header",
        "article-date", "publish-date", "blog-date", "date-text", "timestamp", "entry-meta", "post-meta",
    ]
    private static let commentMarks: Set<String> = [
        "comment", "comments", "comments-area", "comment-list", "commentlist", "wp-block-comments",
        "wp-block-comment-template", "blog-comments",
    ]

    /// The nodes that print when the article was published, those of comments and of running text left out.
    private func datedNodes(in article: XMLTree.Node, comments: Set<XMLTree.Node>) -> [XMLTree.Node] {
        page.all { node in
            let isTime = page.name(node) == "time"
            guard isTime || page.inside(article).contains(node) && page.isMarked(node, Self.dateMarks),
                page.textLengths[node] < 160, Self.date(dateText(of: node)) != nil, !comments.contains(node)
            else { return false }
            return !page.ancestors(of: node).contains { page.isMarked($0, Self.commentMarks) }
                && (line(of: node).map { page.textLengths[$0] - page.textLengths[node] } ?? 0) < 80
        }
    }

    private mutating func readDate(in article: XMLTree.Node, comments: Set<XMLTree.Node>) {
        let printed = datedNodes(in: article, comments: comments)
        let times = printed.filter { page.name($0) == "time" }
        let chosen =
            times.first { page.isNamed($0, ["publish", "entry-date", "dt-pub"]) } ?? times.first {
                page.inside(article).contains($0)
            } ?? printed.last { page.inside(printed[0]).contains($0) } ?? nil
        let stated = [
            linked.first?.date,
            meta(
                "article:published_time",
                "citation_publication_date",
                "citation_date",
                "dc.date",
                "dcterms.date",
                "dcterms.created",
                "date",
                "datepublished",
                "pubdate",
                "publish-date",
                "parsely-pub-date"
            ),
            chosen.map(dateText), dateOfByline,
        ]
        date = stated.lazy.compactMap { $0.flatMap(Self.date) }.first
        if let chosen { places.append((chosen, "date")) }
    }

    private func dateText(of node: XMLTree.Node) -> String {
        page.tree.attribute("datetime", of: node)
            ?? (page.name(node) == "abbr" ? page.tree.attribute("title", of: node) : nil) ?? page.words(node)
    }

    // MARK: Places

    /// Elements whose words run on as one text.
    private static let lines: Set<String> = ["p", "li", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"]

    /// Whether a line holds nothing but some nodes and the few words between names and dates.
    private func isFiller(around placed: Set<XMLTree.Node>, line: XMLTree.Node) -> Bool {
        var words = ""
        var inner = line
        while inner < page.tree.end(of: line) {
            words += placed.contains(inner) ? " " : page.tree.text(of: inner)
            inner = placed.contains(inner) ? page.tree.end(of: inner) : inner + 1
        }
        return HTMLByline.isFiller(words)
    }

    private func line(of node: XMLTree.Node) -> XMLTree.Node? {
        page.ancestors(of: node).prefix(6).first { Self.lines.contains(page.name($0)) }
    }

    /// Takes the few words around names and dates to them, such as `By … on …`; leaves to running text what it holds.
    private mutating func settlePlaces() {
        let placed = Set(places.map(\.node))
        var settled: [(node: XMLTree.Node, name: String)] = []
        var isRead: Set<XMLTree.Node> = []
        for place in places {
            guard ["byline", "date", "category"].contains(place.name), line(of: place.node) != place.node else {
                settled.append(place)
                continue
            }
            if let line = line(of: place.node) {
                if isRead.insert(line).inserted, isFiller(around: placed, line: line) {
                    settled.append((line, place.name))
                }
                continue
            }
            settled.append(place)
            guard let parent = page.tree.parent(of: place.node), isRead.insert(parent).inserted else { continue }
            for text in page.tree.children(of: parent) where page.tree.isText(text) && page.textLengths[text] > 0 {
                if page.textLengths[text] < 60, HTMLByline.isFiller(page.tree.text(of: text)) {
                    settled.append((text, place.name))
                }
            }
        }
        places = settled
    }

    /// `2020-07-28…`, `2020/07/28`, or as a page prints it.
    static func date(_ text: String) -> CalendarDate? {
        let parts = text.prefix(10).split { $0 == "-" || $0 == "/" }.map { Int($0) }
        guard parts.count >= 3, let year = parts[0], let month = parts[1], let day = parts[2], year > 999 else {
            return HTMLDate(text)?.day
        }
        let padded = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return CalendarDate("\(year)-\(padded[0])-\(padded[1])")
    }
}
