/// The paths that a route answers, such as `/v1/articles/{slug}.bib`.
struct RoutePattern: Sendable {
    enum Segment: Sendable, Equatable {
        case literal(String)
        /// Any text, at least one byte of it, before the suffix, which may be empty.
        case parameter(name: String, suffix: String)
    }

    let segments: [Segment]

    var parameterNames: [String] {
        segments.compactMap { segment in
            if case .parameter(let name, _) = segment { name } else { nil }
        }
    }

    /// A pattern from its text: `/`, or segments each after a slash.
    ///
    /// A segment is a literal or `{name}` with an optional literal behind it. Patterns stand in source code, so one
    /// that breaks these rules stops the program at its start.
    init(_ text: String) {
        precondition(text.hasPrefix("/"), "the pattern \(text) must begin with a slash")
        let parts = text == "/" ? [] : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        segments = parts.map { part in
            precondition(!part.isEmpty, "the pattern \(text) has an empty segment")
            guard part.hasPrefix("{") else {
                precondition(!part.contains("{") && !part.contains("}"), "a parameter in \(text) must lead its segment")
                return .literal(String(part))
            }
            let pieces = part.dropFirst().split(separator: "}", omittingEmptySubsequences: false)
            precondition(pieces.count == 2 && !pieces[0].isEmpty, "the pattern \(text) has a malformed parameter")
            precondition(
                !pieces[0].contains("{") && !pieces[1].contains("{"),
                "\(text) has two parameters in a segment"
            )
            return .parameter(name: String(pieces[0]), suffix: String(pieces[1]))
        }
        let names = parameterNames
        precondition(Set(names).count == names.count, "the pattern \(text) names a parameter twice")
    }
}
