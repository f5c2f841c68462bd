internal import Foundation
internal import Markup
internal import XML

/// A web page with what its readers ask of it again and again, found in one pass.
struct HTMLPage {
    typealias Node = XMLTree.Node

    let tree: XMLTree
    /// UTF-8.
    let source: [UInt8]
    /// Nodes by their `id`, and anchors by their `name`.
    let places: [String: Node]
    /// Characters to read in each node, and those of them that stand in links.
    let textLengths: [Int]
    let linkLengths: [Int]
    private let befores: [Node]

    init(_ tree: XMLTree, source: [UInt8]) {
        self.tree = tree
        self.source = source
        var places: [String: Node] = [:]
        var texts = Array(repeating: 0, count: tree.nodes.count)
        var links = texts
        for node in tree.nodes.reversed() {
            if tree.isText(node) {
                let hidden =
                    tree.parent(of: node).map {
                        ["script", "style", "noscript", "template"].contains(tree.name(of: $0))
                    } ?? false
                texts[node] = hidden ? 0 : tree.text(of: node).utf8.count { !$0.isSpace }
            } else if tree.name(of: node) == "a" {
                links[node] = texts[node]
                if let name = tree.attribute("name", of: node) { places[name] = node }
            }
            if let id = tree.attribute("id", of: node) { places[id] = node }
            if let parent = tree.parent(of: node) {
                texts[parent] += texts[node]
                links[parent] += links[node]
            }
        }
        self.places = places
        textLengths = texts
        linkLengths = links
        befores = Self.befores(tree, texts)
    }

    func name(_ node: Node) -> String { tree.name(of: node) }

    /// The words of a node on one line.
    func words(_ node: Node) -> String {
        tree.allText(of: node).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func inside(_ node: Node) -> Range<Node> { node..<tree.end(of: node) }

    func first(in node: Node, where matches: (Node) -> Bool) -> Node? {
        inside(node).first(where: matches)
    }

    func all(where matches: (Node) -> Bool) -> [Node] { tree.nodes.filter(matches) }

    func ancestors(of node: Node) -> UnfoldFirstSequence<Node> {
        sequence(first: node) { tree.parent(of: $0) }
    }

    /// Whether one of the classes of a node, or its `id`, is among these.
    func isMarked(_ node: Node, _ marks: Set<String>) -> Bool {
        if let id = tree.attribute("id", of: node), marks.contains(id.lowercased()) { return true }
        return tree.classes(of: node).contains { marks.contains(String($0)) }
    }

    /// Whether a class, `id` or role of a node holds one of these words.
    func isNamed(_ node: Node, _ parts: [String]) -> Bool {
        for name in ["class", "id", "role", "type", "itemprop", "rel"] {
            guard let value = tree.attribute(name, of: node)?.lowercased() else { continue }
            if parts.contains(where: value.contains) { return true }
        }
        return false
    }

    /// The element before a node under the same parent, white space and rules passed over; nil after other text.
    func elementBefore(_ node: Node) -> Node? { befores[node] < 0 ? nil : befores[node] }

    /// For each node the element before it, −1 for none.
    private static func befores(_ tree: XMLTree, _ textLengths: [Int]) -> [Node] {
        var befores = Array(repeating: -1, count: tree.nodes.count)
        /// The last element in each node so far.
        var last = befores
        for node in tree.nodes {
            guard let parent = tree.parent(of: node) else { continue }
            befores[node] = last[parent]
            if tree.isText(node) {
                if textLengths[node] > 0 { last[parent] = -1 }
            } else if !["hr", "br"].contains(tree.name(of: node)) {
                last[parent] = node
            }
        }
        return befores
    }

    /// The node that a link within the page leads to.
    func target(of link: Node, addresses: Set<String>) -> Node? {
        guard let href = tree.attribute("href", of: link), let hash = href.firstIndex(of: "#") else { return nil }
        let before = href[..<hash]
        guard
            before.isEmpty || before.hasPrefix("/") && !before.hasPrefix("//")
                || addresses.contains(Self.bare(String(before)))
        else { return nil }
        let fragment = String(href[href.index(after: hash)...])
        return places[fragment] ?? fragment.removingPercentEncoding.flatMap { places[$0] }
    }

    /// An address without what makes two of one page differ.
    static func bare(_ address: String) -> String {
        var rest = address[...]
        for prefix in ["https://", "http://", "www."] where rest.lowercased().hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}

extension UInt8 {
    /// White space of ASCII.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
