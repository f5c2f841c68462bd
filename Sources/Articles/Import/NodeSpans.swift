internal import XML

/// Tells of each text in a tree what it was read as, and lays that out over the source.
struct NodeSpans {
    private let tree: XMLTree
    private let source: [UInt8]
    private var parts: [XMLTree.Node: (kind: ImportReport.Kind, name: String)] = [:]
    /// Ranges in texts, over what is told of the whole text.
    private var fine: [SpanTiling.Part] = []

    init(_ tree: XMLTree, source: [UInt8]) {
        self.tree = tree
        self.source = source
    }

    /// Tells of all texts in some nodes of which nothing was told yet.
    mutating func tell(_ nodes: Range<XMLTree.Node>, _ kind: ImportReport.Kind, _ name: String) {
        for node in nodes where tree.isText(node) && parts[node] == nil { parts[node] = (kind, name) }
    }

    /// Whether something was told of a text.
    func isTold(_ node: XMLTree.Node) -> Bool { parts[node] != nil }

    /// Tells of markers that stand in texts of the body in brackets, by the labels of notes.
    mutating func tellMarkers(_ labels: Set<String>) {
        guard !labels.isEmpty else { return }
        for (node, part) in parts where part.kind == .text || part.kind == .heading {
            let range = tree.source(of: node)
            let isRaised = tree.parent(of: node).map { tree.name(of: $0) == "sup" } ?? false
            if isRaised, labels.contains(String(decoding: source[range], as: UTF8.self)) {
                fine.append(SpanTiling.Part(bytes: range, kind: .marker, name: "marker"))
            }
            var index = range.lowerBound
            while let open = source[index..<range.upperBound].firstIndex(of: UInt8(ascii: "[")) {
                index = open + 1
                guard let close = source[index..<min(range.upperBound, index + 24)].firstIndex(of: UInt8(ascii: "]"))
                else { continue }
                let printed = source[index..<close].split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
                guard !printed.isEmpty, printed.allSatisfy({ labels.contains(String(decoding: $0, as: UTF8.self)) })
                else { continue }
                fine.append(SpanTiling.Part(bytes: open..<close + 1, kind: .marker, name: "marker"))
                index = close + 1
            }
        }
    }

    /// Spans over the source: texts as they were told, others by `rest`, tags as separators.
    func spans(rest: (XMLTree.Node) -> (ImportReport.Kind, String)) -> [ImportReport.Span] {
        var tiling = SpanTiling()
        var layer: [SpanTiling.Part] = []
        for node in tree.nodes where tree.isText(node) {
            let range = tree.source(of: node)
            guard source[range].contains(where: { !$0.isSpace }) else { continue }
            let (kind, name) = parts[node] ?? rest(node)
            layer.append(SpanTiling.Part(bytes: range, kind: kind, name: name))
        }
        tiling.addLayer(layer)
        tiling.addLayer(fine)
        return tiling.spans(of: source, rest: (.separator, "markup"))
    }
}
