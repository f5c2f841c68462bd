import Articles

/// How to cite an article, in the manner of a Chicago bibliography, without its address.
enum CitationLine {
    /// Its sentences: each may run in another direction than the others.
    static func sentences(for article: Article) -> [String] {
        var names = article.authors.map(\.name)
        if let first = article.authors.first { names[0] = inverted(first) }
        var sentences: [String] = []
        if !names.isEmpty { sentences.append(ended(Wording.joined(names, carryingCommas: names[0].contains(",")))) }
        sentences.append(article.title.nonEmpty.map { "“\(ended($0))”" } ?? "Untitled article.")
        if let date = article.publishedOn { sentences.append(ended(Wording.date(date))) }
        return sentences
    }

    /// Family name first; as printed where it already stands first, or where there is no other.
    private static func inverted(_ person: Contributor) -> String {
        guard !person.family.isEmpty, !person.given.isEmpty, !person.name.hasPrefix(person.family) else {
            return person.name
        }
        return "\(person.family), \(person.given)"
    }

    private static func ended(_ text: String) -> String {
        text.last.map { ".?!…。？！".contains($0) } == true ? text : text + "."
    }
}
