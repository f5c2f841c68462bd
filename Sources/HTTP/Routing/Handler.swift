/// Answers a request.
public typealias Handler = @Sendable (Request) async throws -> Response

/// Wraps a handler in another that does something before or after it.
public typealias Middleware = @Sendable (_ request: Request, _ next: Handler) async throws -> Response

/// The handler with middleware around it; the first stands outermost.
public func wrap(_ handler: @escaping Handler, in middleware: [Middleware]) -> Handler {
    middleware.reversed().reduce(handler) { next, outer in
        { request in try await outer(request, next) }
    }
}
