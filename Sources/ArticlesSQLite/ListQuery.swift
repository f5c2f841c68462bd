internal import SQLite

/// A statement with a list of any length in it, `IN (…)`, prepared for a few lengths; a list is padded with its last
/// element.
struct ListQuery: Sendable {
    private static let lengths = [1, 8, 32, 128]
    let queries: [Query]

    /// - Parameters:
    ///   - leading: The number of parameters before the list.
    ///   - text: Makes the statement out of the list's parameters, such as `?2, ?3`.
    init(leading: Int, _ text: (String) -> String) {
        queries = Self.lengths.map { length in
            Query(text((1...length).map { "?\(leading + $0)" }.joined(separator: ", ")))
        }
    }

    /// Calls `body` with each row for each element, in no certain order; the elements have to differ from one another.
    func forEach(
        on connection: Connection,
        _ leading: [Value] = [],
        in elements: [Value],
        _ body: (Row) throws -> Void
    ) throws {
        var rest = elements[...]
        while let last = rest.last {
            let index = Self.lengths.firstIndex { $0 >= rest.count } ?? Self.lengths.count - 1
            let length = Self.lengths[index]
            let part = rest.prefix(length)
            rest = rest.dropFirst(length)
            let padding = repeatElement(last, count: length - part.count)
            try connection.forEach(queries[index], leading + part + padding, body)
        }
    }
}
