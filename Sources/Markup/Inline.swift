/// A piece of running text in a Markdown document.
///
/// Emphasis, links and the like nest at most `MarkdownDocument.maximumDepth` deep.
public indirect enum Inline: Sendable, Equatable {
    case text(String)
    /// A line break of the source that is a space to the reader.
    case softBreak
    /// A line break that the author asked for.
    case lineBreak
    case code(String)
    /// One raw tag or HTML comment, never to be trusted.
    case html(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    /// The destination is as the author wrote it, entities and backslashes resolved, and not to be trusted.
    case link(destination: String, title: String, [Inline])
    /// The source is as the author wrote it, entities and backslashes resolved, and not to be trusted.
    case image(source: String, title: String, alternative: [Inline])
    case footnoteReference(FootnoteReference)
}

/// The place in the text where a footnote is called.
public struct FootnoteReference: Sendable, Equatable {
    /// The index in `MarkdownDocument.footnotes`.
    public var footnote: Int
    /// Where the `[^label]` stands, as far as cmark tells; to be verified against the source.
    public var range: SourceRange

    /// A value of these parts.
    public init(footnote: Int, range: SourceRange = SourceRange()) {
        self.footnote = footnote
        self.range = range
    }
}

/// A footnote's definition.
public struct Footnote: Sendable, Equatable {
    /// As written in the definition, without `[^` and `]`.
    public var label: String
    /// Whether no reference can call this note: an earlier one has its label, or no reference can hold that label.
    public var isUncallable: Bool
    /// What the note says.
    public var blocks: [Block]
    /// From the line with the label to the note's last line.
    public var range: SourceRange

    /// A value of these parts.
    public init(label: String, isUncallable: Bool = false, blocks: [Block], range: SourceRange = SourceRange()) {
        self.label = label
        self.isUncallable = isUncallable
        self.blocks = blocks
        self.range = range
    }
}
