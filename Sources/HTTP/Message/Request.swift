public import HTTPTypes

/// A request (RFC 9110 §3.4) whose head and content have come in whole.
public struct Request: Sendable {
    /// Case-sensitive, as sent.
    public var method: HTTPRequest.Method
    /// The path as sent, percent-encoding and all, without the query.
    public var path: String
    /// The query as sent, without its `?`; nil when there is none.
    public var query: String?
    /// What the client speaks.
    public var version: ProtocolVersion
    /// In the order sent; repeated fields stay apart.
    public var fields: HTTPFields
    /// Chunked coding already removed.
    public var content: [UInt8]
    /// Where the connection comes from.
    public var peer: PeerAddress
    /// Taken from the request when it is 1…64 of `[A-Za-z0-9._-]`, otherwise made by the server.
    public var requestID: String
    /// What the router took out of the path, percent-decoded, by the name in the route's pattern.
    public var parameters: [String: String]

    /// A request of these parts.
    public init(
        method: HTTPRequest.Method = .get,
        path: String,
        query: String? = nil,
        version: ProtocolVersion = .http11,
        fields: HTTPFields = [:],
        content: [UInt8] = [],
        peer: PeerAddress = .unix,
        requestID: String = "-",
        parameters: [String: String] = [:]
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.version = version
        self.fields = fields
        self.content = content
        self.peer = peer
        self.requestID = requestID
        self.parameters = parameters
    }
}

/// A version of HTTP that the server speaks.
public enum ProtocolVersion: Sendable, Equatable {
    case http10
    case http11
}

/// The other end of a connection.
public enum PeerAddress: Sendable, Hashable {
    /// Four bytes.
    case ipv4([UInt8], port: UInt16)
    /// Sixteen bytes.
    case ipv6([UInt8], port: UInt16)
    /// A Unix-domain socket has no address.
    case unix
}
