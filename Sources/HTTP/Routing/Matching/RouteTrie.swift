import HTTPTypes

/// Patterns as a tree, a level a segment.
///
/// In each segment a literal wins over a parameter with a suffix, the longest suffix first, and that over a bare
/// parameter. A choice that leads nowhere further down is taken back. Each node lies on one path from the root, so no
/// path is worth more steps than the tree has nodes.
struct RouteTrie: Sendable {
    struct Endpoint: Sendable {
        let route: Route
        let method: HTTPRequest.Method
        let parameterNames: [String]
        let handler: Handler
    }

    struct Node: Sendable {
        var literals: [(text: String, node: Int)] = []
        var suffixes: [(suffix: String, node: Int)] = []
        var parameter: Int?
        /// What is served here, a method each; none when the node is only a way to others.
        var endpoints: [Endpoint] = []
    }

    private(set) var nodes = [Node()]
    private var depth = 0

    mutating func insert(_ endpoint: Endpoint, at pattern: RoutePattern) {
        var current = 0
        for segment in pattern.segments {
            current = child(of: current, for: segment)
        }
        precondition(
            !nodes[current].endpoints.contains { $0.method == endpoint.method },
            "\(endpoint.method) is routed twice for one path"
        )
        nodes[current].endpoints.append(endpoint)
        depth = max(depth, pattern.segments.count)
    }

    /// What is served at a path of decoded segments, with the values of the parameters from left to right.
    func match(_ segments: [String]) -> (endpoints: [Endpoint], values: [String])? {
        guard segments.count <= depth else { return nil }
        var values: [String] = []
        guard let node = node(matching: segments[...], below: 0, values: &values) else { return nil }
        return (nodes[node].endpoints, values)
    }

    private func node(matching segments: ArraySlice<String>, below current: Int, values: inout [String]) -> Int? {
        guard let segment = segments.first else { return nodes[current].endpoints.isEmpty ? nil : current }
        // No parameter is empty, so neither a doubled slash nor one at the end ever leads anywhere.
        guard !segment.isEmpty else { return nil }
        let rest = segments.dropFirst()
        let node = nodes[current]
        if let literal = node.literals.first(where: { Self.areSameBytes($0.text, segment) }),
            let found = self.node(matching: rest, below: literal.node, values: &values)
        {
            return found
        }
        for (suffix, next) in node.suffixes {
            guard let stem = Self.stem(of: segment, before: suffix) else { continue }
            values.append(stem)
            if let found = self.node(matching: rest, below: next, values: &values) { return found }
            values.removeLast()
        }
        if let parameter = node.parameter {
            values.append(segment)
            if let found = self.node(matching: rest, below: parameter, values: &values) { return found }
            values.removeLast()
        }
        return nil
    }

    private mutating func child(of current: Int, for segment: RoutePattern.Segment) -> Int {
        let new = nodes.count
        switch segment {
        case .literal(let text):
            if let known = nodes[current].literals.first(where: { $0.text == text }) { return known.node }
            nodes[current].literals.append((text, new))
        case .parameter(_, suffix: ""):
            if let known = nodes[current].parameter { return known }
            nodes[current].parameter = new
        case .parameter(_, let suffix):
            if let known = nodes[current].suffixes.first(where: { $0.suffix == suffix }) { return known.node }
            nodes[current].suffixes.append((suffix, new))
            nodes[current].suffixes.sort { $0.suffix.utf8.count > $1.suffix.utf8.count }
        }
        nodes.append(Node())
        return new
    }

    /// Swift compares strings by canonical equivalence; a path is its bytes.
    private static func areSameBytes(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    private static func stem(of segment: String, before suffix: String) -> String? {
        let length = segment.utf8.count - suffix.utf8.count
        guard length > 0, segment.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else { return nil }
        // Suffixes are ASCII where they begin, so this never cuts a character in two.
        return String(segment.utf8.prefix(length))
    }
}
