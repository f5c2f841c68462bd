extension Request {
    /// The values of a form as a browser sends it (`application/x-www-form-urlencoded`), by name; of two the first.
    ///
    /// Throws a `Problem`: 415 for another media type, 400 for percent-encoding that is malformed or not UTF-8.
    public func decodedForm() throws -> [String: String] {
        try requireMediaType("application/x-www-form-urlencoded")
        var values: [String: String] = [:]
        for pair in String(decoding: content, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0], plusIsSpace: true),
                let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else {
                throw Problem(.badRequest, detail: "The form has percent-encoding that is malformed or not UTF-8.")
            }
            if values[name] == nil { values[name] = value }
        }
        return values
    }
}
