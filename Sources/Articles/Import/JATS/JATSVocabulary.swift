internal import XML

/// What the elements of JATS are in HTML.
enum JATSVocabulary {
    /// Elements whose content no reader sees as text.
    static let hidden: Set<String> = [
        "object-id", "permissions", "processing-meta", "table-wrap-foot", "alternatives-unused",
    ]

    private static let names: [String: String] = [
        "italic": "em", "bold": "strong", "monospace": "code", "strike": "del", "sc": "span", "underline": "span",
        "list-item": "li", "disp-quote": "blockquote", "verse-group": "blockquote", "attrib": "p", "verse-line": "p",
        "boxed-text": "div", "sec": "div", "fig": "figure", "fig-group": "div", "caption": "figcaption",
        "table-wrap": "div",
        "preformat": "pre", "disp-formula": "p", "inline-formula": "span", "break": "br", "ext-link": "a", "uri": "a",
        "email": "a",
        "def-list": "dl", "def-item": "div", "term": "dt", "def": "dd", "speech": "div", "speaker": "p",
        "statement": "div",
        "body": "div", "back": "div", "app-group": "div", "app": "div", "ack": "div", "notes": "div", "glossary": "div",
        "media": "span", "tex-math": "span", "named-content": "span", "styled-content": "span",
        "supplementary-material": "div",
        "mixed-citation": "div", "element-citation": "div", "citation": "div", "nlm-citation": "div",
        "article-title": "span",
        "title": "p", "label": "span", "source": "em", "fn": "span", "note": "div", "disp-formula-group": "div",
        "xref": "span",
        "year": "span", "name": "span", "string-name": "span",
    ]

    static func renamed(_ tree: XMLTree, _ node: XMLTree.Node) -> (name: String, attributes: [XMLAttribute]) {
        let name = tree.name(of: node)
        let target = tree.attribute("href", of: node)
        switch name {
        case "title": return (heading(tree, node), [])
        case "label": return (label(tree, node), [])
        case "list":
            let type = tree.attribute("list-type", of: node) ?? ""
            let isOrdered = ["order", "alpha-lower", "alpha-upper", "roman-lower", "roman-upper"].contains(type)
            return (isOrdered ? "ol" : "ul", [])
        case "ext-link", "uri", "email":
            let printed = tree.allText(of: node)
            let address = target ?? (name == "email" ? "mailto:\(printed)" : printed)
            return ("a", [XMLAttribute(name: "href", value: address)])
        case "graphic", "inline-graphic":
            var attributes = [XMLAttribute(name: "src", value: target ?? "")]
            let words = tree.children(of: node).first { tree.name(of: $0) == "alt-text" }.map { tree.allText(of: $0) }
            if let words { attributes.append(XMLAttribute(name: "alt", value: words)) }
            return ("img", attributes)
        case "table", "thead", "tbody", "tfoot", "tr", "td", "th":
            return (name, Array(tree.attributes(of: node)))
        case "code"
        where tree.parent(of: node).map({ ["sec", "body", "app", "boxed-text"].contains(tree.name(of: $0)) }) ?? false:
            return ("pre", [])
        case "alt-text", "long-desc": return ("template", [])
        case "math": return ("math", Array(tree.attributes(of: node)))
        default: return (names[name] ?? known(name), [])
        }
    }

    /// Names that both have in common; of all others the words remain.
    private static func known(_ name: String) -> String {
        ["p", "sup", "sub", "hr", "pre", "code", "math", "annotation"].contains(name) ? name : "span"
    }

    /// The title of a section is a heading of its depth; that of a caption is a paragraph.
    private static func heading(_ tree: XMLTree, _ node: XMLTree.Node) -> String {
        guard let parent = tree.parent(of: node),
            ["sec", "app", "ack", "notes", "glossary", "app-group", "ref-list", "fn-group"].contains(
                tree.name(of: parent)
            )
        else { return "p" }
        let sections: Set<String> = ["sec", "app", "ack", "notes", "glossary"]
        let depth = sequence(first: parent) { tree.parent(of: $0) }.count { sections.contains(tree.name(of: $0)) }
        return "h\(min(6, max(1, depth)))"
    }

    /// `Figure 1` before a caption is a line of its own.
    private static func label(_ tree: XMLTree, _ node: XMLTree.Node) -> String {
        let parent = tree.parent(of: node).map { tree.name(of: $0) } ?? ""
        // The number of a section is the reader's to count.
        if ["sec", "app"].contains(parent) { return "template" }
        return ["fig", "table-wrap", "boxed-text", "statement"].contains(parent) ? "p" : "span"
    }
}
