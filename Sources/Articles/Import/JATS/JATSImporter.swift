internal import Markup
internal import XML

/// Reads an article in JATS XML (NISO Z39.96), of any of its tag sets, with or without a namespace.
///
/// `article-meta` gives title, people, date, abstract and subjects; sections, paragraphs and what stands in them become
/// text; footnotes and references become notes, numbered as printed where only one kind is cited and the numbers rise,
/// else by their first place in the text. A reference whose parts are tagged brings its works along, as CSL.
public enum JATSImporter {
    /// Reads a document, in linear time.
    ///
    /// - Throws: `xmlMalformed`, `unknownEntity` and `tooComplex` with line and column, `notJATS`, `empty`,
    ///   `headingNotFound`.
    public static func read(
        _ text: String,
        options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportResult {
        let source = Array(text.utf8)
        let tree: XMLTree
        do {
            tree = try XMLTree(xml: source)
        } catch {
            throw ImportError(error, format: .jats)
        }
        let roots = tree.nodes.filter { tree.name(of: $0) == "article" }
        guard let root = roots.first,
            tree.nodes.contains(where: { ["body", "front", "back"].contains(tree.name(of: $0)) })
        else {
            let name = tree.nodes.first.map { tree.name(of: $0) } ?? ""
            throw ImportError(
                code: "notJATS",
                message:
                    "The XML is no JATS article: its root is <\(name)>, and no <article> with <front>, <body> or <back> stands in it."
            )
        }
        var reading = JATSReading(JATSDocument(tree, root: root), source: source)
        return try reading.result(options: options)
    }
}

/// The elements of a JATS article.
struct JATSDocument {
    typealias Node = XMLTree.Node

    let tree: XMLTree
    let root: Node
    let ids: [String: Node]

    init(_ tree: XMLTree, root: Node) {
        self.tree = tree
        self.root = root
        var ids: [String: Node] = [:]
        for node in tree.nodes {
            if let id = tree.attribute("id", of: node), ids[id] == nil { ids[id] = node }
        }
        self.ids = ids
    }

    func name(_ node: Node) -> String { tree.name(of: node) }

    /// The words of a node on one line.
    func words(_ node: Node) -> String { JSONReading.words(tree.allText(of: node)) }

    func child(_ name: String, of node: Node?) -> Node? {
        node.flatMap { tree.children(of: $0).first { tree.name(of: $0) == name } }
    }

    func children(_ name: String, of node: Node?) -> [Node] {
        node.map { tree.children(of: $0).filter { tree.name(of: $0) == name } } ?? []
    }

    /// The first so named in a node, at any depth.
    func first(_ name: String, in node: Node?) -> Node? {
        node.flatMap { node in (node..<tree.end(of: node)).first { tree.name(of: $0) == name } }
    }

    func all(_ names: Set<String>, in node: Node?) -> [Node] {
        node.map { node in (node..<tree.end(of: node)).filter { names.contains(tree.name(of: $0)) } } ?? []
    }

    /// The words of a node, nil when there are none.
    func text(_ node: Node?) -> String? {
        node.map(words).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The nearest element around a node, itself included, with one of these names.
    func around(_ node: Node, _ names: Set<String>) -> Node? {
        sequence(first: node) { tree.parent(of: $0) }.first { names.contains(tree.name(of: $0)) }
    }
}
