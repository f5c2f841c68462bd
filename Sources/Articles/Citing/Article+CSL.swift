extension Article {
    /// The article itself as a work that others cite.
    ///
    /// - Parameter address: Where it can be read here; where the text first came out is cited before that.
    public func cslItem(address: String?) -> CSLItem {
        var item = CSLItem(type: "webpage")
        item.author = names(.author)
        item.editor = names(.editor)
        item.title = [title, subtitle].compactMap { $0?.nonEmpty }.joined(separator: ": ").nonEmpty
        item.issued = publishedOn.map { CSLDate(dateParts: [[$0.year, $0.month, $0.day]]) }
        item.url = sourceURL?.nonEmpty ?? address
        item.language = language
        item.abstract = summary?.nonEmpty
        return item
    }

    private func names(_ role: Contributor.Role) -> [CSLName]? {
        let names = contributors.filter { $0.role == role }.map { person in
            // An organisation or a mononym has its whole name as the family name.
            person.given.isEmpty ? CSLName(literal: person.name) : CSLName(family: person.family, given: person.given)
        }
        return names.isEmpty ? nil : names
    }
}
