/// A value of a YAML document, with its place in the source.
public struct YAMLNode: Sendable, Equatable {
    /// What the value is.
    public var kind: Kind
    /// The line that it starts on, from 1.
    public var line: Int
    /// Unicode scalars from the start of the source; a block scalar's range reaches to the end of its last line.
    public var range: Range<Int>

    /// The three kinds of YAML; what a plain scalar means (a date, nothing …) is the reader's to say.
    public indirect enum Kind: Sendable, Equatable {
        /// `isPlain` when neither quoted nor a block scalar.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        /// In the order of the source; no key stands twice.
        case mapping([Entry])
    }

    /// A key and its value.
    public struct Entry: Sendable, Equatable {
        /// The text of the key.
        public var key: String
        /// The line of the key, from 1.
        public var line: Int
        /// What it maps to.
        public var value: YAMLNode
    }

    /// How deep sequences and mappings may nest.
    public static let maximumDepth = 16
}

/// Why a text is not taken as YAML.
public struct YAMLError: Error, Equatable, Sendable {
    /// From 1.
    public var line: Int
    /// What is wrong there, in words that complete "line n: …".
    public var message: String
}
