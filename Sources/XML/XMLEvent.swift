/// A step through a document.
public enum XMLEvent: Sendable, Equatable {
    /// An element starts.
    case start(XMLName, attributes: [XMLAttribute])
    /// The element that started last and has not ended ends.
    case end(XMLName)
    /// Characters between tags, entities resolved; comments and processing instructions part two texts.
    case text(String)
}

/// The name of an element.
public struct XMLName: Sendable, Hashable {
    /// Without its prefix; of HTML in lower case.
    public var local: String
    /// Nil in HTML and where the document declares none.
    public var namespace: String?
    /// As printed.
    public var prefix: String?

    /// A value of these parts.
    public init(_ local: String, namespace: String? = nil, prefix: String? = nil) {
        self.local = local
        self.namespace = namespace
        self.prefix = prefix
    }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Equatable {
    /// Without its prefix; of HTML in lower case.
    public var name: String
    /// As printed, such as `xml` or `xlink`.
    public var prefix: String?
    /// Entities resolved.
    public var value: String

    /// A value of these parts.
    public init(name: String, prefix: String? = nil, value: String) {
        self.name = name
        self.prefix = prefix
        self.value = value
    }
}
