internal import XML

extension HTMLMetadata {
    private static let authorMarks: Set<String> = [
        "author", "byline", "p-author", "entry-author", "post-author", "author-name", "byline-name", "article-author",
        "vcard", "by-author", "post__author", "author__name", "byline__name",
    ]

    mutating func readPeople(in article: XMLTree.Node, comments: Set<XMLTree.Node>) {
        let page = page
        let marked = page.tree.nodes.lazy.filter { node in
            guard page.textLengths[node] > 0, page.textLengths[node] < 160, !comments.contains(node) else {
                return false
            }
            return page.isMarked(node, Self.authorMarks)
                || page.tree.attribute("rel", of: node)?.split(separator: " ").contains("author") == true
                || page.tree.attribute("itemprop", of: node) == "author"
        }
        let printed = Array(marked.prefix(Self.mostNames))
        for person in linked.first?.authors ?? [] { add(person.name, .author, affiliation: person.affiliation) }
        if contributors.isEmpty {
            let institutions = metas["citation_author_institution"] ?? []
            for (index, name) in (metas["citation_author"] ?? []).prefix(Self.mostNames).enumerated() {
                add(name, .author, affiliation: index < institutions.count ? institutions[index] : nil)
            }
        }
        if contributors.isEmpty {
            for node in nodes(ofAuthorsIn: printed, article) {
                for name in HTMLByline.names(page.words(node)) { add(name, .author) }
            }
        }
        if contributors.isEmpty {
            for name in metas["author"] ?? metas["article:author"] ?? metas["dc.creator"] ?? [] {
                for name in HTMLByline.names(name) { add(name, .author) }
            }
        }
        let unmarked = linesBelowTitle()
        if contributors.isEmpty, let byline = unmarked.first(where: { HTMLByline.isByline(page.words($0)) }) {
            for name in HTMLByline.names(page.words(byline)) { add(name, .author) }
        }
        for person in linked.first?.editors ?? [] { add(person.name, .editor, affiliation: person.affiliation) }
        for node in printed + unmarked {
            let words = page.words(node)
            let isDate = HTMLByline.isDate(words)
            guard isDate || contributors.contains(where: { words.contains($0.name) }) else { continue }
            places.append((node, isDate ? "date" : "byline"))
            if dateOfByline == nil, HTMLDate(words) != nil { dateOfByline = words }
        }
    }

    private mutating func add(_ name: String, _ role: Contributor.Role, affiliation: String? = nil) {
        let name = HTMLByline.withoutBy(name)
        guard !name.isEmpty, name.count < 120, !name.hasPrefix("http"), contributors.count < Self.mostNames,
            !contributors.contains(where: { $0.name == name && $0.role == role })
        else { return }
        let parts = FrontMatterPeople.parts(of: name)
        contributors.append(
            Contributor(role: role, name: name, given: parts.given, family: parts.family, affiliation: affiliation)
        )
    }

    /// The first element that names an author and those beside it, of each the innermost, which hold the names alone.
    private func nodes(ofAuthorsIn printed: [XMLTree.Node], _ article: XMLTree.Node) -> [XMLTree.Node] {
        guard let first = printed.first(where: { page.inside(article).contains($0) }) ?? printed.first else {
            return []
        }
        let parent = page.tree.parent(of: first)
        var end = first
        var result: [XMLTree.Node] = []
        for outer in printed where outer >= end && page.tree.parent(of: outer) == parent {
            end = page.tree.end(of: outer)
            let named = page.inside(outer).filter { node in
                page.textLengths[node] > 0
                    && (printed.contains(node) || page.isMarked(node, ["fn", "p-name", "name"])
                        || page.tree.attribute("itemprop", of: node) == "name")
            }
            result += named.filter { node in !named.contains { $0 > node && page.inside(node).contains($0) } }
        }
        return result
    }

    /// The lines right under the title that read as a byline or as a date.
    private func linesBelowTitle() -> [XMLTree.Node] {
        guard let title = places.first(where: { $0.name == "title" })?.node else { return [] }
        var lines: [XMLTree.Node] = []
        var node = page.tree.end(of: title)
        var steps = 0
        while node < page.tree.nodes.upperBound, steps < 40 {
            let isLine = ["p", "address"].contains(page.name(node)) || HTMLPage.isHeading(page.name(node))
            if isLine, page.textLengths[node] > 0, !places.contains(where: { $0.node == node }) {
                let words = page.words(node)
                guard !HTMLPage.isHeading(page.name(node)), HTMLByline.isByline(words) || HTMLByline.isDate(words)
                else {
                    break
                }
                lines.append(node)
            }
            node += 1
            steps += 1
        }
        return lines
    }
}
