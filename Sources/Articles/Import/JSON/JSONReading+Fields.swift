extension JSONReading {
    /// What stands around the text.
    func fields(of article: ArticleJSON) throws(ImportError) -> ImportedDocument {
        var document = ImportedDocument()
        document.title = Self.line(article.title)
        document.subtitle = Self.line(article.subtitle)
        document.summary = Self.line(article.summary)
        document.dedication = Self.line(article.dedication)
        if let slug = article.slug {
            document.slug = Slug(slug)
            if document.slug == nil {
                throw Self.fault("slug", "a slug has 1 to 100 of a-z, 0-9 and -, and no - at its ends")
            }
        }
        if let status = article.status {
            document.status = Article.Status(rawValue: status)
            if document.status == nil { throw Self.fault("status", "must be draft, published or withdrawn") }
        }
        if let language = article.language {
            guard LanguageTag.isWellFormed(language) else {
                throw Self.fault("language", "must be a tag such as en or pt-BR")
            }
            document.language = language
        }
        if let date = article.publishedOn {
            document.publishedOn = CalendarDate(date)
            if document.publishedOn == nil { throw Self.fault("publishedOn", "must be a date as YYYY-MM-DD") }
        }
        if let source = article.sourceUrl {
            guard FrontMatterValue.isWebAddress(source) else {
                throw Self.fault("sourceUrl", "must be an http or https address")
            }
            document.sourceURL = source
        }
        for (index, person) in (article.contributors ?? []).enumerated() {
            document.contributors.append(try contributor(person, at: index))
        }
        for category in article.categories ?? [] {
            let name = Self.words(category.name)
            if !name.isEmpty, !document.categories.contains(name) { document.categories.append(name) }
        }
        return document
    }

    private func contributor(_ person: ArticleJSON.Person, at index: Int) throws(ImportError) -> Contributor {
        guard let role = Contributor.Role(rawValue: person.role) else {
            throw Self.fault("contributors[\(index)].role", "must be author or editor")
        }
        guard let name = Self.line(person.name) else {
            throw Self.fault("contributors[\(index)].name", "must not be empty")
        }
        let parts = FrontMatterPeople.parts(of: name)
        let family = Self.line(person.family)
        return Contributor(
            role: role,
            name: name,
            given: Self.line(person.given) ?? (family == nil ? parts.given : ""),
            family: family ?? parts.family,
            affiliation: Self.line(person.affiliation),
            biography: person.biography.map { FrontMatterValue.paragraphs(DocumentImporter.printable($0)) }.flatMap {
                $0.isEmpty ? nil : $0
            }
        )
    }

    /// On one line, nil when nothing stands there.
    static func line(_ text: String?) -> String? {
        text.map(words).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Language tags by their shape.
enum LanguageTag {
    /// The shape of RFC 5646 §2.1: subtags of 1…8 letters or digits, the first of 2…8 letters.
    static func isWellFormed(_ text: String) -> Bool {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, (2...8).contains(first.utf8.count), text.utf8.count <= 35,
            first.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) })
        else { return false }
        return subtags.allSatisfy { subtag in
            (1...8).contains(subtag.utf8.count)
                && subtag.utf8.allSatisfy {
                    (0x41...0x5A).contains($0 & 0xDF) && $0 >= 0x41 || (0x30...0x39).contains($0)
                }
        }
    }
}
