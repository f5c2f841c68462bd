import HTTPTypes

/// The problems that HTTP itself knows, whatever is served.
extension ProblemCode {
    /// All of them, for the pages that explain them.
    public static let http: [ProblemCode] = [
        .badRequest, .invalidParameter, .malformedJSON, .unauthorized, .forbidden, .notFound, .methodNotAllowed,
        .notAcceptable, .requestTimeout, .preconditionFailed, .contentTooLarge, .uriTooLong,
        .unsupportedMediaType, .expectationFailed, .invalid, .headerFieldsTooLarge, .internalError, .notImplemented,
        .unavailable, .httpVersionNotSupported,
    ]

    /// 400: the message breaks the rules of HTTP.
    public static let badRequest = ProblemCode(
        "badRequest",
        .badRequest,
        title: "The request is malformed",
        explanation: """
            The request breaks the rules of HTTP, so that it can't be read with certainty: in its first line, in a \
            field, in the framing of its content, or in the percent-encoding of its path. Mend the request; sending it \
            again as it is will give the same answer.
            """
    )
    /// 400: a query parameter is unknown, repeated or malformed.
    public static let invalidParameter = ProblemCode(
        "invalidParameter",
        .badRequest,
        title: "A query parameter is invalid",
        explanation: """
            A parameter of the query is unknown to this resource, stands there twice, or has a value that the \
            parameter does not take. `errors` names each parameter that is at fault and says why. Unknown parameters \
            are refused so that a misspelt one does not pass for one that had no effect.
            """
    )
    /// 400: the content is not JSON.
    public static let malformedJSON = ProblemCode(
        "malformedJSON",
        .badRequest,
        title: "The content is not valid JSON",
        explanation: """
            The content of the request is not JSON as RFC 8259 defines it. `detail` gives the line and column, counted \
            from 1. Also refused are a byte order mark, bytes that are not UTF-8, a surrogate without its partner, two \
            members of one name in an object, and values nested deeper than the limit.
            """
    )
    /// 401: credentials are missing.
    public static let unauthorized = ProblemCode(
        "unauthorized",
        .unauthorized,
        title: "Credentials are needed",
        explanation: """
            This resource is open only to those who show who they are. Send `Authorization: Bearer <token>`, as the \
            `WWW-Authenticate` field of the response says.
            """
    )
    /// 403: the credentials don't suffice.
    public static let forbidden = ProblemCode(
        "forbidden",
        .forbidden,
        title: "This is not allowed",
        explanation: """
            The request was understood and refused: the credentials are wrong, or don't extend to this. Sending it \
            again with the same credentials will give the same answer.
            """
    )
    /// 404: nothing is served at the path.
    public static let notFound = ProblemCode(
        "notFound",
        .notFound,
        title: "There is no such resource",
        explanation: """
            Nothing is served under this path: it is misspelt, or what it named is not there, not yet or not any more. \
            Paths are case-sensitive and have no slash at their end.
            """
    )
    /// 405: the resource is there, but does not take the method.
    public static let methodNotAllowed = ProblemCode(
        "methodNotAllowed",
        .methodNotAllowed,
        title: "The resource does not take this method",
        explanation: """
            The resource exists, but not for this method. The `Allow` field of the response lists those that it takes.
            """
    )
    /// 406: none of the media types on offer is acceptable.
    public static let notAcceptable = ProblemCode(
        "notAcceptable",
        .notAcceptable,
        title: "No acceptable media type",
        explanation: """
            The `Accept` field of the request leaves out every media type in which this resource can be given. `detail` \
            lists them. Leave `Accept` out to get the first.
            """
    )
    /// 408: the request did not come in time.
    public static let requestTimeout = ProblemCode(
        "requestTimeout",
        .requestTimeout,
        title: "The request took too long to arrive",
        explanation: """
            The connection was open for longer than the server waits for a whole request. The connection is closed; \
            open another and send the request again.
            """
    )
    /// 412: a condition of the request does not hold.
    public static let preconditionFailed = ProblemCode(
        "preconditionFailed",
        .preconditionFailed,
        title: "A condition of the request does not hold",
        explanation: """
            The request has `If-Match` or `If-Unmodified-Since`, and the resource is not in that state: most often \
            because someone changed it in the meantime. Get it again, look at the change, and repeat the request with \
            the new `ETag`.
            """
    )
    /// 413: the content is above the limit.
    public static let contentTooLarge = ProblemCode(
        "contentTooLarge",
        .contentTooLarge,
        title: "The content is too large",
        explanation: """
            The content of the request is larger than this resource takes. The limit is counted in bytes, after any \
            chunked coding is removed.
            """
    )
    /// 414: the target is above the limit.
    public static let uriTooLong = ProblemCode(
        "uriTooLong",
        .uriTooLong,
        title: "The request target is too long",
        explanation: """
            Path and query together are longer than the server takes. No link that this service gives out comes near \
            the limit.
            """
    )
    /// 415: the content has a media type, charset or coding that is not read here.
    public static let unsupportedMediaType = ProblemCode(
        "unsupportedMediaType",
        .unsupportedMediaType,
        title: "The content has a type that is not read here",
        explanation: """
            The `Content-Type` of the request is missing, malformed, or not among those that the resource takes, or its \
            charset is not UTF-8, or the content is compressed. The `Accept` field of the response lists what is taken.
            """
    )
    /// 417: an expectation other than `100-continue`.
    public static let expectationFailed = ProblemCode(
        "expectationFailed",
        .expectationFailed,
        title: "The expectation can't be met",
        explanation: """
            The `Expect` field of the request asks for something other than `100-continue`, which is all that the \
            server knows.
            """
    )
    /// 422: the content is well-formed, but its values break the rules.
    public static let invalid = ProblemCode(
        "invalid",
        .unprocessableContent,
        title: "A value is against the rules",
        explanation: """
            The content could be read, but what it says is not acceptable. `errors` lists the fields that are at fault, \
            each by its path, with a code for programs and a message for people.
            """
    )
    /// 431: the fields are above the limit.
    public static let headerFieldsTooLarge = ProblemCode(
        "headerFieldsTooLarge",
        .requestHeaderFieldsTooLarge,
        title: "The header fields are too large",
        explanation: """
            The fields of the request are too many, or one of them or all together are too long. Large cookies of other \
            services on the same host are a usual cause.
            """
    )
    /// 500: our fault.
    public static let internalError = ProblemCode(
        "internalError",
        .internalServerError,
        title: "The server failed",
        explanation: """
            Something went wrong that should not have, and the fault is not in the request. The operator finds the \
            cause in the log under the request id, which is the problem's `instance`.
            """
    )
    /// 501: a method, or a transfer coding, that is not known.
    public static let notImplemented = ProblemCode(
        "notImplemented",
        .notImplemented,
        title: "The server does not know how to do this",
        explanation: """
            The request has a method that is not registered for HTTP, or a transfer coding other than chunked. Methods \
            are case-sensitive: `get` is not `GET`.
            """
    )
    /// 503: not now.
    public static let unavailable = ProblemCode(
        "unavailable",
        .serviceUnavailable,
        title: "The service is unavailable for the moment",
        explanation: """
            The server can't answer now: it is overloaded, is being stopped, or can't reach its storage. Try again after \
            the seconds in `Retry-After`. Whether a write took place is unknown; repeat it with its `Idempotency-Key`.
            """
    )
    /// 505: a version of HTTP that is not spoken.
    public static let httpVersionNotSupported = ProblemCode(
        "httpVersionNotSupported",
        .httpVersionNotSupported,
        title: "This version of HTTP is not spoken",
        explanation: """
            The server speaks HTTP/1.1 and HTTP/1.0. For others put a reverse proxy in front of it.
            """
    )
}
