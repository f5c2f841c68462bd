/// A block of a Markdown document, such as a paragraph, a list or a table.
public struct Block: Sendable, Equatable {
    /// What the block is and holds.
    public var kind: Kind
    /// Where it stands in the source.
    public var range: SourceRange

    /// A value of these parts.
    public init(_ kind: Kind, range: SourceRange = SourceRange()) {
        self.kind = kind
        self.range = range
    }

    /// The kinds of blocks that cmark knows; block quotes and lists nest at most `MarkdownDocument.maximumDepth` deep.
    public indirect enum Kind: Sendable, Equatable {
        case paragraph([Inline])
        case heading(level: Int, [Inline])
        /// The language is the first word of the fence's info string.
        case codeBlock(language: String?, code: String)
        /// Raw, never to be trusted.
        case htmlBlock(String)
        case thematicBreak
        case blockQuote([Block])
        case list(ItemList)
        case table(Table)
    }

    /// An ordered or a bulleted list.
    public struct ItemList: Sendable, Equatable {
        /// The number of the first item, nil for bullets.
        public var start: Int?
        /// Whether no blank line parts the items: their paragraphs are then written without `p`.
        public var isTight: Bool
        /// The blocks of each item.
        public var items: [[Block]]

        /// A value of these parts.
        public init(start: Int?, isTight: Bool, items: [[Block]]) {
            self.start = start
            self.isTight = isTight
            self.items = items
        }
    }

    /// A table in GitHub's form.
    public struct Table: Sendable, Equatable {
        /// The cells of the head row.
        public var head: [[Inline]]
        /// The cells of the other rows, each as many as the head has.
        public var rows: [[[Inline]]]

        /// A value of these parts.
        public init(head: [[Inline]], rows: [[[Inline]]]) {
            self.head = head
            self.rows = rows
        }
    }
}

/// Lines and columns in the source, both from 1; columns count UTF-8 bytes, the end is included.
public struct SourceRange: Sendable, Equatable {
    /// 0 when cmark does not say.
    public var startLine = 0
    /// 0 when cmark does not say.
    public var startColumn = 0
    /// Never before `startLine`.
    public var endLine = 0
    /// 0 when the range ends with the line break before.
    public var endColumn = 0

    /// A range that says nothing.
    public init() {}

    /// A value of these parts.
    public init(startLine: Int, startColumn: Int, endLine: Int, endColumn: Int) {
        self.startLine = startLine
        self.startColumn = startColumn
        self.endLine = max(startLine, endLine)
        self.endColumn = endColumn
    }
}
