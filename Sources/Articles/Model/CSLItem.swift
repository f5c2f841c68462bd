/// A bibliographic item in the terms of CSL-JSON (citationstyles.org, csl-data.json); keys are CSL's own.
public struct CSLItem: Sendable, Equatable, Codable {
    public var type: String
    public var author: [CSLName]?
    public var editor: [CSLName]?
    public var translator: [CSLName]?
    public var title: String?
    public var containerTitle: String?
    public var collectionTitle: String?
    public var publisher: String?
    public var publisherPlace: String?
    public var issued: CSLDate?
    public var accessed: CSLDate?
    public var volume: String?
    public var issue: String?
    public var edition: String?
    public var page: String?
    public var number: String?
    public var genre: String?
    public var authority: String?
    public var eventTitle: String?
    public var archive: String?
    public var url: String?
    public var doi: String?
    public var isbn: String?

    public init(type: String) {
        self.type = type
    }

    private enum CodingKeys: String, CodingKey {
        case type, author, editor, translator, title, publisher, issued, accessed, volume, issue, edition, page, number
        case genre, authority, archive
        case containerTitle = "container-title"
        case collectionTitle = "collection-title"
        case publisherPlace = "publisher-place"
        case eventTitle = "event-title"
        case url = "URL"
        case doi = "DOI"
        case isbn = "ISBN"
    }
}

/// A person by family and given name, or an organisation by `literal` alone.
public struct CSLName: Sendable, Equatable, Codable {
    public var family: String?
    public var given: String?
    public var nonDroppingParticle: String?
    public var suffix: String?
    public var literal: String?

    public init(
        family: String? = nil,
        given: String? = nil,
        nonDroppingParticle: String? = nil,
        suffix: String? = nil,
        literal: String? = nil
    ) {
        self.family = family
        self.given = given
        self.nonDroppingParticle = nonDroppingParticle
        self.suffix = suffix
        self.literal = literal
    }

    private enum CodingKeys: String, CodingKey {
        case family, given, suffix, literal
        case nonDroppingParticle = "non-dropping-particle"
    }
}

/// A date or a range of two, each `[year]`, `[year, month]` or `[year, month, day]`.
public struct CSLDate: Sendable, Equatable, Codable {
    public var dateParts: [[Int]]?
    /// 1 spring … 4 winter.
    public var season: Int?
    /// What is printed where that is no date, such as `n.d.`.
    public var literal: String?

    public init(dateParts: [[Int]]? = nil, season: Int? = nil, literal: String? = nil) {
        self.dateParts = dateParts
        self.season = season
        self.literal = literal
    }

    private enum CodingKeys: String, CodingKey {
        case season, literal
        case dateParts = "date-parts"
    }
}
