/// Work that takes so long that the other connections of an event loop would notice.
public enum LongWork {
    /// Runs handlers on Swift's own threads, one a processor, and goes on on the event loop afterwards.
    ///
    /// That costs some 30 µs; the loop can serve others meanwhile.
    public static let middleware: Middleware = { request, next in try await run { try await next(request) } }

    static func run<Result, Failure: Error>(
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await withTaskExecutorPreference(globalConcurrentExecutor, operation: body)
    }
}
