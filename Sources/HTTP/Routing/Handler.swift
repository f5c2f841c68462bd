/// Answers a request.
public typealias Handler = @Sendable (Request) async throws -> Response

/// Wraps a handler in another that does something before or after it.
public typealias Middleware = @Sendable (_ request: Request, _ next: Handler) async throws -> Response
