/// A bibliographic item in the terms of CSL-JSON (citationstyles.org, csl-data.json); keys are CSL's own.
public struct CSLItem: Sendable, Equatable, Codable {
    /// One of CSL's item types, such as `article-journal`.
    public var type: String
    /// In the order of the note.
    public var author: [CSLName]?
    /// In the order of the note.
    public var editor: [CSLName]?
    /// In the order of the note.
    public var translator: [CSLName]?
    /// Of a film.
    public var director: [CSLName]?
    /// Who asked; the person who answered is the author.
    public var interviewer: [CSLName]?
    /// As printed, with subtitle and nested quotes.
    public var title: String?
    /// The journal, newspaper, book or site that holds the work.
    public var containerTitle: String?
    /// The series.
    public var collectionTitle: String?
    /// As printed.
    public var publisher: String?
    /// As printed.
    public var publisherPlace: String?
    /// When the work came out.
    public var issued: CSLDate?
    /// When it first came out, where `issued` is a later edition.
    public var originalDate: CSLDate?
    /// When the author of the note looked at it.
    public var accessed: CSLDate?
    /// As printed.
    public var volume: String?
    /// As printed.
    public var issue: String?
    /// As printed, such as `2nd`.
    public var edition: String?
    /// The pages that the work takes up in its container.
    public var page: String?
    /// The number of a report, resolution or bill.
    public var number: String?
    /// The section of a law, without its mark.
    public var section: String?
    /// What kind of work, such as `PhD diss.`.
    public var genre: String?
    /// The body that issued a law or a judgement.
    public var authority: String?
    /// The conference or event.
    public var eventTitle: String?
    /// Who keeps the document.
    public var archive: String?
    /// The shelf mark in the archive, or the address of an archived copy.
    public var archiveLocation: String?
    /// Exact, percent-encoded where a character needs it.
    public var url: String?
    /// Without a resolver's address.
    public var doi: String?
    /// Digits, hyphens and X as printed.
    public var isbn: String?
    /// A BCP 47 tag.
    public var language: String?
    /// A summary in plain text.
    public var abstract: String?

    /// A value of these parts, the others nil.
    public init(type: String) {
        self.type = type
    }

    private enum CodingKeys: String, CodingKey {
        case type, author, editor, translator, director, interviewer, title, publisher, issued, accessed, volume, issue,
            edition, page, number
        case section, genre, authority, archive, language, abstract
        case containerTitle = "container-title"
        case collectionTitle = "collection-title"
        case publisherPlace = "publisher-place"
        case eventTitle = "event-title"
        case originalDate = "original-date"
        case archiveLocation = "archive_location"
        case url = "URL"
        case doi = "DOI"
        case isbn = "ISBN"
    }
}

/// A person by family and given name, or an organisation by `literal` alone.
public struct CSLName: Sendable, Equatable, Codable {
    /// Without particles.
    public var family: String?
    /// Given names or initials.
    public var given: String?
    /// A particle that belongs to the name, such as `van`.
    public var nonDroppingParticle: String?
    /// Such as `Jr.`.
    public var suffix: String?
    /// The name of an organisation.
    public var literal: String?

    /// A value of these parts, the others nil.
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
    /// One date, or the two ends of a range.
    public var dateParts: [[Int]]?
    /// 1 spring … 4 winter.
    public var season: Int?
    /// What is printed where that is no date, such as `n.d.`.
    public var literal: String?

    /// A value of these parts, the others nil.
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
