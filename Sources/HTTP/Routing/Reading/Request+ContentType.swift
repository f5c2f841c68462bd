import HTTPTypes

extension Request {
    /// Makes sure that the content has one of the media types, is in UTF-8 and not compressed, and gives its type.
    ///
    /// Throws a `Problem` (415, `unsupportedMediaType`) with `Accept`, and `Accept-Post` or `Accept-Patch`, otherwise.
    /// Parameters other than `charset` say nothing here.
    @discardableResult
    public func requireMediaType(_ accepted: String...) throws -> MediaType {
        let list = accepted.joined(separator: ", ")
        var fields: HTTPFields = [.accept: list]
        if method == .post { fields[.acceptPost] = list }
        if method == .patch { fields[.acceptPatch] = list }
        func refusal(_ detail: String) -> Problem { Problem(.unsupportedMediaType, detail: detail, fields: fields) }

        if let coding = self.fields[.contentEncoding], coding.lowercased() != "identity" {
            // RFC 9110 §12.5.3: names the codings that would have been taken.
            fields[.acceptEncoding] = "identity"
            throw refusal("The content must not be compressed.")
        }
        guard let value = self.fields[.contentType] else {
            throw refusal("The request has no Content-Type; the resource takes \(list).")
        }
        guard let type = MediaType(value) else {
            throw refusal("The Content-Type is malformed; the resource takes \(list).")
        }
        guard accepted.contains(type.essence) else {
            throw refusal("The Content-Type is \(type.essence); the resource takes \(list).")
        }
        guard ["utf-8", "utf8", "us-ascii"].contains(type.parameter("charset")?.lowercased() ?? "utf-8") else {
            throw refusal("The charset must be utf-8.")
        }
        return type
    }
}
