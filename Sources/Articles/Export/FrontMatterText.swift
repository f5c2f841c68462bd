/// The front matter of an exported article.
struct FrontMatterText {
    private(set) var text = "---\n"

    init(_ content: ArticleContent, isNumberedAsPrinted: Bool, showsLabels: Bool, keepsSpacing: Bool) {
        let article = content.article
        line("title", article.title)
        line("subtitle", article.subtitle)
        line("summary", article.summary)
        line("slug", article.slug.rawValue)
        line("language", article.language)
        line("date", article.publishedOn?.description)
        line("status", article.status.rawValue)
        people(article.contributors)
        if !article.categories.isEmpty {
            text += "categories:\n"
            for category in article.categories { text += "  - \(YAMLText.scalar(category.name))\n" }
        }
        line("source", article.sourceURL)
        line("dedication", article.dedication)
        if isNumberedAsPrinted, !content.citations.isEmpty {
            text += "numbering: printed\n"
            let labelled = content.citations.filter { $0.label != nil }
            if !labelled.isEmpty { text += "labels:\n" }
            for citation in labelled { text += "  \(citation.number): \(YAMLText.quoted(citation.label ?? ""))\n" }
        }
        if isNumberedAsPrinted, !showsLabels, content.citations.contains(where: { $0.label != nil }) {
            text += "markers: numbers\n"
        }
        if keepsSpacing { text += "spacing: kept\n" }
        references(content.citations)
        text += "---\n"
    }

    private mutating func line(_ key: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        text += "\(key): \(YAMLText.scalar(value))\n"
    }

    /// In two lists, or in one where authors and editors take turns.
    private mutating func people(_ contributors: [Contributor]) {
        let authors = contributors.filter { $0.role == .author }
        let editors = contributors.filter { $0.role == .editor }
        if authors + editors == contributors {
            list("authors", authors, hasRoles: false)
            list("editors", editors, hasRoles: false)
        } else {
            list("contributors", contributors, hasRoles: true)
        }
    }

    private mutating func list(_ key: String, _ people: [Contributor], hasRoles: Bool) {
        guard !people.isEmpty else { return }
        text += "\(key):\n"
        for person in people {
            text += "  - name: \(YAMLText.scalar(person.name))\n"
            if hasRoles { text += "    role: \(person.role.rawValue)\n" }
            for (key, value) in [
                ("given", person.given), ("family", person.family), ("affiliation", person.affiliation ?? ""),
                ("biography", person.biography ?? ""),
            ] where !value.isEmpty {
                text += "    \(key): \(YAMLText.scalar(value))\n"
            }
        }
    }

    /// The works of the notes whose text doesn't tell them.
    private mutating func references(_ citations: [Citation]) {
        let readings = ReferenceReader.read(notes: citations.map { ($0.number, $0.text) })
        let kept = zip(citations, readings).filter { !$0.isRead(as: $1) }.map(\.0)
        guard !kept.isEmpty else { return }
        text += "references:\n"
        for citation in kept {
            text += "  - note: \(citation.number)\n"
            text += "    reading: \(YAMLText.scalar(KeptReading(citation).encoded()))\n"
        }
    }
}

extension Citation {
    /// Whether the reader makes of the text what this note has.
    func isRead(as reading: NoteReading) -> Bool {
        kind == reading.kind && resolvedFrom == reading.resolvedFrom && warnings == reading.warnings
            && sources.count == reading.references.count
            && zip(sources, reading.references).allSatisfy { cited, reference in
                cited.source.csl == reference.csl && cited.locator == reference.locator
                    && cited.prefix == reference.prefix && abs(cited.confidence - reference.confidence) < 0.000_01
            }
    }
}
