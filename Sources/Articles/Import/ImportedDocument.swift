/// What an importer reads out of a document: an article in the making, with no identifiers and no clock.
public struct ImportedDocument: Sendable, Equatable {
    /// Only when the document (or the caller) names it; never a guess from a heading or the first sentence.
    public var title: String?
    /// As the document gives it.
    public var subtitle: String?
    /// As the document gives it, plain text.
    public var summary: String?
    /// A BCP 47 tag, nil when the document doesn't say.
    public var language: String?
    /// A slug that the document itself asks for.
    public var slug: Slug?
    /// Nil when the document doesn't say.
    public var status: Article.Status?
    /// The date in the byline or front matter.
    public var publishedOn: CalendarDate?
    /// In the order of the byline.
    public var contributors: [Contributor] = []
    /// Names as printed.
    public var categories: [String] = []
    /// Where the text first came out.
    public var sourceURL: String?
    /// As printed.
    public var dedication: String?
    /// In order; the lead, if any, first.
    public var sections: [ImportedSection] = []
    /// Their numbers rise, with gaps where the document has them.
    public var notes: [ImportedNote] = []
    /// Parents before their replies.
    public var comments: [ImportedComment] = []

    /// A value of these parts.
    public init() {}

    /// For each note the works that it refers to: as the document says, else as its text is read.
    var readings: [NoteReading] {
        zip(notes, ReferenceReader.read(notes: notes.map { ($0.number, $0.text) })).map { $0.reading ?? $1 }
    }
}

/// A section as read: `text`, `html` and `markers` as in `Section`.
public struct ImportedSection: Sendable, Equatable {
    /// Nil for the lead.
    public var heading: String?
    /// 1 for a main section.
    public var level: Int
    /// As `Section.text`.
    public var text: String
    /// Safe HTML.
    public var html: String
    /// In the order of the text.
    public var markers: [Marker]

    /// A value of these parts.
    public init(heading: String?, level: Int = 1, text: String, html: String, markers: [Marker]) {
        self.heading = heading
        self.level = level
        self.text = text
        self.html = html
        self.markers = markers
    }
}

/// A note as read.
public struct ImportedNote: Sendable, Equatable {
    /// From 1; mostly the place in the list.
    public var number: Int
    /// As printed, where that is not the number.
    public var label: String?
    /// Verbatim, without the printed number and the white space around.
    public var text: String
    /// Safe HTML.
    public var html: String
    /// The works that the note refers to, where the document itself says so; nil: to be read out of the text.
    public var reading: NoteReading?

    /// No note has a greater number: an address of the API holds nine digits.
    static let greatestNumber = 999_999_999

    /// A value of these parts.
    public init(number: Int, label: String? = nil, text: String, html: String, reading: NoteReading? = nil) {
        self.number = number
        self.label = label
        self.text = text
        self.html = html
        self.reading = reading
    }
}

/// A reader's comment as read.
public struct ImportedComment: Sendable, Equatable {
    /// As printed.
    public var authorName: String
    /// An http or https URL.
    public var website: String?
    /// Nil when the document doesn't say.
    public var postedAt: PostingTime?
    /// The words as printed; paragraphs parted by `"\n\n"`.
    public var body: String
    /// The index in `ImportedDocument.comments` of the comment that this one answers.
    public var parent: Int?

    /// When a comment was posted, as far as the document tells.
    public enum PostingTime: Sendable, Equatable {
        /// The document states the zone.
        case exact(Timestamp)
        /// Read in the zone that the caller names.
        case local(LocalDateTime)
    }

    /// A value of these parts.
    public init(
        authorName: String,
        website: String? = nil,
        postedAt: PostingTime? = nil,
        body: String,
        parent: Int? = nil
    ) {
        self.authorName = authorName
        self.website = website
        self.postedAt = postedAt
        self.body = body
        self.parent = parent
    }
}
