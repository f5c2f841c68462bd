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

extension [Inline] {
    /// What a link of these pieces shows: its address where there is nothing else to see but footnotes' markers, which
    /// stand behind a link.
    func words(of destination: String) -> [Inline] {
        withoutReferences.isEmpty ? [.text(destination)] + self : self
    }

    /// These pieces without footnotes' markers, and without what held nothing else.
    var withoutReferences: [Inline] {
        compactMap { inline in
            switch inline {
            case .footnoteReference: nil
            case .emphasis(let inner): inner.withoutReferences(in: Inline.emphasis)
            case .strong(let inner): inner.withoutReferences(in: Inline.strong)
            case .strikethrough(let inner): inner.withoutReferences(in: Inline.strikethrough)
            case .link(let destination, let title, let inner):
                inner.withoutReferences { .link(destination: destination, title: title, $0) }
            case .image(let source, let title, let alternative):
                .image(source: source, title: title, alternative: alternative.withoutReferences)
            case .text, .softBreak, .lineBreak, .code, .html: inline
            }
        }
    }

    private func withoutReferences(in wrap: ([Inline]) -> Inline) -> Inline? {
        let rest = withoutReferences
        return rest.isEmpty && !isEmpty ? nil : wrap(rest)
    }
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
