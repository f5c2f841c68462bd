/// Turns what handlers throw into responses; nothing is thrown past it.
public struct ErrorMapping: Sendable {
    private let problem: @Sendable (any Error, Request) -> Problem
    private let log: @Sendable (any Error, Problem, Request) -> Void

    /// Maps errors other than `Problem`.
    ///
    /// `problem` gives the answer to an error; by default that is 500 and tells nothing. `log` is called with each
    /// such error and its answer, for the cause stands in no response.
    public init(
        problem: @escaping @Sendable (any Error, Request) -> Problem = { _, _ in ErrorMapping.unexpected },
        log: @escaping @Sendable (any Error, Problem, Request) -> Void
    ) {
        self.problem = problem
        self.log = log
    }

    /// The answer to an error that no one foresaw: 500, without a word about the cause.
    public static let unexpected = Problem(
        .internalError,
        detail: "The request could not be answered. The operator finds the cause in the log under this request id."
    )

    /// Answers with the problem that was thrown, or that the error is mapped to.
    public var middleware: Middleware {
        { request, next in
            do {
                return try await next(request)
            } catch let problem as Problem {
                return problem.response(requestID: request.requestID)
            } catch {
                let problem = problem(error, request)
                log(error, problem, request)
                return problem.response(requestID: request.requestID)
            }
        }
    }
}
