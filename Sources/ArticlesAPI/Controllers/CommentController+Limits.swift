internal import Articles
internal import HTTP
internal import HTTPTypes

extension CommentController {
    /// As `post`; refusals tell what is left of the limits as well.
    func limitedPost(_ request: Request) async throws -> Response {
        do {
            return try await post(request)
        } catch {
            // What the store could not do stays what it is, for the log.
            guard !(error is StoreError), var problem = ErrorMap.problem(for: error), problem.fields[.rateLimit] == nil
            else { throw error }
            let allowances = comments.allowances(of: clientAddress.limitedPrefix(of: request))
            problem.fields.append(contentsOf: RateLimitFields.fields(allowances))
            throw problem
        }
    }
}
