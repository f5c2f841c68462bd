/// How much of a document is read before it is refused.
///
/// They bound what libxml2's own work may grow to: it compares each attribute of a tag with those before it, and each
/// end tag of HTML with the elements that are open.
public struct XMLLimits: Sendable, Equatable {
    /// How deep elements may nest, at most 250.
    public var depth: Int
    /// Elements and texts of a tree; a stream has no such limit.
    public var nodes: Int
    /// Bytes of one text without tags in it.
    public var textBytes: Int

    /// Bytes of names of elements and attributes that differ.
    ///
    /// libxml2 counts whole pools of names, so it may stop a bit later.
    static let nameBytes = 20_000

    /// A value of these parts.
    public init(depth: Int = 250, nodes: Int = 1_000_000, textBytes: Int = 16 << 20) {
        self.depth = min(250, max(1, depth))
        self.nodes = nodes
        self.textBytes = textBytes
    }
}
