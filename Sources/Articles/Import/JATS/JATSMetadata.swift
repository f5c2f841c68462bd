internal import XML

/// What `front/article-meta` says of an article.
struct JATSMetadata {
    private(set) var document = ImportedDocument()
    /// Nodes that say some of it, with what it is.
    private(set) var places: [(node: XMLTree.Node, name: String)] = []
    private let jats: JATSDocument

    init(_ jats: JATSDocument) {
        self.jats = jats
        let front = jats.child("front", of: jats.root) ?? jats.child("front-stub", of: jats.root)
        let meta = jats.child("article-meta", of: front) ?? front
        document.language = jats.tree.attribute("lang", of: jats.root).flatMap {
            LanguageTag.isWellFormed($0) ? $0 : nil
        }
        guard let meta else { return }
        let titles = jats.child("title-group", of: meta)
        document.title = take("title", jats.first("article-title", in: titles))
        document.subtitle = take("subtitle", jats.first("subtitle", in: titles))
        document.summary = take("abstract", jats.child("abstract", of: meta)).map(Self.withoutHeading)
        readPeople(meta)
        readDate(meta)
        for group in jats.children("article-categories", of: meta) {
            for subject in jats.all(["subject"], in: group).prefix(100) {
                guard let name = take("category", subject), !document.categories.contains(name) else { continue }
                document.categories.append(name)
            }
        }
        let address = jats.children("self-uri", of: meta).lazy.compactMap { jats.tree.attribute("href", of: $0) }.first(
            where: FrontMatterValue.isWebAddress
        )
        let doi = jats.children("article-id", of: meta).first { jats.tree.attribute("pub-id-type", of: $0) == "doi" }
            .flatMap(jats.text)
        document.sourceURL =
            address ?? doi.map { "https://doi.org/\($0)" }.flatMap { FrontMatterValue.isWebAddress($0) ? $0 : nil }
    }

    private mutating func take(_ name: String, _ node: XMLTree.Node?) -> String? {
        guard let node else { return nil }
        places.append((node, name))
        return jats.text(node)
    }

    private static func withoutHeading(_ text: String) -> String {
        text.hasPrefix("Abstract ") ? String(text.dropFirst(9)) : text
    }

    private mutating func readPeople(_ meta: XMLTree.Node) {
        let groups = jats.children("contrib-group", of: meta)
        for contrib in groups.flatMap({ jats.all(["contrib"], in: $0) }).prefix(500) {
            guard let name = JATSName(contrib, jats) else { continue }
            let type = jats.tree.attribute("contrib-type", of: contrib) ?? "author"
            let group =
                jats.around(contrib, ["contrib-group"]).flatMap { jats.tree.attribute("content-type", of: $0) } ?? ""
            var person = Contributor(
                role: (type + group).contains("editor") ? .editor : .author,
                name: name.printed,
                given: name.given,
                family: name.family
            )
            person.affiliation = affiliation(of: contrib, groups)
            person.biography = jats.text(jats.child("bio", of: contrib))
            document.contributors.append(person)
            places.append((contrib, "contributor"))
        }
        for node in jats.children("aff", of: meta) + groups.flatMap({ jats.children("aff", of: $0) }) {
            places.append((node, "affiliation"))
        }
    }

    /// In the contributor, by reference, or the only one there is.
    private func affiliation(of contrib: XMLTree.Node, _ groups: [XMLTree.Node]) -> String? {
        let own = jats.children("aff", of: contrib)
        let called = jats.children("xref", of: contrib).filter { jats.tree.attribute("ref-type", of: $0) == "aff" }
            .compactMap { jats.tree.attribute("rid", of: $0).flatMap { jats.ids[$0] } }
        var found = own + called
        if found.isEmpty, let group = jats.around(contrib, ["contrib-group"]) {
            found = jats.children("aff", of: group)
        }
        let texts = found.prefix(10).compactMap { node -> String? in
            let parts = jats.tree.children(of: node).filter { !["label", "sup", "email"].contains(jats.name($0)) }
            let text = JSONReading.words(parts.map { jats.tree.allText(of: $0) }.joined())
            return text.isEmpty ? nil : text
        }
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }

    private mutating func readDate(_ meta: XMLTree.Node) {
        let order = ["epub", "epub-ppub", "pub", "ppub", "collection"]
        let dates = jats.children("pub-date", of: meta).map { node -> (rank: Int, node: XMLTree.Node) in
            let type = jats.tree.attribute("pub-type", of: node) ?? jats.tree.attribute("date-type", of: node) ?? ""
            return (order.firstIndex(of: type) ?? order.count, node)
        }
        for (_, node) in dates.sorted(by: { ($0.rank, $0.node) < ($1.rank, $1.node) }) {
            places.append((node, "date"))
            if document.publishedOn == nil { document.publishedOn = date(node) }
        }
    }

    private func date(_ node: XMLTree.Node) -> CalendarDate? {
        if let iso = jats.tree.attribute("iso-8601-date", of: node), let date = HTMLMetadata.date(iso) { return date }
        let parts = ["year", "month", "day"].map { jats.text(jats.child($0, of: node)) ?? "" }
        return HTMLMetadata.date(parts.joined(separator: "-"))
    }
}

/// A person or body in JATS.
struct JATSName {
    var family = ""
    var given = ""
    var suffix: String?
    /// A body, or a name that isn't taken apart.
    var isWhole = false

    init?(_ node: XMLTree.Node, _ jats: JATSDocument) {
        if let name = jats.name(node) == "name" || jats.name(node) == "string-name"
            ? node : jats.first("name", in: node) ?? jats.first("string-name", in: node),
            let surname = jats.text(jats.child("surname", of: name))
        {
            family = surname
            given = jats.text(jats.child("given-names", of: name)) ?? ""
            suffix = jats.text(jats.child("suffix", of: name))
            return
        }
        let whole =
            ["collab", "institution", "string-name"].contains(jats.name(node))
            ? node : jats.first("collab", in: node) ?? jats.first("string-name", in: node)
        guard let text = jats.text(whole) else { return nil }
        (family, isWhole) = (text, true)
    }

    /// Given names first.
    var printed: String {
        [given, family, suffix ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    var csl: CSLName {
        isWhole ? CSLName(literal: family) : CSLName(family: family, given: given.isEmpty ? nil : given, suffix: suffix)
    }
}
