internal import XML

/// Reads a table of data; one that only lays out a page is none.
struct HTMLTable {
    /// Nil when the table lays out a page, or has cells that Markdown's can't hold.
    private(set) var table: Block.Table?

    private static let maximumColumns = 64

    init(_ node: XMLTree.Node, tree: XMLTree, reader: HTMLBlocks) {
        let isMarkedLayout =
            ["presentation", "none"].contains(tree.attribute("role", of: node) ?? "")
            || tree.classes(of: node).contains { $0.contains("multicol") || $0.contains("layout") }
        guard reader.spacing == .exact || !isMarkedLayout else { return }
        // Else each table would be read once for every table around it.
        guard !(node + 1..<tree.end(of: node)).contains(where: { tree.name(of: $0) == "table" }) else { return }
        var rows: [(cells: [[Inline]], isHead: Bool)] = []
        var cellCount = 0
        for row in Self.rows(of: node, tree: tree) where !reader.skipped.contains(row) {
            var cells: [[Inline]] = []
            var isHead = tree.parent(of: row).map { tree.name(of: $0) == "thead" } ?? false
            var heads = 0
            for cell in tree.children(of: row) where ["td", "th"].contains(tree.name(of: cell)) {
                cellCount += 1
                if tree.name(of: cell) == "th" { heads += 1 }
                let blocks = reader.blocks(in: tree.children(of: cell))
                guard blocks.allSatisfy({ $0.isSimple }), reader.spacing == .exact || blocks.count < 4 else { return }
                cells.append(Self.inlines(of: blocks))
                let span = min(Self.maximumColumns, tree.attribute("colspan", of: cell).flatMap { Int($0) } ?? 1)
                for _ in 1..<max(2, span) where span > 1 { cells.append([]) }
                guard cells.count <= Self.maximumColumns else { return }
            }
            if heads > 0, heads == cells.count, rows.isEmpty { isHead = true }
            if !cells.isEmpty { rows.append((cells, isHead)) }
        }
        let columns = rows.map(\.cells.count).max() ?? 0
        guard columns > 1 || reader.spacing == .exact && columns == 1, rows.count * columns <= 4 * cellCount + 1000
        else {
            return
        }
        let padded = rows.map { $0.cells + Array(repeating: [], count: columns - $0.cells.count) }
        table =
            rows[0].isHead
            ? Block.Table(head: padded[0], rows: Array(padded.dropFirst()))
            : Block.Table(head: Array(repeating: [], count: columns), rows: padded)
    }

    /// The rows of this table and not of tables in it.
    private static func rows(of node: XMLTree.Node, tree: XMLTree) -> [XMLTree.Node] {
        tree.children(of: node).flatMap { child -> [XMLTree.Node] in
            switch tree.name(of: child) {
            case "tr": [child]
            case "thead", "tbody", "tfoot": tree.children(of: child).filter { tree.name(of: $0) == "tr" }
            default: []
            }
        }
    }

    /// Paragraphs of a cell with line breaks between, which in Markdown's cells are tags.
    private static func inlines(of blocks: [Block]) -> [Inline] {
        var result: [Inline] = []
        for (index, block) in blocks.enumerated() {
            if index > 0 { result.append(.html("<br>")) }
            result += block.runningText.map { inline in
                if case .lineBreak = inline { .html("<br>") } else { inline }
            }
        }
        return result
    }
}

extension Block {
    /// Whether this is a paragraph.
    fileprivate var isSimple: Bool {
        if case .paragraph = kind { true } else { false }
    }
}
