import HTTPTypes

/// The middleware of a public JSON service, in the order that its parts need.
public struct StandardMiddleware: Sendable {
    /// Which other origins may use the service.
    public var cors: CORSPolicy
    /// How long answers may be kept.
    public var caching: CachePolicy
    /// What is compressed; nil for nothing.
    public var coding: ContentCoding?
    /// What is kept of what the handlers make; nil for nothing.
    public var representations: Representations?
    /// What becomes of errors.
    public var errors: ErrorMapping

    /// The parts with their settings.
    public init(
        cors: CORSPolicy = CORSPolicy(),
        caching: CachePolicy,
        coding: ContentCoding? = ContentCoding(),
        representations: Representations? = nil,
        errors: ErrorMapping
    ) {
        self.cors = cors
        self.caching = caching
        self.coding = coding
        self.representations = representations
        self.errors = errors
    }

    /// The parts from the outermost to the innermost.
    ///
    /// 1. What browsers must not do and 2. CORS come last to a response and so stand on all of them, errors, 304 and
    ///    preflights included.
    /// 3. Caching sees the final status, a 304 made by 5 among them.
    /// 4. Coding replaces the content and its tag after 5 has made the tag, and finds nothing to do on a 304.
    /// 5. Conditions see only responses, never errors, because of 7.
    /// 6. What is kept is kept before conditions and codings, so that all answers come from the same.
    /// 7. Errors become responses next to the router, so that all of the above applies to them.
    public var all: [Middleware] {
        [Self.guardingBrowsers, cors.middleware, caching.middleware, coding?.middleware].compactMap(\.self)
            + [ConditionalRequests(coding: coding).middleware, representations?.middleware, errors.middleware]
            .compactMap(\.self)
    }

    /// Browsers shall believe the media type that a response states; and a document that they could show, but that no
    /// page's author has given a policy, may run nothing, load nothing and be framed by nobody.
    static let guardingBrowsers: Middleware = { request, next in
        var response = try await next(request)
        response.fields[.xContentTypeOptions] = "nosniff"
        guard let type = response.fields[.contentType],
            documentTypes.contains(where: { type.lowercased().hasPrefix($0) })
        else { return response }
        if response.fields[.contentSecurityPolicy] == nil {
            response.fields[.contentSecurityPolicy] =
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'"
        }
        if response.fields[.referrerPolicy] == nil {
            response.fields[.referrerPolicy] = "strict-origin-when-cross-origin"
        }
        return response
    }

    /// Types that a browser shows as a document with scripts of its own.
    private static let documentTypes = [
        "text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml",
    ]
}
