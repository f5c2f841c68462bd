public import HTTPTypes

/// Request line and fields of a request, checked and with its framing decided.
public struct RequestHead: Sendable, Equatable {
    /// Any token; whether the method is known is the router's affair.
    public var method: HTTPRequest.Method
    /// As sent, escapes and all, without the query; `*` only with OPTIONS.
    ///
    /// Each `%` is followed by two hexadecimal digits.
    public var path: String
    /// As sent, without its `?`; its escapes are not checked.
    public var query: String?
    /// The version that governs the connection: any 1.x above 1.0 counts as 1.1 (RFC 9110 §2.5).
    public var version: ProtocolVersion
    /// The fields as sent; for an absolute-form target `Host` is the target's (RFC 9112 §3.2.2).
    public var fields: HTTPFields
    /// How the content is delimited.
    public var framing: Framing
    /// Whether the client allows another request on the connection (RFC 9112 §9.3).
    public var keepsAlive: Bool
    /// Whether the client waits for `100 Continue` before it sends the content (RFC 9110 §10.1.1).
    public var expectsContinue: Bool

    /// How the content of a request is delimited (RFC 9112 §6).
    public enum Framing: Sendable, Equatable {
        /// There is no content.
        case none
        /// As many bytes as Content-Length says; more than none.
        case counted(Int)
        case chunked
    }
}
