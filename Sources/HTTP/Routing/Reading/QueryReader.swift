/// Reads typed values out of a query and gathers what is wrong with them; see `Request.query(allowing:_:)`.
///
/// Every reading gives nil both when the parameter is missing and when its value is wrong. In the second case the
/// request is refused after all values were read, so code after the reading need not tell the two apart.
public struct QueryReader {
    /// The parameters as texts.
    public let query: Query
    private let allowed: [String]
    /// The first fault of each parameter: what follows from it would only confuse.
    private var errors: [Problem.FieldError] = []
    private var faulty: Set<String> = []

    init(query: Query, allowed: [String], errors: [Problem.FieldError]) {
        self.query = query
        self.allowed = allowed
        for error in errors { add(error) }
    }

    /// The value as it is.
    public func text(_ name: String) -> String? {
        precondition(allowed.contains(name), "the parameter \(name) is read, but not allowed")
        return query[name]
    }

    /// A decimal integer: digits, with a minus sign where the range goes below zero, and nothing else.
    public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        value(name, expected: "must be an integer from \(range.lowerBound) to \(range.upperBound)") { text in
            // `Int` would also take a plus sign.
            guard text.utf8.first != UInt8(ascii: "+"), let value = Int(text), range.contains(value) else { return nil }
            return value
        }
    }

    /// `true` or `false`.
    public mutating func boolean(_ name: String) -> Bool? {
        value(name, expected: "must be true or false") { Bool($0) }
    }

    /// One of an enumeration's raw values.
    public mutating func choice<Choice>(_ name: String, of type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        value(name, expected: "must be one of \(type.allCases.map(\.rawValue).joined(separator: ", "))") {
            Choice(rawValue: $0)
        }
    }

    /// Distinct raw values of an enumeration, separated by commas; an empty text gives none.
    public mutating func choices<Choice>(_ name: String, of type: Choice.Type = Choice.self) -> [Choice]?
    where Choice: RawRepresentable<String> & CaseIterable {
        let names = type.allCases.map(\.rawValue).joined(separator: ", ")
        return value(name, expected: "must be some of \(names), separated by commas, each once") { text in
            guard !text.isEmpty else { return [] }
            let parts = Substring(text).split(byte: UInt8(ascii: ","))
            // More parts than cases can't be distinct.
            guard parts.count <= type.allCases.count, Set(parts).count == parts.count else { return nil }
            let choices = parts.compactMap { Choice(rawValue: String($0)) }
            return choices.count == parts.count ? choices : nil
        }
    }

    /// Texts separated by commas, none of them empty, no more than the limit.
    public mutating func list(_ name: String, atMost limit: Int) -> [String]? {
        value(name, expected: "must be 1 to \(limit) values, separated by commas") { text in
            let parts = Substring(text).split(byte: UInt8(ascii: ","), maxSplits: limit)
            return parts.count <= limit && !parts.contains("") ? parts.map(String.init) : nil
        }
    }

    /// Whatever `parse` makes of the value; when it gives nil, the value is wrong.
    ///
    /// `expected` completes a sentence about the parameter: "must be a date".
    public mutating func value<Value>(
        _ name: String,
        expected: String,
        _ parse: (String) throws -> Value?
    ) rethrows -> Value? {
        guard let text = text(name) else { return nil }
        let value = try parse(text)
        if value == nil { reject(name, code: "invalid", message: expected) }
        return value
    }

    /// Refuses the request because of a parameter.
    public mutating func reject(_ name: String, code: String, message: String) {
        add(.init(field: name, code: code, message: message))
    }

    private mutating func add(_ error: Problem.FieldError) {
        if faulty.insert(error.field).inserted { errors.append(error) }
    }

    /// What is wrong so far.
    var problem: Problem? {
        guard let first = errors.first else { return nil }
        // A query of thousands of wrong parameters must not make an answer many times its size.
        let listed = Array(errors.prefix(16))
        let more = errors.count - listed.count
        let detail =
            errors.count == 1
            ? "The parameter \"\(first.field)\" \(first.message)."
            : "\(errors.count) parameters are at fault\(more > 0 ? "; the first \(listed.count) are listed" : "")."
        return Problem(.invalidParameter, detail: detail, errors: listed)
    }
}
