/// The parameters of a request's query, read as `application/x-www-form-urlencoded`.
public struct Query: Sendable, Equatable {
    private let values: [String: String]

    /// The value of a parameter; nil when it is not there, empty for `name` and `name=`.
    public subscript(_ name: String) -> String? { values[name] }

    /// The names of the parameters that are there.
    public var names: Set<String> { Set(values.keys) }

    /// The parameters that could be read, and why the others could not.
    static func parse(_ text: String?, allowing allowed: [String]) -> (Query, [Problem.FieldError]) {
        var values: [String: String] = [:]
        var errors: [Problem.FieldError] = []
        for pair in Substring(text ?? "").split(byte: UInt8(ascii: "&"), omittingEmpty: true) {
            let parts = pair.split(byte: UInt8(ascii: "="), maxSplits: 1)
            guard let name = PercentCoding.decode(parts[0], plusIsSpace: true) else {
                errors.append(
                    .init(
                        field: abridged(String(parts[0])),
                        code: "malformed",
                        message: "is not UTF-8, percent-encoded"
                    )
                )
                continue
            }
            guard allowed.contains(name) else {
                let known =
                    allowed.isEmpty ? "takes no parameters" : "takes only \(allowed.joined(separator: ", "))"
                errors.append(
                    .init(field: abridged(name), code: "unknown", message: "is not known here; this resource \(known)")
                )
                continue
            }
            guard let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true) else {
                errors.append(.init(field: name, code: "malformed", message: "is not UTF-8, percent-encoded"))
                continue
            }
            guard values.updateValue(value, forKey: name) == nil else {
                errors.append(.init(field: name, code: "repeated", message: "stands in the query more than once"))
                continue
            }
        }
        return (Query(values: values), errors)
    }

    /// Names come from the client, and may be as long as a target.
    private static func abridged(_ name: String) -> String {
        let head = name.unicodeScalars.prefix(64)
        return head.endIndex == name.unicodeScalars.endIndex ? name : String(head) + "…"
    }
}

extension Request {
    /// The query's parameters, of which only the given are known.
    ///
    /// Throws a `Problem` (400, `invalidParameter`) that names every parameter that is unknown, repeated, or not UTF-8
    /// in percent-encoding.
    public func query(allowing names: [String]) throws -> Query {
        try query(allowing: names) { $0.query }
    }

    /// What `read` makes of the query's parameters, of which only the given are known.
    ///
    /// Throws as `query(allowing:)` does, but only after `read`, so that the problem names the values that `read` did
    /// not take as well.
    public func query<Value>(
        allowing names: [String],
        _ read: (inout QueryReader) throws -> Value
    ) throws -> Value {
        let (query, errors) = Query.parse(self.query, allowing: names)
        var reader = QueryReader(query: query, allowed: names, errors: errors)
        let value = try read(&reader)
        if let problem = reader.problem { throw problem }
        return value
    }
}
