/// A numbered note of an article, with the works that it refers to.
public struct Citation: Sendable, Equatable {
    /// 1… in the order of the notes.
    public var number: Int
    /// As printed, where that is not the number.
    public var label: String?
    /// The note verbatim, always.
    public var text: String
    /// Safe HTML of the note, its links live.
    public var html: String
    /// How it refers to its work.
    public var kind: Kind
    /// The number of the note that holds the work, when this one only points at it (ibid., short form); chains followed.
    public var resolvedFrom: Int?
    /// In the order of the article.
    public var citedIn: [Place]
    /// Every work that the note refers to, in its order; empty for a remark.
    public var sources: [CitedSource]
    /// What an editor should look at.
    public var warnings: [String]
    /// Published comments anchored to this note.
    public var commentCount: Int

    /// How a note refers to its work.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case full
        case short
        case ibid
        case remark
    }

    /// A marker seen from the note.
    public struct Place: Sendable, Equatable {
        /// The anchor of the section.
        public var section: String
        /// The paragraph of the section's text, 0 for the first.
        public var paragraph: Int
        /// UTF-16 code units into the section's text.
        public var offset: Int
        /// The sentence that the note supports.
        public var quote: String

        /// A value with all its parts.
        public init(section: String, paragraph: Int, offset: Int, quote: String) {
            self.section = section
            self.paragraph = paragraph
            self.offset = offset
            self.quote = quote
        }
    }

    /// A value with all its parts.
    public init(
        number: Int,
        label: String? = nil,
        text: String,
        html: String,
        kind: Kind = .remark,
        resolvedFrom: Int? = nil,
        citedIn: [Place] = [],
        sources: [CitedSource] = [],
        warnings: [String] = [],
        commentCount: Int = 0
    ) {
        self.number = number
        self.label = label
        self.text = text
        self.html = html
        self.kind = kind
        self.resolvedFrom = resolvedFrom
        self.citedIn = citedIn
        self.sources = sources
        self.warnings = warnings
        self.commentCount = commentCount
    }
}

/// A work as one note cites it.
public struct CitedSource: Sendable, Equatable {
    /// The work, shared with other notes.
    public var source: Source
    /// The pinpoint, such as a page, as printed without its label.
    public var locator: String?
    /// Words before the work, such as "see also".
    public var prefix: String?
    /// 0…1: how sure the reader is of the fields.
    public var confidence: Double

    /// A value with all its parts.
    public init(source: Source, locator: String? = nil, prefix: String? = nil, confidence: Double) {
        self.source = source
        self.locator = locator
        self.prefix = prefix
        self.confidence = confidence
    }
}

/// A work that notes refer to, shared by all notes that cite it.
public struct Source: Sendable, Equatable {
    /// Made when the work was first cited.
    public var id: Identifier<Source>
    /// The work in CSL's terms.
    public var csl: CSLItem
    /// Unique: the surest of the work's keys when it was first cited, with the identifier behind it where another work has
    /// that key.
    public var key: String

    /// A value with all its parts.
    public init(id: Identifier<Source>, csl: CSLItem, key: String) {
        self.id = id
        self.csl = csl
        self.key = key
    }
}
