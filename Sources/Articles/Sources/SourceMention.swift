/// A place where a note of an article refers to a source.
public struct SourceMention: Sendable, Equatable {
    /// The article's name in URLs.
    public var articleSlug: Slug
    /// Nil when the document names none.
    public var articleTitle: String?
    /// The number of the note.
    public var citation: Int
    /// As printed, where that is not the number.
    public var label: String?
    /// The note verbatim.
    public var text: String
    /// Safe HTML of the note.
    public var html: String
    /// How the note refers to its first work.
    public var kind: Citation.Kind
    /// The pinpoint in the work.
    public var locator: String?
    /// Words before the work.
    public var prefix: String?
    /// 0…1.
    public var confidence: Double
    /// Where the list goes on.
    public var position: Position

    /// The sort key of a mention.
    public struct Position: Sendable, Equatable {
        /// The article.
        public var article: Identifier<Article>
        /// The number of the note.
        public var citation: Int
        /// Which of the note's works it is, 0 for the first.
        public var index: Int

        /// The sort key of a mention.
        public init(article: Identifier<Article>, citation: Int, index: Int) {
            self.article = article
            self.citation = citation
            self.index = index
        }
    }

    /// A value with all its parts.
    public init(
        articleSlug: Slug,
        articleTitle: String?,
        citation: Int,
        label: String? = nil,
        text: String,
        html: String,
        kind: Citation.Kind,
        locator: String? = nil,
        prefix: String? = nil,
        confidence: Double,
        position: Position
    ) {
        self.articleSlug = articleSlug
        self.articleTitle = articleTitle
        self.citation = citation
        self.label = label
        self.text = text
        self.html = html
        self.kind = kind
        self.locator = locator
        self.prefix = prefix
        self.confidence = confidence
        self.position = position
    }
}
