import HTTPTypes

extension Problem {
    /// The problem as a response: `application/problem+json` (RFC 9457), never stored by caches.
    ///
    /// The request id stands as `instance`. The problem's own fields come last, and so win.
    public func response(requestID: String) -> Response {
        var text = JSONText()
        text.raw("{\"type\":")
        text.string("/problems/" + code)
        text.raw(",\"title\":")
        text.string(title)
        text.raw(",\"status\":")
        text.number(status.code)
        text.raw(",\"detail\":")
        text.string(detail)
        text.raw(",\"instance\":")
        text.string(requestID)
        if !errors.isEmpty {
            text.raw(",\"errors\":[")
            for (index, error) in errors.enumerated() {
                if index > 0 { text.raw(",") }
                text.raw("{\"field\":")
                text.string(error.field)
                text.raw(",\"code\":")
                text.string(error.code)
                text.raw(",\"message\":")
                text.string(error.message)
                text.raw("}")
            }
            text.raw("]")
        }
        text.raw("}")
        var response = Response(
            status: status,
            fields: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            content: .bytes(text.bytes)
        )
        var replaced: Set<HTTPField.Name> = []
        for field in fields {
            // A field that stands twice in the problem stands twice in the response.
            if replaced.insert(field.name).inserted { response.fields[field.name] = nil }
            response.fields.append(field)
        }
        return response
    }
}
