public import XML

/// What the names of HTML's elements mean to a reader of articles.
enum HTMLVocabulary {
    /// Elements that stand as blocks of their own or hold such.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    ]

    /// Elements whose content no reader sees as text.
    static let hidden: Set<String> = [
        "script", "style", "template", "noscript", "head", "svg", "canvas", "button", "input", "select", "textarea",
        "datalist", "object", "applet", "map", "area", "param", "link", "meta", "base", "title", "dialog", "progress",
        "meter", "option", "label", "noembed", "noframes",
    ]

    /// Elements that play something from another address.
    static let embeds: Set<String> = ["iframe", "embed", "video", "audio"]

    static let emphasis: Set<String> = ["em", "i", "cite", "dfn", "var"]
    static let strong: Set<String> = ["strong", "b"]
    static let struck: Set<String> = ["del", "s", "strike"]
    static let code: Set<String> = ["code", "kbd", "samp", "tt"]

    /// 1…6 for a heading.
    static func headingLevel(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let digit = name.utf8.last,
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(digit)
        else { return nil }
        return Int(digit - UInt8(ascii: "0"))
    }
}

extension XMLTree {
    /// The classes of an element, in lower case.
    public func classes(of node: Node) -> [Substring] {
        attribute("class", of: node)?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
    }

    /// For each node whether a block stands in it.
    func nodesHoldingBlocks() -> [Bool] {
        var holds = Array(repeating: false, count: nodes.count)
        for node in nodes.reversed() {
            guard let parent = parent(of: node) else { continue }
            if holds[node] || HTMLVocabulary.blocks.contains(name(of: node)) { holds[parent] = true }
        }
        return holds
    }
}
