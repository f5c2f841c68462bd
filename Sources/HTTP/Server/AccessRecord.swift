public import HTTPTypes

/// One answered request, for the access log.
public struct AccessRecord: Sendable {
    /// As sent; `-` when the request line could not be read.
    public var method: String
    /// Path and query as sent; `-` when the request line could not be read.
    public var target: String
    /// The version that the response was sent in.
    public var version: ProtocolVersion
    /// The status that was sent.
    public var status: HTTPResponse.Status
    /// Bytes of content sent, without the head; for a stream its content alone, without the chunked coding.
    public var contentBytes: Int
    /// From the last byte of the request to the last byte of the response given to the system's care or queued.
    public var duration: Duration
    /// Where the connection comes from; behind a proxy, the proxy.
    public var peer: PeerAddress
    /// As in the response's `Request-Id`.
    public var requestID: String
    /// The field of that name, if there is one.
    public var userAgent: String?
    /// The field of that name, if there is one.
    public var referer: String?
    /// Whether no handler ran because the answer was kept ready.
    public var isReadyAnswer: Bool
}
