/// Why a request was refused before any handler saw it; the connection is closed after the answer.
public enum HTTPParseError: Error, Sendable, Equatable, CaseIterable {
    case malformedRequestLine
    case malformedTarget
    case bareLineFeed
    case bareCarriageReturn
    case tooManyEmptyLines
    case malformedFieldName
    case foldedField
    case malformedFieldValue
    case missingHost
    case repeatedHost
    case malformedHost
    case malformedContentLength
    case repeatedContentLength
    case transferEncodingWithContentLength
    case transferEncodingInHTTP10
    case malformedTransferEncoding
    case malformedChunk
    case contentTooLarge
    case chunkExtensionsTooLarge
    case targetTooLong
    case unknownExpectation
    case headTooLarge
    case tooManyFields
    case trailersTooLarge
    case methodTooLong
    case connectRefused
    case unknownTransferCoding
    case unsupportedVersion

    /// The kind of answer that the client gets, which decides the status.
    public var problem: ProblemCode {
        switch self {
        case .malformedRequestLine, .malformedTarget, .bareLineFeed, .bareCarriageReturn, .tooManyEmptyLines,
            .malformedFieldName, .foldedField, .malformedFieldValue, .missingHost, .repeatedHost, .malformedHost,
            .malformedContentLength, .repeatedContentLength, .transferEncodingWithContentLength,
            .transferEncodingInHTTP10, .malformedTransferEncoding, .malformedChunk:
            .badRequest
        case .contentTooLarge, .chunkExtensionsTooLarge: .contentTooLarge
        case .targetTooLong: .uriTooLong
        case .unknownExpectation: .expectationFailed
        case .headTooLarge, .tooManyFields, .trailersTooLarge: .headerFieldsTooLarge
        case .methodTooLong, .connectRefused, .unknownTransferCoding: .notImplemented
        case .unsupportedVersion: .httpVersionNotSupported
        }
    }

    /// What is wrong, in words for the client's developer; the same for every occurrence.
    public var detail: String {
        switch self {
        case .malformedRequestLine: "The request line is not `method SP target SP HTTP/1.1`."
        case .malformedTarget: "The request target is not a path, an absolute http or https URI, or * for OPTIONS."
        case .bareLineFeed: "A line ends in a line feed without a carriage return."
        case .bareCarriageReturn: "A carriage return stands without a line feed."
        case .tooManyEmptyLines: "Too many empty lines precede the request."
        case .malformedFieldName: "A field line does not begin with a name that a colon follows at once."
        case .foldedField: "A field line begins with white space; folded fields are not accepted."
        case .malformedFieldValue: "A field value holds a control character."
        case .missingHost: "An HTTP/1.1 request needs a Host field."
        case .repeatedHost: "There is more than one Host field."
        case .malformedHost: "The host is not a name or an address with an optional port."
        case .malformedContentLength: "Content-Length is not a number of decimal digits."
        case .repeatedContentLength: "There is more than one Content-Length."
        case .transferEncodingWithContentLength: "Transfer-Encoding and Content-Length stand together."
        case .transferEncodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding."
        case .malformedTransferEncoding: "Transfer-Encoding is not exactly `chunked`."
        case .malformedChunk: "The content does not follow the chunked coding."
        case .contentTooLarge: "The content is larger than this resource takes."
        case .chunkExtensionsTooLarge: "The chunk extensions are larger than this server takes."
        case .targetTooLong: "The request target is longer than this server takes."
        case .unknownExpectation: "The only expectation that can be met is 100-continue."
        case .headTooLarge: "The head of the request is larger than this server takes."
        case .tooManyFields: "The request has more fields than this server takes."
        case .trailersTooLarge: "The trailer section is larger than this server takes."
        case .methodTooLong: "The method is longer than any that this server knows."
        case .connectRefused: "This server opens no tunnels."
        case .unknownTransferCoding: "The only transfer coding that can be read is chunked."
        case .unsupportedVersion: "This server speaks HTTP/1.1 and HTTP/1.0."
        }
    }
}
