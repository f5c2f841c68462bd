/// A part of an article under one heading.
public struct Section: Sendable, Equatable {
    /// The name in URLs and `id` attributes, unique within the article; `lead` for the text before the first heading.
    public var anchor: String
    /// 0 for the lead, 1… for the sections under headings, in order.
    public var number: Int
    /// Nil for the lead.
    public var heading: String?
    /// 1 for a main section, 2 for one below it, and so on.
    public var level: Int
    /// The author's words without markers; paragraphs are parted by `"\n\n"`.
    public var text: String
    /// Safe HTML of the text with its markers, the heading left out.
    public var html: String
    /// Words of the text.
    public var wordCount: Int
    /// In the order of the text.
    public var markers: [Marker]
    /// Published comments anchored to this section.
    public var commentCount: Int

    /// A value with all its parts.
    public init(
        anchor: String,
        number: Int,
        heading: String?,
        level: Int,
        text: String,
        html: String,
        wordCount: Int,
        markers: [Marker],
        commentCount: Int = 0
    ) {
        self.anchor = anchor
        self.number = number
        self.heading = heading
        self.level = level
        self.text = text
        self.html = html
        self.wordCount = wordCount
        self.markers = markers
        self.commentCount = commentCount
    }

    /// The anchor of the text before the first heading.
    public static let leadAnchor = "lead"
}

/// The place in a section where a note is cited.
public struct Marker: Sendable, Equatable, Codable {
    /// The number of the note.
    public var citation: Int
    /// The paragraph of the section's text, 0 for the first.
    public var paragraph: Int
    /// UTF-16 code units into the section's `text`.
    public var offset: Int
    /// The sentence that the note supports, as it stands in `text`.
    public var quote: String

    /// A value with all its parts.
    public init(citation: Int, paragraph: Int, offset: Int, quote: String) {
        self.citation = citation
        self.paragraph = paragraph
        self.offset = offset
        self.quote = quote
    }
}
