import ArgumentParser
import ArticlesAPI
import HTTP

/// How much of a client's the server takes, and how long it waits; every limit that `ServerConfiguration` has.
struct LimitSettings: ParsableArguments {
    @Option(help: "Bytes of a request's target; beyond them 414.")
    var targetBytes = 8192

    @Option(help: "Bytes of a request line and all its fields; beyond them 431.")
    var headerBytes = 32768

    @Option(help: "Fields of a request; beyond them 431.")
    var headerFields = 100

    @Option(help: "Bytes of all chunk extensions of a request; beyond them 413.")
    var chunkExtensionBytes = 1024

    @Option(help: "Bytes of a trailer section; beyond them 431.")
    var trailerBytes = 8192

    @Option(help: "Bytes of content, documents excepted; beyond them 413.")
    var bodyBytes = 65536

    @Option(help: "Bytes of a document that the editor imports; beyond them 413.")
    var documentBytes = 16_777_216

    @Option(help: "Megabytes of content that all requests without an answer may hold together; beyond them 503.")
    var heldMegabytes = 512

    @Option(help: "Seconds from the connection to the first byte of a request.")
    var firstByteTimeout = 15.0

    @Option(help: "Seconds from the first byte of a head to its last; beyond them 408.")
    var headTimeout = 15.0

    @Option(help: "Seconds for content to arrive, beside what --body-rate allows; beyond them 408.")
    var bodyTimeout = 15.0

    @Option(help: "Bytes a second that content must bring on the average; 0: no rate.")
    var bodyRate = 1024

    @Option(help: "Seconds that a connection may wait for its next request.")
    var idleTimeout = 75.0

    @Option(help: "Seconds in which a client must take some of its answer.")
    var writeTimeout = 30.0

    @Option(help: "Seconds that a client has to close after its last answer.")
    var lingerTimeout = 5.0

    @Option(help: "Connections at once; beyond them 503.")
    var maxConnections = 16384

    @Option(help: "Connections at once from one address (IPv6: one /64); beyond them 503; 0: no limit.")
    var connectionsPerAddress = 0

    @Option(help: "Requests answered on a connection before it is closed; 0: no limit.")
    var requestsPerConnection = 0

    @Option(help: "Bytes of answers to pipelined requests that are gathered before they must be sent.")
    var outputBytes = 65536

    @Option(
        help: """
            Milliseconds that requests may wait for an event loop, and pages, searches and imports for a thread, once too \
            much has come for a second; beyond them 503; 0: no limit.
            """
    )
    var queueLimit = 200

    @Option(help: "Connections that may wait to be accepted.")
    var backlog = 1024

    /// The names of all of them.
    static let options = [
        "target-bytes", "header-bytes", "header-fields", "chunk-extension-bytes", "trailer-bytes", "body-bytes",
        "document-bytes", "held-megabytes", "first-byte-timeout", "head-timeout", "body-timeout", "body-rate",
        "idle-timeout", "write-timeout", "linger-timeout", "max-connections", "connections-per-address",
        "requests-per-connection", "output-bytes", "queue-limit", "backlog",
    ]

    mutating func validate() throws {
        try ServeSettings.check(64...1_048_576, targetBytes, "--target-bytes")
        try ServeSettings.check(512...8_388_608, headerBytes, "--header-bytes")
        try ServeSettings.check(8...10_000, headerFields, "--header-fields")
        try ServeSettings.check(0...1_048_576, chunkExtensionBytes, "--chunk-extension-bytes")
        try ServeSettings.check(0...1_048_576, trailerBytes, "--trailer-bytes")
        try ServeSettings.check(1024...16_777_216, bodyBytes, "--body-bytes")
        try ServeSettings.check(1024...1_073_741_824, documentBytes, "--document-bytes")
        try ServeSettings.check(1...65536, heldMegabytes, "--held-megabytes")
        for (seconds, option) in [
            (firstByteTimeout, "--first-byte-timeout"), (headTimeout, "--head-timeout"),
            (bodyTimeout, "--body-timeout"),
            (idleTimeout, "--idle-timeout"), (writeTimeout, "--write-timeout"), (lingerTimeout, "--linger-timeout"),
        ] where !(0.05...86_400).contains(seconds) {
            throw ValidationError("\(option) must be from 0.05 to 86400 seconds, not \(seconds).")
        }
        try ServeSettings.check(0...1_000_000_000, bodyRate, "--body-rate")
        try ServeSettings.check(1...1_000_000, maxConnections, "--max-connections")
        try ServeSettings.check(0...1_000_000, connectionsPerAddress, "--connections-per-address")
        try ServeSettings.check(0...1_000_000_000, requestsPerConnection, "--requests-per-connection")
        try ServeSettings.check(4096...1_073_741_824, outputBytes, "--output-bytes")
        try ServeSettings.check(0...600_000, queueLimit, "--queue-limit")
        try ServeSettings.check(1...65535, backlog, "--backlog")
    }

    func apply(to configuration: inout ServerConfiguration) {
        configuration.limits.targetBytes = targetBytes
        configuration.limits.headBytes = headerBytes
        configuration.limits.fieldCount = headerFields
        configuration.limits.chunkExtensionBytes = chunkExtensionBytes
        configuration.limits.trailerBytes = trailerBytes
        let (bodyBytes, documentBytes) = (bodyBytes, documentBytes)
        configuration.limits.contentBytes = {
            ArticlesAPI.contentLimit(method: $0.method, path: $0.path, body: bodyBytes, document: documentBytes)
        }
        configuration.maximumHeldContentBytes = heldMegabytes << 20
        configuration.timeouts.firstByte = .seconds(firstByteTimeout)
        configuration.timeouts.head = .seconds(headTimeout)
        configuration.timeouts.content = .seconds(bodyTimeout)
        configuration.timeouts.leastContentRate = bodyRate
        configuration.timeouts.idle = .seconds(idleTimeout)
        configuration.timeouts.write = .seconds(writeTimeout)
        configuration.timeouts.linger = .seconds(lingerTimeout)
        configuration.maximumConnections = maxConnections
        configuration.maximumConnectionsPerAddress = connectionsPerAddress
        configuration.maximumRequestsPerConnection = requestsPerConnection
        configuration.gatheredOutputBytes = outputBytes
        configuration.queueLimit = .milliseconds(queueLimit)
        configuration.isEssential = { ["/healthz", "/readyz", "/metrics"].contains($0.path) }
        configuration.backlog = Int32(backlog)
    }
}
