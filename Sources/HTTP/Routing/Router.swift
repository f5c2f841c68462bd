public import HTTPTypes

/// A route as documentation and tests see it.
public struct Route: Sendable, Equatable {
    /// The method that is answered; GET also answers HEAD.
    public let method: HTTPRequest.Method
    /// The paths that are answered, such as `/v1/articles/{slug}`.
    public let pattern: String
    /// What the route is called in logs, metrics and the API's description.
    public let name: String
}

/// Finds the handler for a request's method and path.
///
/// A path is matched segment by segment after percent-decoding, so an encoded slash does not split. In each segment a
/// literal wins over a parameter with a literal behind it, and that over a bare parameter. The path alone decides
/// which resource is meant; a method that this resource lacks is 405, also when a weaker pattern has the method.
public struct Router: Sendable {
    /// Every route in the order of its registration.
    public private(set) var routes: [Route] = []
    private var trie = RouteTrie()
    private var scope: [Middleware] = []

    /// A router that answers every path with 404.
    public init() {}

    /// Routes a method and a pattern to a handler.
    ///
    /// A pattern's segments are literals or `{name}`, optionally with a literal behind it, as in `{slug}.bib`. What a
    /// parameter took is in `Request.parameters`, decoded and never empty. A malformed pattern, or a second handler
    /// for the same method and path, stops the program.
    public mutating func on(
        _ method: HTTPRequest.Method,
        _ pattern: String,
        name: String = "",
        _ handler: @escaping Handler
    ) {
        let parsed = RoutePattern(pattern)
        let route = Route(method: method, pattern: pattern, name: name)
        trie.insert(
            RouteTrie.Endpoint(
                route: route,
                method: method,
                parameterNames: parsed.parameterNames,
                handler: wrap(handler, in: scope)
            ),
            at: parsed
        )
        routes.append(route)
    }

    /// Registers routes that share middleware, inside that of the groups around them.
    ///
    /// The middleware sees only requests that reach a handler of the group, not its 404s and 405s.
    public mutating func group(_ middleware: [Middleware], _ register: (inout Router) -> Void) {
        let outer = scope
        scope += middleware
        register(&self)
        scope = outer
    }

    /// The whole as one handler, with middleware around all of it.
    public func handler(in middleware: [Middleware] = []) -> Handler {
        wrap({ request in try await respond(to: request) }, in: middleware)
    }

    /// Answers a request, or throws the `Problem` why it can't be routed: 400, 404, 405 or 501.
    public func respond(to request: Request) async throws -> Response {
        guard RegisteredMethods.contains(request.method) else {
            throw Problem(.notImplemented, detail: "The method is not one that is registered for HTTP.")
        }
        if request.path == "*" {
            return try respondToAsterisk(request.method)
        }
        let segments = try Self.segments(of: request.path)
        guard let (endpoints, values) = trie.match(segments) else {
            throw Problem(.notFound, detail: "Nothing is served under this path.")
        }
        guard let endpoint = Self.endpoint(for: request.method, among: endpoints) else {
            let allow = Self.allow(endpoints.map(\.method))
            if request.method == .options { return Response(status: .noContent, fields: [.allow: allow]) }
            throw Problem(
                .methodNotAllowed,
                detail: "The resource takes \(allow).",
                fields: [.allow: allow]
            )
        }
        guard !values.isEmpty else { return try await endpoint.handler(request) }
        var request = request
        for (name, value) in zip(endpoint.parameterNames, values) { request.parameters[name] = value }
        return try await endpoint.handler(request)
    }

    /// The route that answers a method and a path; nil when the answer is an error, or to OPTIONS.
    public func route(for method: HTTPRequest.Method, path: String) -> Route? {
        // A path that can't be decoded is none of a route.
        guard let segments = try? Self.segments(of: path), let endpoints = trie.match(segments)?.endpoints else {
            return nil
        }
        return Self.endpoint(for: method, among: endpoints)?.route
    }

    private static func endpoint(
        for method: HTTPRequest.Method,
        among endpoints: [RouteTrie.Endpoint]
    ) -> RouteTrie.Endpoint? {
        endpoints.first { $0.method == method }
            ?? (method == .head ? endpoints.first { $0.method == .get } : nil)
    }

    /// RFC 9110 §9.3.7: an asterisk asks about the server as a whole.
    private func respondToAsterisk(_ method: HTTPRequest.Method) throws -> Response {
        guard method == .options else {
            throw Problem(.badRequest, detail: "The target * goes with OPTIONS alone.")
        }
        return Response(status: .noContent, fields: [.allow: Self.allow(routes.map(\.method))])
    }

    private static func segments(of path: String) throws -> [String] {
        guard path.utf8.first == UInt8(ascii: "/") else {
            throw Problem(.badRequest, detail: "The path must begin with a slash.")
        }
        guard path != "/" else { return [] }
        return try Substring(path.utf8.dropFirst()).split(byte: UInt8(ascii: "/")).map { segment in
            guard let decoded = PercentCoding.decode(segment) else {
                throw Problem(.badRequest, detail: "The path has percent-encoding that is malformed or not UTF-8.")
            }
            return decoded
        }
    }

    /// The value of `Allow`, in an order of its own so that it does not depend on that of registration.
    private static func allow(_ methods: [HTTPRequest.Method]) -> String {
        var all = Set(methods)
        all.insert(.options)
        if all.contains(.get) { all.insert(.head) }
        return RegisteredMethods.usual.filter { all.remove($0) != nil }.map(\.rawValue).joined(separator: ", ")
            + all.map { ", " + $0.rawValue }.sorted().joined()
    }
}
