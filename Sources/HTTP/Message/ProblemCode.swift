public import HTTPTypes

/// A kind of problem: what `GET /problems/<code>` explains, and what all its occurrences have in common.
public struct ProblemCode: Sendable, Equatable {
    /// In lower camel case; the last segment of the problem's `type`.
    public let code: String
    /// The status that goes with it.
    public let status: HTTPResponse.Status
    /// A few words that never change.
    public let title: String
    /// One paragraph for the person who meets it: why it comes about, and what to do.
    public let explanation: String

    /// A kind of problem; give each code once.
    public init(_ code: String, _ status: HTTPResponse.Status, title: String, explanation: String) {
        self.code = code
        self.status = status
        self.title = title
        self.explanation = explanation
    }
}

extension Problem {
    /// An occurrence of a known kind of problem.
    public init(
        _ kind: ProblemCode,
        detail: String,
        errors: [FieldError] = [],
        fields: HTTPFields = [:]
    ) {
        self.init(kind.status, code: kind.code, title: kind.title, detail: detail, errors: errors, fields: fields)
    }

    /// 503: more has come than can be done in time, and this request was not begun.
    static let overload = Problem(
        .unavailable,
        detail: "The service has more to do than it can; nothing was done for this request.",
        fields: [.retryAfter: "1"]
    )
}
