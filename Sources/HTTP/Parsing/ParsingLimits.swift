/// How much of a request the parser takes before it refuses the rest.
public struct ParsingLimits: Sendable {
    /// Bytes of the request target; beyond them the answer is 414.
    public var targetBytes: Int
    /// Bytes of the request line and all field lines with their line ends; beyond them the answer is 431.
    ///
    /// The parser allows at least what a request line of `targetBytes` needs.
    public var headBytes: Int
    /// Field lines of head or trailer section; beyond them the answer is 431.
    public var fieldCount: Int
    /// Bytes of all chunk extensions of one request together; beyond them the answer is 413 (RFC 9112 §7.1.1).
    public var chunkExtensionBytes: Int
    /// Bytes of the trailer section; beyond them the answer is 431.
    public var trailerBytes: Int
    /// Empty lines tolerated before a request line (RFC 9112 §2.2).
    public var leadingEmptyLines: Int
    /// Bytes of content that a request may carry; beyond them the answer is 413.
    ///
    /// Called once a head, on the connection's event loop; it sees the whole head, so that it can allow more
    /// to one route, or less to a client without a token.
    public var contentBytes: @Sendable (RequestHead) -> Int

    /// Limits that fit a JSON API: 64 KiB of content for every request.
    public init(
        targetBytes: Int = 8 << 10,
        headBytes: Int = 32 << 10,
        fieldCount: Int = 100,
        chunkExtensionBytes: Int = 1 << 10,
        trailerBytes: Int = 8 << 10,
        leadingEmptyLines: Int = 4,
        contentBytes: @escaping @Sendable (RequestHead) -> Int = { _ in 64 << 10 }
    ) {
        self.targetBytes = targetBytes
        self.headBytes = headBytes
        self.fieldCount = fieldCount
        self.chunkExtensionBytes = chunkExtensionBytes
        self.trailerBytes = trailerBytes
        self.leadingEmptyLines = leadingEmptyLines
        self.contentBytes = contentBytes
    }

    /// No method that we know of is longer (the IANA registry's longest has 17 bytes).
    static let methodBytes = 64

    /// Bytes of a request line without its line end: method, target, `HTTP/1.1`, and two spaces.
    var requestLineBytes: Int { Self.methodBytes + targetBytes + 10 }

    /// Never so small that a target within its limit could be refused for the head's size.
    var effectiveHeadBytes: Int { max(headBytes, requestLineBytes + 4) }
}
