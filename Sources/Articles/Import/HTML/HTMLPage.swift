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
    /// Links in headings that lead to the heading itself and print a sign: `#`, `¶`.
    private(set) var permalinks: Set<Node> = []
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
        for heading in tree.nodes where Self.isHeading(tree.name(of: heading)) {
            permalinks.formUnion(inside(heading).filter { isPermalink($0, of: heading) })
        }
    }

    func name(_ node: Node) -> String { tree.name(of: node) }

    /// The words of a node on one line.
    func words(_ node: Node) -> String {
        var text = ""
        var inner = node
        while inner < tree.end(of: node) {
            if inner > node, permalinks.contains(inner) {
                inner = tree.end(of: inner)
                continue
            }
            text += tree.text(of: inner)
            inner += 1
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func isHeading(_ name: String) -> Bool { ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name) }

    private func isPermalink(_ link: Node, of heading: Node) -> Bool {
        guard name(link) == "a", textLengths[link] < 16,
            let target = target(of: link, addresses: []),
            inside(target).contains(heading) || inside(heading).contains(target)
        else { return false }
        let words = words(link).lowercased()
        return ["link", "permalink"].contains(words)
            || !words.isEmpty
                && words.unicodeScalars.allSatisfy { "#¶§∞⚓🔗\u{FE0E}\u{FE0F}".unicodeScalars.contains($0) }
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
        if let id = tree.attribute("id", of: node)?.lowercased(), marks.contains(id), !isOfHeading(id, node) {
            return true
        }
        return tree.classes(of: node).contains { marks.contains(String($0)) }
    }

    /// Whether an `id` is only made of the words of the element's own heading, which says nothing of the element.
    ///
    /// Sections of links, of a form or of comments are what they are called.
    private func isOfHeading(_ id: String, _ node: Node) -> Bool {
        let isSection = name(node) == "section" || tree.classes(of: node).contains("section")
        let heading = isSection ? first(in: node) { Self.isHeading(name($0)) } : node
        guard let heading, Self.isHeading(name(heading)) else { return false }
        let isFrame =
            isSection
            && (linkLengths[node] * 2 > textLengths[node]
                || inside(node).contains { name($0) == "form" || tree.classes(of: $0).contains("comment") })
        let words = words(heading).lowercased().split { !$0.isLetter && !$0.isNumber }
        return !isFrame && id.split { $0 == "-" || $0 == "_" }.allSatisfy(words.contains)
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
