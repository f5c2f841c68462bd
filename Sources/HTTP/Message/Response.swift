public import HTTPTypes

/// A response (RFC 9110 §3.4); the server adds `Date`, `Content-Length`, `Connection` and `Request-Id`.
public struct Response: Sendable {
    /// Of three digits.
    public var status: HTTPResponse.Status
    /// Without those that the server adds.
    public var fields: HTTPFields
    /// Left out when answering HEAD.
    public var content: Content
    /// When not nil, the server may keep the answer ready until one of these tags is invalidated.
    ///
    /// Then it may depend on no other part of the request than target, `Host` and `Accept`; see `Representations`.
    public var freshnessTags: [String]?
    /// Shares the work of coding among the answers that have this very content.
    var coded: CodedContent?
    /// The stream ends when the client goes, or the server: it is cut while the server drains, whatever the client has
    /// not read, and the system keeps little of it for a client that doesn't read.
    public var isEndless = false
    /// The bytes of a stream where they are known before it begins; it is then sent as a counted content.
    ///
    /// A stream that brings another number breaks the connection off, so that the client knows that it has not all
    /// (RFC 9112 §8).
    public var streamLength: Int?

    /// What a response carries.
    public enum Content: Sendable {
        case bytes([UInt8])
        /// Chunks whose number is not known, written as they come; ends when the stream does.
        case stream(AsyncStream<[UInt8]>)
    }

    /// A response of these parts.
    public init(
        status: HTTPResponse.Status = .ok,
        fields: HTTPFields = [:],
        content: Content = .bytes([]),
        freshnessTags: [String]? = nil
    ) {
        self.status = status
        self.fields = fields
        self.content = content
        self.freshnessTags = freshnessTags
    }

    /// A response with a text of the given media type.
    public init(
        status: HTTPResponse.Status = .ok,
        mediaType: String,
        text: String,
        freshnessTags: [String]? = nil
    ) {
        self.init(
            status: status,
            fields: [.contentType: mediaType],
            content: .bytes(Array(text.utf8)),
            freshnessTags: freshnessTags
        )
    }
}
