internal import CCurl
internal import Dispatch

/// Sends by libcurl, which is loaded when the first client is made.
///
/// A call takes a thread for as long as it lasts, of which each receiver has one at most.
public struct CurlClient: WebhookClient {
    /// What keeps messages from being sent at all.
    public struct Unavailable: Error, CustomStringConvertible {
        /// The fault, in libcurl's or the linker's words.
        public let description: String
    }

    /// Content of an answer beyond this is not read.
    private static let responseLimit = 64 << 10

    private let connectMilliseconds: Int
    private let totalMilliseconds: Int
    private let queue = DispatchQueue(label: "webhooks.curl", qos: .utility, attributes: .concurrent)

    /// A client that gives up a call after a time.
    public init(timeoutMilliseconds: Int) throws(Unavailable) {
        if let fault = ccurl_load() { throw Unavailable(description: String(cString: fault)) }
        totalMilliseconds = timeoutMilliseconds
        connectMilliseconds = min(timeoutMilliseconds, 5_000)
    }

    /// As `WebhookClient` says, on a thread of its own.
    public func post(
        _ body: [UInt8],
        fields: [(name: String, value: String)],
        to address: WebhookAddress
    ) async -> WebhookAnswer {
        // An empty `Expect` keeps libcurl from waiting for leave to send a long body.
        let lines = fields.map { "\($0.name): \($0.value)" } + ["Expect:"]
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: perform(body, lines, address.url)) }
        }
    }

    private func perform(_ body: [UInt8], _ lines: [String], _ url: String) -> WebhookAnswer {
        var response = ccurl_response()
        let hasStatus = body.withUnsafeBytes { body in
            withCStrings(lines[...]) { fields in
                url.withCString { url in
                    fields.withUnsafeBufferPointer { fields in
                        var request = ccurl_request()
                        request.url = url
                        request.fields = fields.baseAddress
                        request.field_count = fields.count
                        request.content = body.bindMemory(to: CChar.self).baseAddress
                        request.content_length = body.count
                        request.connect_milliseconds = connectMilliseconds
                        request.total_milliseconds = totalMilliseconds
                        request.response_limit = Self.responseLimit
                        return ccurl_post(&request, &response) == 0
                    }
                }
            }
        }
        if hasStatus { return .status(response.status, retryAfterSeconds: response.retry_after_seconds) }
        return .none(withUnsafeBytes(of: response.error) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
}

/// Calls `body` with the texts as C has them, which stay where they are until it returns.
private func withCStrings<Result>(
    _ texts: ArraySlice<String>,
    _ pointers: [UnsafePointer<CChar>?] = [],
    _ body: ([UnsafePointer<CChar>?]) -> Result
) -> Result {
    guard let first = texts.first else { return body(pointers) }
    return first.withCString { withCStrings(texts.dropFirst(), pointers + [$0], body) }
}
