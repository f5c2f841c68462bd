internal import Articles
public import HTTP
internal import HTTPTypes

/// The one table from the errors of the field and of its store to HTTP problems.
public enum ErrorMap {
    /// The problem for an error; nil for one that is not known here, which becomes a 500.
    public static func problem(for error: any Error) -> Problem? {
        switch error {
        case let problem as Problem: problem
        case let error as ArticlesError: refusal(error)
        case let error as StoreError: failure(error)
        case is SearchTooLong:
            Problem(
                .searchTooLong,
                detail: "The search was stopped because it took too long.",
                fields: [.retryAfter: "5"]
            )
        default: nil
        }
    }

    private static func refusal(_ error: ArticlesError) -> Problem {
        switch error {
        case .notFound(let subject):
            return Problem(.notFound, detail: "There is no \(subject) under this address, or it is not published.")
        case .invalid(let fields):
            var problem = Problem(
                .invalid,
                detail:
                    fields.count == 1 ? "One value breaks the rules." : "\(fields.count) values break the rules."
            )
            problem.errors = fields.map {
                Problem.FieldError(field: $0.field, code: $0.code.rawValue, message: $0.message)
            }
            return problem
        case .conflict(.duplicateComment):
            return Problem(.duplicateComment, detail: "The same author posted the same text here a short while ago.")
        case .conflict(.idempotencyKeyReused):
            return Problem(.idempotencyKeyReused, detail: "This Idempotency-Key came with another request before.")
        case .gone(let subject):
            return Problem(.gone, detail: "The \(subject) that the request refers to was deleted.")
        case .unauthorized(let credential):
            return missing(credential)
        case .forbidden(let refusal):
            return forbidden(refusal)
        case .tooMany(let allowances):
            let wait = allowances.map(\.waitSeconds).max() ?? 1
            let quotas = allowances.filter { $0.remaining == 0 }.map { "\($0.quota) times in \($0.windowSeconds) s" }
            var problem = Problem(
                .tooManyRequests,
                detail:
                    "One address may do this \(quotas.joined(separator: " and ")); try again in \(wait) s."
            )
            problem.fields[.retryAfter] = "\(wait)"
            problem.fields.append(contentsOf: RateLimitFields.fields(allowances))
            return problem
        case .spam(let refusal):
            return self.refusal(refusal)
        case .moderation(let refusal):
            return self.refusal(refusal)
        }
    }

    private static func missing(_ credential: ArticlesError.Credential) -> Problem {
        // RFC 9110 §15.5.2 asks for a challenge; the scheme is the field in which the token is sent.
        switch credential {
        case .editToken:
            Problem(
                .editTokenRequired,
                detail: "Send the Edit-Token that came with the answer to the post.",
                fields: [.wwwAuthenticate: "Edit-Token realm=\"comment\""]
            )
        case .authorToken:
            Problem(
                .authorTokenRequired,
                detail: "Send the Author-Token that came with the answer to your first post.",
                fields: [.wwwAuthenticate: "Author-Token realm=\"author\""]
            )
        }
    }

    private static func forbidden(_ refusal: ArticlesError.Refusal) -> Problem {
        switch refusal {
        case .commentsClosed: Problem(.commentsClosed, detail: "This article takes no comments any more.")
        case .wrongEditToken: Problem(.wrongEditToken, detail: "This is not the edit token of this comment.")
        case .editWindowOver:
            Problem(.editWindowOver, detail: "The time to change this comment is over; it can still be deleted.")
        case .commentRejected:
            Problem(.commentRejected, detail: "An editor has rejected this comment; it can be deleted, not changed.")
        case .wrongAuthorToken: Problem(.wrongAuthorToken, detail: "This Author-Token was not given out here.")
        case .ownComment: Problem(.ownComment, detail: "The comment is your own, or from your address.")
        case .votesOff: Problem(.votesOff, detail: "There are no votes on this site.")
        }
    }

    private static func failure(_ error: StoreError) -> Problem {
        switch error {
        case .busy:
            return Problem(.busy, detail: "Too much is waiting to be done; try again.", fields: [.retryAfter: "1"])
        case .full:
            return Problem(
                .storageFull,
                detail: "There is no space left to write to; reading goes on.",
                fields: [.retryAfter: "30"]
            )
        case .conflict:
            return Problem(.conflict, detail: "The request clashes with one that came in at the same time.")
        case .corrupt, .unavailable:
            return Problem(
                .storageUnavailable,
                detail:
                    "The database can't be used now. Whether a write was done is not known: "
                    + "send it again with the same Idempotency-Key.",
                fields: [.retryAfter: "5"]
            )
        }
    }
}
