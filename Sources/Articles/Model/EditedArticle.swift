/// A member of an article that an editor can set, under its name in the contract.
public enum ArticleMember: String, Sendable, CaseIterable {
    case title
    case subtitle
    case summary
    case status
    case language
    case publishedOn
    case categories
    case sourceUrl
    case dedication
}

/// An article as editors see it.
public struct EditedArticle: Sendable, Equatable {
    /// Of any status, without its parts.
    public var article: Article
    /// What an editor has set: it survives a new import of the document.
    public var overrides: Set<ArticleMember>
    /// The latest first, at most a hundred.
    public var revisions: [Revision]

    /// A version that was imported.
    public struct Revision: Sendable, Equatable {
        /// 1 for the first.
        public var number: Int
        /// When it was imported.
        public var at: Timestamp

        /// A version that was imported.
        public init(number: Int, at: Timestamp) {
            self.number = number
            self.at = at
        }
    }

    /// An article as editors see it.
    public init(article: Article, overrides: Set<ArticleMember>, revisions: [Revision]) {
        self.article = article
        self.overrides = overrides
        self.revisions = revisions
    }
}

extension Article {
    /// Takes a member's value from another version of the article.
    mutating func take(_ member: ArticleMember, from other: Article) {
        switch member {
        case .title: title = other.title
        case .subtitle: subtitle = other.subtitle
        case .summary: summary = other.summary
        case .status: status = other.status
        case .language: language = other.language
        case .publishedOn: publishedOn = other.publishedOn
        case .categories: categories = other.categories
        case .sourceUrl: sourceURL = other.sourceURL
        case .dedication: dedication = other.dedication
        }
    }

    /// Gives a member the value that the log keeps; what isn't one of the member's leaves it as it is.
    mutating func set(_ member: ArticleMember, logged value: LoggedValue) {
        switch member {
        case .title: title = value.text
        case .subtitle: subtitle = value.text
        case .summary: summary = value.text
        case .status: status = value.text.flatMap(Status.init(rawValue:)) ?? status
        case .language: language = value.text ?? language
        case .publishedOn: publishedOn = value.text.flatMap { CalendarDate($0) }
        case .categories:
            guard case .list(let names) = value else { return }
            categories = names.compactMap(\.text).compactMap { name in
                Slug(folding: name).map { Category(slug: $0, name: name) }
            }
        case .sourceUrl: sourceURL = value.text
        case .dedication: dedication = value.text
        }
    }

    /// A member's value as the log keeps it.
    func logged(_ member: ArticleMember) -> LoggedValue {
        switch member {
        case .title: .optional(title)
        case .subtitle: .optional(subtitle)
        case .summary: .optional(summary)
        case .status: .text(status.rawValue)
        case .language: .text(language)
        case .publishedOn: .optional(publishedOn?.description)
        case .categories: .list(categories.map { .text($0.name) })
        case .sourceUrl: .optional(sourceURL)
        case .dedication: .optional(dedication)
        }
    }
}
