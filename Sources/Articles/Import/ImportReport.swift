/// What became of every character of a document, and what an editor should look at.
public struct ImportReport: Sendable, Equatable, Codable {
    /// The format that the document was read in.
    public var format: DocumentFormat
    /// Spans that follow one another without gap or overlap from 0 to the document's end.
    public var spans: [Span] = []
    /// In the order of the document.
    public var headings: [Heading] = []
    /// Numbers (or labels) of markers in the text without a note.
    public var markersWithoutNote: [String] = []
    /// Numbers (or labels) of notes that no marker refers to.
    public var notesWithoutMarker: [String] = []
    /// In the order of the document.
    public var warnings: [Warning] = []

    /// A value of these parts.
    public init(format: DocumentFormat) {
        self.format = format
    }

    /// What a run of characters was read as.
    public struct Span: Sendable, Equatable, Codable {
        /// Unicode scalars from the start of the document, the end not included.
        public var start: Int
        /// One past the last scalar.
        public var end: Int
        /// The class of these characters.
        public var kind: Kind
        /// The part of the document, such as `byline`, `date`, `heading`, `note 3`, or `sidebar: Archives`.
        public var name: String

        /// A value of these parts.
        public init(start: Int, end: Int, kind: Kind, name: String) {
            self.start = start
            self.end = end
            self.kind = kind
            self.name = name
        }
    }

    /// The classes of characters in a document.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case metadata
        case heading
        case text
        case marker
        case note
        case comment
        /// Remains of the page around the article.
        case sidebar
        /// White space and marks that only part the others.
        case separator
    }

    /// A heading and how sure the importer is of it.
    public struct Heading: Sendable, Equatable, Codable {
        /// As printed.
        public var text: String
        /// 0…1; 1 when the document's markup or the caller says so.
        public var confidence: Double
        /// Why it was taken for a heading.
        public var reason: String

        /// A value of these parts.
        public init(text: String, confidence: Double, reason: String) {
            self.text = text
            self.confidence = confidence
            self.reason = reason
        }
    }

    /// Something that an editor should look at.
    public struct Warning: Sendable, Equatable, Codable {
        /// In lower camel case, such as `ambiguousDate`.
        public var code: String
        /// A sentence for the editor.
        public var message: String

        /// A value of these parts.
        public init(code: String, message: String) {
            self.code = code
            self.message = message
        }
    }
}

/// A kind of document that can be imported.
public enum DocumentFormat: String, Sendable, Codable, CaseIterable {
    /// The plain-text dump of a page that shows an article.
    case text
    /// Markdown with front matter and footnotes.
    case markdown
    /// A web page.
    case html
    /// An article in JATS XML (NISO Z39.96).
    case jats
    /// An article as the API gives it.
    case json
}

/// What the caller knows of a document.
public struct ImportOptions: Sendable {
    /// Overrides the document's own title.
    public var title: String?
    /// When not empty, exactly these are the headings, in this order.
    public var headings: [String]

    /// A value of these parts.
    public init(title: String? = nil, headings: [String] = []) {
        self.title = title
        self.headings = headings
    }
}

/// A document and what became of each of its characters.
public struct ImportResult: Sendable, Equatable {
    /// The article in the making.
    public var document: ImportedDocument
    /// What became of each character.
    public var report: ImportReport

    /// A value of these parts.
    public init(document: ImportedDocument, report: ImportReport) {
        self.document = document
        self.report = report
    }
}

/// Why a document can't be imported at all.
public struct ImportError: Error, Equatable, Sendable {
    /// In lower camel case, such as `notUTF8`.
    public var code: String
    /// A sentence that names the fault and its place.
    public var message: String

    /// A value of these parts.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
