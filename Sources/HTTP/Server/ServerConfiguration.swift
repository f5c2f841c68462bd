/// What a server listens on, how much it takes and how long it waits.
public struct ServerConfiguration: Sendable {
    /// Where to listen; several at once are possible.
    public var endpoints: [Endpoint]
    /// Event loops, each with a thread of its own; 0 is one for each processor.
    public var eventLoops = 0
    /// Which poller the loops wait in.
    public var poller = PollerKind.automatic
    /// How much of a request is taken.
    public var limits = ParsingLimits()
    /// How long a connection may take.
    public var timeouts = Timeouts()
    /// Connections open at once, over all loops; those beyond get a 503.
    ///
    /// When there are many of those, more wait in the backlog.
    public var maximumConnections = 16_384
    /// Connections from one address (IPv6: from one /64); 0 is no limit.
    ///
    /// Behind a proxy all come from its address.
    public var maximumConnectionsPerAddress = 0
    /// Requests answered on a connection before it is closed; 0 is no limit.
    public var maximumRequestsPerConnection = 0
    /// Bytes of content that all requests without an answer may hold together; beyond them the answer is 503.
    ///
    /// Each event loop has an equal share.
    public var maximumHeldContentBytes = 512 << 20
    /// Bytes still read, and dropped, from a client whose request was refused, so that it gets to see the answer.
    public var lingeringBytes = 32 << 20
    /// How long requests may wait for an event loop that has been busy for a second; beyond it the answer is 503.
    ///
    /// Zero is no limit. Ready answers, which cost next to nothing, are always given. For what leaves the loop, `LongWork`
    /// has a limit of its own.
    public var queueLimit = Duration.zero
    /// Which requests are answered however busy the loop is: those of whoever watches the service.
    public var isEssential: @Sendable (RequestHead) -> Bool = { _ in false }
    /// Bytes of answers to pipelined requests that are gathered before they must be sent.
    public var gatheredOutputBytes = 64 << 10
    /// Connections that may wait for `accept`; the system may allow fewer.
    public var backlog: Int32 = 1024
    /// Bytes of answers kept ready, over all loops; 0 keeps none.
    ///
    /// What may be kept is said by `Response.freshnessTags`.
    public var readyAnswerBytes = 64 << 20
    /// Says which ready answers still hold.
    public var changeClock = ChangeClock()
    /// Makes the response to a problem: those of the server itself, and those that a handler throws.
    public var problemResponse: @Sendable (_ problem: Problem, _ requestID: String) -> Response
    /// Called on a loop's thread each time it wakes, before it serves anything, with the loop's index.
    ///
    /// The place to notice what other processes wrote. Costs every wake-up, so it has to be quick.
    public var onWake: (@Sendable (_ eventLoop: Int) -> Void)?
    /// How answers are counted by route; nil: they are not.
    public var metering: Metering?
    /// Called on a loop's thread for each response; must not block.
    public var accessLog: (@Sendable (AccessRecord) -> Void)?
    /// Called for an error that a handler threw and that is no `Problem`; the client learns nothing of it but the id.
    public var errorLog: (@Sendable (_ error: any Error, _ requestID: String) -> Void)?

    /// A configuration with defaults for all but what has none.
    public init(
        endpoints: [Endpoint],
        problemResponse: @escaping @Sendable (_ problem: Problem, _ requestID: String) -> Response
    ) {
        self.endpoints = endpoints
        self.problemResponse = problemResponse
    }

    /// How long a connection may take before it is given up; coarse, to a twentieth of a second.
    public struct Timeouts: Sendable {
        /// From the connection to the first byte of its first request; then it is closed without a word.
        public var firstByte = Duration.seconds(15)
        /// Between requests; then it is closed without a word.
        public var idle = Duration.seconds(75)
        /// From the first byte of a head to its last; then the answer is 408.
        public var head = Duration.seconds(15)
        /// For content to arrive, beside what `leastContentRate` allows; then the answer is 408.
        public var content = Duration.seconds(15)
        /// Bytes a second that content has to arrive at, on the average; 0 sets no rate, `content` is then all there is.
        public var leastContentRate = 1024
        /// Without the client's taking a single byte of the answer; then the connection is reset.
        public var write = Duration.seconds(30)
        /// For a client to close after an answer that ends the connection.
        public var linger = Duration.seconds(5)
        /// That a connection between requests stays open when the server drains, a quarter of the grace period at most.
        ///
        /// So a client that is about to send gets an answer with `Connection: close`, and not a reset.
        public var farewell = Duration.milliseconds(250)

        /// The defaults.
        public init() {}
    }
}
