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
    /// Nodes that print some of it, with what it is.
    var places: [(node: XMLTree.Node, name: String)] = []
    /// The addresses that the page has for itself, as `HTMLPage.bare` gives them.
    var addresses: Set<String> = []

    private let page: HTMLPage
    private let metas: [String: [String]]
    private let linked: [LinkedData]

    init(_ page: HTMLPage, article: XMLTree.Node, comments: Set<XMLTree.Node>) {
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
        readTitle(in: article)
        readPeople(in: article, comments: comments)
        readRest(in: article, comments: comments)
    }

    private func meta(_ keys: String...) -> String? { keys.lazy.compactMap { metas[$0]?.first }.first }

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
    private static let mostNames = 200

    private static let titleMarks: Set<String> = [
        "entry-title", "post-title", "article-title", "p-name", "headline", "article__title", "post__title", "title",
        "firstheading", "blog-title", "wp-block-post-title", "gh-article-title",
    ]
    private static let subtitleMarks: Set<String> = [
        "subtitle", "post-subtitle", "entry-subtitle", "article-subtitle", "standfirst", "dek", "deck",
        "gh-article-excerpt",
    ]

    private mutating func readTitle(in article: XMLTree.Node) {
        let headings = page.all { page.name($0) == "h1" && page.textLengths[$0] > 0 }
        let within = headings.filter { page.inside(article).contains($0) }
        let marked = page.all {
            ["h1", "h2", "h3"].contains(page.name($0)) && page.textLengths[$0] > 0
                && (page.isMarked($0, Self.titleMarks) || page.tree.attribute("itemprop", of: $0) == "headline")
        }
        let stated = linked.first?.headline ?? meta("citation_title", "og:title", "dc.title", "twitter:title")
        let printed = marked.first ?? (within.count == 1 ? within[0] : headings.count == 1 ? headings[0] : nil)
        if let printed {
            title = page.words(printed)
            places.append((printed, "title"))
        } else if let stated {
            title = stated
            // A level-1 heading among several may say the same.
            if let heading = headings.first(where: { page.words($0) == stated }) { places.append((heading, "title")) }
        } else if let head = page.tree.nodes.first(where: { page.name($0) == "title" }), page.textLengths[head] > 0,
            headings.isEmpty
        {
            title = page.words(head)
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

    private static let authorMarks: Set<String> = [
        "author", "byline", "p-author", "entry-author", "post-author", "author-name", "byline-name", "article-author",
        "vcard", "by-author", "post__author", "author__name", "byline__name",
    ]

    private mutating func readPeople(in article: XMLTree.Node, comments: Set<XMLTree.Node>) {
        func add(_ name: String, _ role: Contributor.Role, affiliation: String? = nil) {
            let name = Self.withoutBy(name)
            guard !name.isEmpty, name.count < 120, !name.hasPrefix("http"), contributors.count < Self.mostNames,
                !contributors.contains(where: { $0.name == name && $0.role == role })
            else { return }
            let parts = FrontMatterPeople.parts(of: name)
            contributors.append(
                Contributor(role: role, name: name, given: parts.given, family: parts.family, affiliation: affiliation)
            )
        }
        let page = page
        let printed = page.tree.nodes.lazy.filter { node in
            guard page.textLengths[node] > 0, page.textLengths[node] < 160, !comments.contains(node) else {
                return false
            }
            return page.isMarked(node, Self.authorMarks)
                || page.tree.attribute("rel", of: node)?.split(separator: " ").contains("author") == true
                || page.tree.attribute("itemprop", of: node) == "author"
        }.prefix(Self.mostNames).map(\.self)
        for person in linked.first?.authors ?? [] { add(person.name, .author, affiliation: person.affiliation) }
        if contributors.isEmpty {
            let institutions = metas["citation_author_institution"] ?? []
            for (index, name) in (metas["citation_author"] ?? []).prefix(Self.mostNames).enumerated() {
                add(name, .author, affiliation: index < institutions.count ? institutions[index] : nil)
            }
        }
        if contributors.isEmpty, let first = printed.first {
            // The innermost node holds the name alone.
            let inner = page.inside(first).last { node in
                printed.contains(node) || page.isMarked(node, ["fn", "p-name", "name"])
            }
            for name in Self.names(page.words(inner ?? first)) { add(name, .author) }
        }
        if contributors.isEmpty {
            for name in metas["author"] ?? metas["article:author"] ?? metas["dc.creator"] ?? [] {
                for name in Self.names(name) { add(name, .author) }
            }
        }
        for person in linked.first?.editors ?? [] { add(person.name, .editor, affiliation: person.affiliation) }
        for node in printed where contributors.contains(where: { page.words(node).contains($0.name) }) {
            places.append((node, "byline"))
        }
    }

    /// `By Ann Lee and Bo Chen` is two people.
    private static func names(_ text: String) -> [String] {
        let line = withoutBy(text)
        return line.replacing(" and ", with: ", ").replacing(" & ", with: ", ").split(separator: ",")
            .map { JSONReading.words(String($0)) }.filter { !$0.isEmpty && $0.contains(where: \.isLetter) }
    }

    private static func withoutBy(_ text: String) -> String {
        var words = JSONReading.words(text)
        for prefix in ["by ", "written by ", "posted by ", "author: "] where words.lowercased().hasPrefix(prefix) {
            words = String(words.dropFirst(prefix.count))
        }
        return words
    }

    private mutating func readRest(in article: XMLTree.Node, comments: Set<XMLTree.Node>) {
        summary = linked.first?.description ?? meta("description", "og:description", "citation_abstract")
        let root = page.tree.nodes.first { page.name($0) == "html" }
        let tag = root.flatMap { page.tree.attribute("lang", of: $0) } ?? meta("content-language", "og:locale")
        language = tag.map { $0.replacing("_", with: "-") }.flatMap { LanguageTag.isWellFormed($0) ? $0 : nil }
        let times = page.all {
            page.name($0) == "time" && !comments.contains($0) && page.tree.attribute("datetime", of: $0) != nil
        }
        let chosen =
            times.first { page.isNamed($0, ["publish", "entry-date", "dt-pub"]) } ?? times.first {
                page.inside(article).contains($0)
            } ?? times.first
        let stated = [
            linked.first?.date,
            meta(
                "article:published_time",
                "citation_publication_date",
                "citation_date",
                "dc.date",
                "date",
                "datepublished"
            ),
            chosen.flatMap { page.tree.attribute("datetime", of: $0) },
        ]
        date = stated.lazy.compactMap { $0.flatMap(Self.date) }.first
        if let chosen { places.append((chosen, "date")) }
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

    /// `2020-07-28…`, `2020/07/28` or `2020/7`.
    static func date(_ text: String) -> CalendarDate? {
        let parts = text.prefix(10).split { $0 == "-" || $0 == "/" }.map { Int($0) }
        guard parts.count >= 3, let year = parts[0], let month = parts[1], let day = parts[2], year > 999 else {
            return nil
        }
        let padded = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return CalendarDate("\(year)-\(padded[0])-\(padded[1])")
    }
}
