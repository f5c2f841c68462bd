extension Request {
    /// The identifier of the request that this task answers, for logs of layers that know no requests; nil elsewhere.
    ///
    /// It is bound by `carryingIdentifier`.
    @TaskLocal public static var currentID: String?

    /// Has what a handler calls know the request by its identifier.
    public static let carryingIdentifier: Middleware = { request, next in
        try await $currentID.withValue(request.requestID) { try await next(request) }
    }
}
