/// A document in memory: its elements and texts in the order of the source, addressed by their place in that order.
///
/// A value without links: nothing recurses when it is read, copied or freed. Every node comes before the nodes in it, so
/// the nodes inside of `n` are `n + 1 ..< end(of: n)`.
public struct XMLTree: Sendable {
    /// The place of a node.
    public typealias Node = Int

    struct Record: Sendable {
        /// Into `names`; −1 for a text.
        var name: Int32
        var parent: Int32
        /// One past the last node inside.
        var end: Int32
        /// Into `attributeList`, or into `textBytes`.
        var content: Range<Int32>
        /// Bytes of the source, tags included.
        var source: Range<Int32>
    }

    var records: [Record] = []
    var names: [XMLName] = []
    var attributeList: [XMLAttribute] = []
    var textBytes: [UInt8] = []

    init() {}

    /// All nodes.
    public var nodes: Range<Node> { 0..<records.count }

    /// The elements and texts that stand in no other.
    public var top: Children { Children(tree: self, upcoming: 0, end: records.count) }

    /// The nodes directly inside a node, in order.
    public func children(of node: Node) -> Children {
        Children(tree: self, upcoming: node + 1, end: Int(records[node].end))
    }

    /// One past the last node inside.
    public func end(of node: Node) -> Node { Int(records[node].end) }

    /// The element around a node.
    public func parent(of node: Node) -> Node? { records[node].parent < 0 ? nil : Int(records[node].parent) }

    /// Whether this is a text.
    public func isText(_ node: Node) -> Bool { records[node].name < 0 }

    /// The local name of an element, of HTML in lower case; empty for a text.
    public func name(of node: Node) -> String {
        let name = records[node].name
        return name < 0 ? "" : names[Int(name)].local
    }

    /// The whole name of an element.
    public func qualifiedName(of node: Node) -> XMLName? {
        let name = records[node].name
        return name < 0 ? nil : names[Int(name)]
    }

    /// In the order of the tag.
    public func attributes(of node: Node) -> ArraySlice<XMLAttribute> {
        let record = records[node]
        return record.name < 0 ? [] : attributeList[Int(record.content.lowerBound)..<Int(record.content.upperBound)]
    }

    /// The value of an attribute by its local name.
    public func attribute(_ name: String, of node: Node) -> String? {
        attributes(of: node).first { $0.name == name }?.value
    }

    /// The characters of a text; empty for an element.
    public func text(of node: Node) -> String {
        let record = records[node]
        guard record.name < 0 else { return "" }
        return String(
            decoding: textBytes[Int(record.content.lowerBound)..<Int(record.content.upperBound)],
            as: UTF8.self
        )
    }

    /// The characters of all texts in a node.
    public func allText(of node: Node) -> String {
        var bytes: [UInt8] = []
        for inner in node..<end(of: node) where isText(inner) {
            let content = records[inner].content
            bytes += textBytes[Int(content.lowerBound)..<Int(content.upperBound)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of the source that a node was read from, from the start of its start tag to the end of its end tag.
    public func source(of node: Node) -> Range<Int> {
        Int(records[node].source.lowerBound)..<Int(records[node].source.upperBound)
    }

    /// The nodes directly inside a node.
    public struct Children: Sequence, IteratorProtocol {
        let tree: XMLTree
        var upcoming: Node
        let end: Int

        /// The next one.
        public mutating func next() -> Node? {
            guard upcoming < end else { return nil }
            defer { upcoming = tree.end(of: upcoming) }
            return upcoming
        }
    }
}

extension XMLTree {
    /// This tree with other names and attributes for its elements; nodes keep their places.
    public func renaming(_ rename: (XMLTree, Node) -> (name: String, attributes: [XMLAttribute])) -> XMLTree {
        var result = self
        var indices: [String: Int32] = [:]
        result.names = []
        result.attributeList = []
        for node in nodes where !isText(node) {
            let (name, attributes) = rename(self, node)
            let index = indices[name] ?? Int32(result.names.count)
            if indices.updateValue(index, forKey: name) == nil { result.names.append(XMLName(name)) }
            let first = Int32(result.attributeList.count)
            result.attributeList += attributes
            result.records[node].name = index
            result.records[node].content = first..<Int32(result.attributeList.count)
        }
        return result
    }
}
