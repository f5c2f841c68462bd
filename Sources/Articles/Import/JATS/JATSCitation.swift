internal import XML

/// A reference whose parts are tagged: as CSL, and as a line of text where the document prints none.
struct JATSCitation {
    private(set) var item: CSLItem
    private let jats: JATSDocument
    private let node: XMLTree.Node

    /// Nil when the reference is running text alone.
    init?(_ node: XMLTree.Node, _ jats: JATSDocument) {
        self.jats = jats
        self.node = node
        let kind =
            jats.tree.attribute("publication-type", of: node) ?? jats.tree.attribute("citation-type", of: node) ?? ""
        item = CSLItem(type: "document")
        let title = text("article-title") ?? text("chapter-title") ?? text("data-title") ?? text("part-title")
        let source = text("source")
        item.title = title ?? source
        item.containerTitle = title == nil ? nil : source
        guard item.title != nil || text("year") != nil else { return nil }
        item.type = Self.type(
            kind.lowercased(),
            hasContainer: item.containerTitle != nil,
            hasVolume: text("volume") != nil,
            hasChapter: text("chapter-title") != nil
        )
        item.author = names(["author", "allauthors", "collab"], orUngrouped: true)
        item.editor = names(["editor", "guest-editor"], orUngrouped: false)
        item.translator = names(["translator"], orUngrouped: false)
        item.volume = text("volume")
        item.issue = text("issue")
        item.edition = text("edition")
        item.publisher = text("publisher-name")
        item.publisherPlace = text("publisher-loc")
        item.collectionTitle = text("series")
        item.eventTitle = text("conf-name")
        item.isbn = text("isbn")
        item.page = pages()
        item.issued = date(of: node)
        item.accessed = accessed()
        for identifier in jats.all(["pub-id", "article-id"], in: node)
        where jats.tree.attribute("pub-id-type", of: identifier) == "doi" {
            item.doi = jats.text(identifier)
        }
        for link in jats.all(["ext-link", "uri"], in: node) {
            let address = jats.tree.attribute("href", of: link) ?? jats.words(link)
            if jats.tree.attribute("ext-link-type", of: link) == "doi" || address.contains("//doi.org/")
                || address.contains("//dx.doi.org/")
            {
                item.doi = item.doi ?? address.firstRange(of: "10.").map { String(address[$0.lowerBound...]) }
            } else if FrontMatterValue.isWebAddress(address) {
                item.url = item.url ?? address
            }
        }
    }

    private func text(_ name: String) -> String? { jats.text(jats.first(name, in: node)) }

    private static func type(_ kind: String, hasContainer: Bool, hasVolume: Bool, hasChapter: Bool) -> String {
        switch kind {
        case "journal": "article-journal"
        case "book": hasChapter || hasContainer ? "chapter" : "book"
        case "confproc", "conference", "conf-proc": "paper-conference"
        case "thesis", "dissertation": "thesis"
        case "report", "gov", "working-paper": "report"
        case "web", "webpage", "website": "webpage"
        case "newspaper": "article-newspaper"
        case "magazine": "article-magazine"
        case "data", "database": "dataset"
        case "software": "software"
        case "patent": "patent"
        case "preprint": "article"
        case "legal", "statute": "legislation"
        default: hasContainer && hasVolume ? "article-journal" : hasContainer ? "chapter" : "document"
        }
    }

    private func names(_ types: Set<String>, orUngrouped: Bool) -> [CSLName]? {
        var found: [CSLName] = []
        for person in jats.all(["name", "string-name", "collab"], in: node).prefix(500) {
            // The parts of a string-name may hold a name of their own.
            if let parent = jats.tree.parent(of: person),
                jats.name(parent) == "string-name" || jats.name(parent) == "collab"
            {
                continue
            }
            let group = jats.around(person, ["person-group"]).map {
                jats.tree.attribute("person-group-type", of: $0) ?? "author"
            }
            guard group.map(types.contains) ?? orUngrouped, let name = JATSName(person, jats) else { continue }
            found.append(name.csl)
        }
        return found.isEmpty ? nil : found
    }

    private func pages() -> String? {
        if let range = text("page-range") { return range.replacing("–", with: "-") }
        guard let first = text("fpage") else { return text("elocation-id") }
        return text("lpage").map { $0 == first ? first : "\(first)-\($0)" } ?? first
    }

    private func date(of node: XMLTree.Node) -> CSLDate? {
        guard let printed = text("year") else { return nil }
        guard let year = Int(printed.prefix { $0.isNumber }) else { return CSLDate(literal: printed) }
        var parts = [year]
        if let month = text("month").flatMap(Self.month) {
            parts.append(month)
            if let day = text("day").flatMap({ Int($0) }), (1...31).contains(day) { parts.append(day) }
        }
        return CSLDate(dateParts: [parts])
    }

    private func accessed() -> CSLDate? {
        guard let node = jats.first("date-in-citation", in: node) else { return nil }
        if let date = jats.tree.attribute("iso-8601-date", of: node).flatMap(HTMLMetadata.date) {
            return CSLDate(dateParts: [[date.year, date.month, date.day]])
        }
        return nil
    }

    private static func month(_ text: String) -> Int? {
        if let number = Int(text) { return (1...12).contains(number) ? number : nil }
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex(of: String(text.lowercased().prefix(3))).map { $0 + 1 }
    }

    /// The reference in words, its parts in the order of Chicago's notes, for elements that print no marks between them.
    var words: String {
        var parts: [String] = []
        let people = (item.author ?? []).map {
            [$0.given, $0.family ?? $0.literal, $0.suffix].compactMap(\.self).joined(separator: " ")
        }
        if let last = people.last {
            let others = people.dropLast().joined(separator: ", ")
            parts.append(others.isEmpty ? last : "\(others) and \(last)")
        }
        if let title = item.title { parts.append(item.containerTitle == nil ? title : "“\(title)”") }
        var place = item.containerTitle ?? ""
        if let volume = item.volume { place += (place.isEmpty ? "" : " ") + volume }
        if let issue = item.issue { place += ", no. \(issue)" }
        let year = item.issued?.dateParts?.first?.first.map { String($0) } ?? item.issued?.literal
        let imprint = [
            item.publisherPlace.map { place in item.publisher.map { "\(place): \($0)" } ?? place } ?? item.publisher,
            year,
        ]
        .compactMap(\.self).joined(separator: ", ")
        if !imprint.isEmpty { place += (place.isEmpty ? "" : " ") + "(\(imprint))" }
        if let page = item.page { place += item.volume == nil ? ", \(page)" : ": \(page)" }
        if !place.isEmpty { parts.append(place) }
        if let doi = item.doi {
            parts.append("https://doi.org/\(doi)")
        } else if let url = item.url {
            parts.append(url)
        }
        return parts.joined(separator: ", ") + "."
    }
}
