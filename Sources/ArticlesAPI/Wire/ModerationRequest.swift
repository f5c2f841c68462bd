internal import Articles
internal import HTTP

/// What an editor wants of a comment.
struct ModerationRequest: Decodable {
    let status: String?
    let pinned: Bool?
    let expected: String?
    let reason: String?

    static let members = ["status", "pinned", "expected", "reason"]

    /// - Throws: `ArticlesError.invalid` for a status that is none.
    func change() throws -> CommentChange {
        var faults: [InvalidField] = []
        let change = CommentChange(
            status: status(status, "status", &faults),
            isPinned: pinned,
            expected: status(expected, "expected", &faults)
        )
        guard faults.isEmpty else { throw ArticlesError.invalid(faults) }
        return change
    }

    private func status(_ text: String?, _ field: String, _ faults: inout [InvalidField]) -> Comment.Status? {
        guard let text else { return nil }
        if let status = Comment.Status(rawValue: text) { return status }
        let names = Comment.Status.allCases.map(\.rawValue).joined(separator: ", ")
        faults.append(InvalidField(field: field, code: .unknown, message: "must be one of \(names)"))
        return nil
    }
}

/// A ban that an editor asks for.
struct BanRequest: Decodable {
    let kind: String
    let value: String?
    let commentId: String?
    let until: String?
    let days: Int?
    let reason: String?

    static let members = ["kind", "value", "commentId", "until", "days", "reason"]

    /// - Throws: `ArticlesError.invalid` with every value that is none.
    func draft() throws -> BanDraft {
        var faults: [InvalidField] = []
        let kind = Ban.Kind(rawValue: kind)
        if kind == nil {
            let names = Ban.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append(InvalidField(field: "kind", code: .unknown, message: "must be one of \(names)"))
        }
        let comment = commentId.flatMap { Identifier<Comment>($0) }
        if commentId != nil, comment == nil {
            faults.append(InvalidField(field: "commentId", code: .malformed, message: "must be the id of a comment"))
        }
        let moment = until.flatMap(Timestamp.init(rfc3339:))
        if until != nil, moment == nil {
            let message = "must be a time such as 2027-01-31T12:00:00Z"
            faults.append(InvalidField(field: "until", code: .malformed, message: message))
        }
        guard let kind, faults.isEmpty else { throw ArticlesError.invalid(faults) }
        return BanDraft(kind: kind, value: value, comment: comment, until: moment, days: days)
    }
}

/// An act that needs nothing but a reason, which may be left out with the whole content.
struct ReasonRequest: Decodable {
    let reason: String?

    static let members = ["reason"]

    /// The reason of a request that need not have any content.
    static func reason(of request: Request) throws -> String {
        guard !request.content.isEmpty else { return "" }
        try request.requireMediaType("application/json")
        return try request.decodeJSON(ReasonRequest.self, knownFields: members).reason ?? ""
    }
}
