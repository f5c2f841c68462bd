import Articles

/// What the comments on a page speak of, in the page's own words.
struct CommentSubjects {
    private let headings: [String: String?]
    private let numbers: Set<Int>
    private let identifiers: PageIdentifiers

    init(_ page: ArticlePage, identifiers: PageIdentifiers) {
        headings = Dictionary(page.sections.map { ($0.anchor, $0.heading.nonEmpty) }) { first, _ in first }
        numbers = Set(page.citations.map(\.number))
        self.identifiers = identifiers
    }

    /// The section or note that a comment speaks of; nil for the article, and for a place that the page doesn't have.
    subscript(comment: Comment) -> CommentView.Subject? {
        switch comment.anchor {
        case .section(let anchor):
            guard let heading = headings[anchor], let id = identifiers.sectionByAnchor[anchor] else { return nil }
            let label = heading.map { "“\($0)”" } ?? "the beginning"
            return CommentView.Subject(subjectID: id, subjectLabel: label)
        case .citation(let number):
            guard numbers.contains(number) else { return nil }
            return CommentView.Subject(subjectID: PageIdentifiers.citation(number), subjectLabel: "note \(number)")
        case nil:
            return nil
        }
    }
}
