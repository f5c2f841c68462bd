public import HTTPTypes

/// An error as clients see it: RFC 9457 `application/problem+json`.
///
/// Handlers throw it; the router turns any other error into a 500 whose cause stands only in the log.
public struct Problem: Error, Sendable, Equatable {
    /// 4xx or 5xx.
    public var status: HTTPResponse.Status
    /// In lower camel case; `type` is `/problems/<code>`.
    public var code: String
    /// The same for every occurrence of the code.
    public var title: String
    /// What is wrong this time.
    public var detail: String
    /// Every field that is at fault.
    public var errors: [FieldError]
    /// Fields that the response must carry, such as `Allow` or `Retry-After`.
    public var fields: HTTPFields

    /// One value that is at fault.
    public struct FieldError: Sendable, Equatable {
        /// The path of the value, such as `author.name`, or the name of a parameter.
        public var field: String
        /// In lower camel case, such as `tooLong`.
        public var code: String
        /// A sentence for the developer of the client.
        public var message: String

        /// A problem of these parts.
        public init(field: String, code: String, message: String) {
            self.field = field
            self.code = code
            self.message = message
        }
    }

    /// A problem of these parts.
    public init(
        _ status: HTTPResponse.Status,
        code: String,
        title: String,
        detail: String,
        errors: [FieldError] = [],
        fields: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
        self.fields = fields
    }
}
