/// A published text with its people and dates; its sections, citations and comments are values of their own.
public struct Article: Sendable, Equatable {
    /// Made at the first import and kept for good.
    public var id: Identifier<Article>
    /// The name in URLs, unique.
    public var slug: Slug
    /// Nil when the document names none.
    public var title: String?
    /// As the document gives it.
    public var subtitle: String?
    /// As the document gives it, plain text.
    public var summary: String?
    /// Only published articles are shown.
    public var status: Status
    /// A BCP 47 tag, `en` when the document doesn't say.
    public var language: String
    /// The date printed in the byline.
    public var publishedOn: CalendarDate?
    /// When the latest revision was imported, or an editor changed the article after that.
    public var updatedAt: Timestamp
    /// 1 for the first import, one more for each import that changed something.
    public var revision: Int
    /// Words of all sections, headings left out.
    public var wordCount: Int
    /// In the order of the byline.
    public var contributors: [Contributor]
    /// In the order of the document.
    public var categories: [Category]
    /// Where the text first came out.
    public var sourceURL: String?
    /// As printed.
    public var dedication: String?
    /// Whether readers may post.
    public var comments: CommentsPolicy
    /// How many parts there are.
    public var counts: Counts

    /// Where an article stands in its life; only published ones are shown.
    public enum Status: String, Sendable, CaseIterable {
        case draft
        case published
        case withdrawn
    }

    /// Whether readers may post.
    public struct CommentsPolicy: Sendable, Equatable {
        /// False closes comments whatever `closesAt` says.
        public var isOpen: Bool
        /// From this moment on posting is refused, nil: never.
        public var closesAt: Timestamp?

        /// A value with all its parts.
        public init(isOpen: Bool = true, closesAt: Timestamp? = nil) {
            self.isOpen = isOpen
            self.closesAt = closesAt
        }

        /// The policy with the end that the site sets where the article has none of its own: midnight (UTC) that many
        /// days after the day of publication; an article without a date stays open.
        public func closing(afterDays days: Int, from publishedOn: CalendarDate?) -> CommentsPolicy {
            guard closesAt == nil, days > 0, let publishedOn else { return self }
            let midnight = Int64(publishedOn.daysSince1970 + days) * 86_400_000
            return CommentsPolicy(isOpen: isOpen, closesAt: Timestamp(millisecondsSince1970: midnight))
        }

        /// Whether a comment posted at this moment is taken.
        public func accepts(at time: Timestamp) -> Bool {
            isOpen && closesAt.map { time < $0 } ?? true
        }
    }

    /// How many parts an article has; comments counts the published ones.
    public struct Counts: Sendable, Equatable {
        /// The lead included.
        public var sections: Int
        /// All numbered notes.
        public var citations: Int
        /// Whether readers may post.
        public var comments: Int

        /// A value with all its parts.
        public init(sections: Int, citations: Int, comments: Int) {
            self.sections = sections
            self.citations = citations
            self.comments = comments
        }
    }

    /// An article read from storage or made by an import.
    public init(
        id: Identifier<Article>,
        slug: Slug,
        title: String? = nil,
        subtitle: String? = nil,
        summary: String? = nil,
        status: Status = .published,
        language: String = "en",
        publishedOn: CalendarDate? = nil,
        updatedAt: Timestamp,
        revision: Int = 1,
        wordCount: Int = 0,
        contributors: [Contributor] = [],
        categories: [Category] = [],
        sourceURL: String? = nil,
        dedication: String? = nil,
        comments: CommentsPolicy = CommentsPolicy(),
        counts: Counts = Counts(sections: 0, citations: 0, comments: 0)
    ) {
        self.id = id
        self.slug = slug
        self.title = title
        self.subtitle = subtitle
        self.summary = summary
        self.status = status
        self.language = language
        self.publishedOn = publishedOn
        self.updatedAt = updatedAt
        self.revision = revision
        self.wordCount = wordCount
        self.contributors = contributors
        self.categories = categories
        self.sourceURL = sourceURL
        self.dedication = dedication
        self.comments = comments
        self.counts = counts
    }

    /// Minutes at 230 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), at least 1.
    public var readingMinutes: Int { max(1, (wordCount + 115) / 230) }
}

/// A person named in the byline.
public struct Contributor: Sendable, Equatable {
    /// Author or editor.
    public var role: Role
    /// The name as printed, nicknames included.
    public var name: String
    /// Given names; empty for an organisation or a mononym.
    public var given: String
    /// Family name with its particles; the whole name for an organisation or a mononym.
    public var family: String
    /// Position and institution as printed.
    public var affiliation: String?
    /// A few sentences as printed.
    public var biography: String?

    /// What a contributor did.
    public enum Role: String, Sendable, CaseIterable {
        case author
        case editor
    }

    /// A value with all its parts.
    public init(
        role: Role,
        name: String,
        given: String,
        family: String,
        affiliation: String? = nil,
        biography: String? = nil
    ) {
        self.role = role
        self.name = name
        self.given = given
        self.family = family
        self.affiliation = affiliation
        self.biography = biography
    }
}

/// A subject that articles are filed under.
public struct Category: Sendable, Equatable, Hashable {
    /// The name in URLs, unique.
    public var slug: Slug
    /// The name as shown.
    public var name: String

    /// A value with all its parts.
    public init(slug: Slug, name: String) {
        self.slug = slug
        self.name = name
    }
}
