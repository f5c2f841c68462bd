extension Request {
    /// The content, read as JSON.
    ///
    /// Throws a `Problem`: 400 `malformedJSON` with the place when the content is not what `JSONScanner` takes; 422
    /// `invalid` when values don't fit the type. Its errors name every value that is missing (`required`), of another
    /// kind (`wrongType`) or not one of those possible (`invalid`); only what follows a required value with a decoding
    /// of its own that failed, such as an enumeration, may go unsaid. Where `knownFields` are given, in the form that
    /// `JSONScanner` takes, they also name every member that is not among them (`unknownField`). Errors other than
    /// `DecodingError` that the type's own decoding throws pass through when there is no other fault.
    public func decodeJSON<Value: Decodable>(_ type: Value.Type, knownFields: [String]? = nil) throws -> Value {
        try decodeJSON(type, scanner: JSONScanner(knownFields: knownFields))
    }

    /// The same with a scanner that was made once, for what is read often: fields are put in order when it is made.
    public func decodeJSON<Value: Decodable>(_ type: Value.Type, scanner: JSONScanner) throws -> Value {
        let unknown: [String]
        do {
            unknown = try scanner.scan(content)
        } catch {
            throw Problem(
                .malformedJSON,
                detail: "Line \(error.line), column \(error.column): \(error.reason.message)",
                errors: [.init(field: error.field, code: error.reason.rawValue, message: error.reason.message)]
            )
        }
        let faults = JSONFaults()
        let decoder = JSONValueDecoder(value: JSONValue(scanned: content), codingPath: [], faults: faults)
        var value: Value?
        do {
            value = try decoder.decode(type)
        } catch let error as DecodingError {
            faults.note(error)
        } catch  where !faults.errors.isEmpty || !unknown.isEmpty {
            // It may well be about a placeholder.
        }
        let errors =
            unknown.map {
                Problem.FieldError(field: $0, code: "unknownField", message: "is not a field that is known here")
            } + faults.errors
        if let value, errors.isEmpty { return value }
        throw Problem(.invalid, detail: Self.summary(of: errors), errors: errors)
    }

    private static func summary(of errors: [Problem.FieldError]) -> String {
        guard errors.count == 1, let error = errors.first else { return "\(errors.count) fields are at fault." }
        return "The \(error.field.isEmpty ? "content" : "field \"\(error.field)\"") \(error.message)."
    }
}
