import HTTPTypes

/// The middleware of a public JSON service, in the order that its parts need.
public struct StandardMiddleware: Sendable {
    /// Which other origins may use the service.
    public var cors: CORSPolicy
    /// How long answers may be kept.
    public var caching: CachePolicy
    /// What is compressed; nil for nothing.
    public var coding: ContentCoding?
    /// What becomes of errors.
    public var errors: ErrorMapping

    /// The parts with their settings.
    public init(
        cors: CORSPolicy = CORSPolicy(),
        caching: CachePolicy,
        coding: ContentCoding? = ContentCoding(),
        errors: ErrorMapping
    ) {
        self.cors = cors
        self.caching = caching
        self.coding = coding
        self.errors = errors
    }

    /// The parts from the outermost to the innermost.
    ///
    /// 1. `X-Content-Type-Options` and 2. CORS come last to a response and so stand on all of them, errors, 304 and
    ///    preflights included.
    /// 3. Caching sees the final status, a 304 made by 5 among them.
    /// 4. Coding replaces the content and its tag after 5 has made the tag, and finds nothing to do on a 304.
    /// 5. Conditions see only responses, never errors, because of 6.
    /// 6. Errors become responses next to the router, so that all of the above applies to them.
    public var all: [Middleware] {
        [Self.noSniffing, cors.middleware, caching.middleware, coding?.middleware].compactMap(\.self)
            + [ConditionalRequests(coding: coding).middleware, errors.middleware]
    }

    /// Browsers shall believe the media type that a response states.
    static let noSniffing: Middleware = { request, next in
        var response = try await next(request)
        response.fields[.xContentTypeOptions] = "nosniff"
        return response
    }
}
