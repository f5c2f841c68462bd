/// Looking for words; a protocol of its own, because full text is where databases differ most.
public protocol SearchReading {
    /// A page of what matches in published articles and comments, best first.
    ///
    /// - Parameters:
    ///   - after: The position of the last match of the page before.
    ///   - limit: The most matches to return.
    /// - Throws: `SearchTooLong`.
    func matches(_ query: SearchQuery, after: SearchPosition?, limit: Int) throws -> [SearchMatch]
}

/// What is looked for, and where.
public struct SearchQuery: Sendable, Equatable {
    /// The words.
    public var expression: SearchExpression
    /// Where they may stand.
    public var kinds: Set<SearchMatch.Kind>
    /// Only in this article; nil admits all.
    public var article: Slug?
    /// How long the search may take; nil: as long as any read.
    public var milliseconds: Int?

    /// What is looked for, and where.
    public init(
        _ expression: SearchExpression,
        in kinds: Set<SearchMatch.Kind> = Set(SearchMatch.Kind.allCases),
        article: Slug? = nil,
        milliseconds: Int? = nil
    ) {
        self.expression = expression
        self.kinds = kinds
        self.article = article
        self.milliseconds = milliseconds
    }
}

/// A place where the words stand.
public struct SearchMatch: Sendable, Equatable {
    /// What was found.
    public var kind: Kind
    /// The article that it belongs to.
    public var slug: Slug
    /// The article's title.
    public var title: String?
    /// The section found, or the one that the comment speaks of.
    public var section: String?
    /// The note found, or the one that the comment speaks of.
    public var citation: Int?
    /// The comment found.
    public var comment: Identifier<Comment>?
    /// Some words around the best place; never HTML.
    public var snippet: String
    /// What matches in the snippet, in UTF-16 code units, in order.
    public var ranges: [Range<Int>]
    /// Continues a list after this match.
    public var position: SearchPosition

    /// Things that can be found.
    public enum Kind: String, Sendable, CaseIterable {
        case section
        case citation
        case comment
    }

    /// A value with all its parts.
    public init(
        kind: Kind,
        slug: Slug,
        title: String?,
        section: String? = nil,
        citation: Int? = nil,
        comment: Identifier<Comment>? = nil,
        snippet: String,
        ranges: [Range<Int>],
        position: SearchPosition
    ) {
        self.kind = kind
        self.slug = slug
        self.title = title
        self.section = section
        self.citation = citation
        self.comment = comment
        self.snippet = snippet
        self.ranges = ranges
        self.position = position
    }
}

/// The sort key of a match: its rank, then its kind, then its row.
public struct SearchPosition: Sendable, Equatable {
    /// The lower the better.
    public var rank: Double
    /// Sections before notes before comments of the same rank.
    public var kind: SearchMatch.Kind
    /// Parts equals; it means nothing outside of the store.
    public var row: Int64

    /// A sort key.
    public init(rank: Double, kind: SearchMatch.Kind, row: Int64) {
        self.rank = rank
        self.kind = kind
        self.row = row
    }
}

/// A search took longer than it may.
public struct SearchTooLong: Error, Sendable, Equatable {
    /// A search took longer than it may.
    public init() {}
}
