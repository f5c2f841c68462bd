internal import HTTP
internal import HTTPTypes

/// The problem codes of the API, beside those of the HTTP layer.
extension ProblemCode {
    static let duplicateComment = ProblemCode(
        "duplicateComment",
        .conflict,
        title: "Comment already posted",
        explanation:
            "The same author posted the same text under the same article within the last minutes. Nothing was added."
    )
    static let idempotencyKeyReused = ProblemCode(
        "idempotencyKeyReused",
        .unprocessableContent,
        title: "Idempotency key used before",
        explanation: "An Idempotency-Key names one request for 24 hours. Send another request under another key."
    )
    static let gone = ProblemCode(
        "gone",
        .gone,
        title: "Deleted",
        explanation:
            "What the request refers to, such as the comment that it answers, was deleted and will not come back."
    )
    static let commentsClosed = ProblemCode(
        "commentsClosed",
        .forbidden,
        title: "Comments are closed",
        explanation:
            "The editor has closed the comments of this article, or the time for them is over. They can still be read."
    )
    static let tooManyRequests = ProblemCode(
        "tooManyRequests",
        .tooManyRequests,
        title: "Too many comments or votes",
        explanation:
            "One address may post a limited number of comments in a time, and cast a limited number of votes. RateLimit-Policy states the limit, RateLimit "
            + "what is left of it, Retry-After when to try again."
    )
    static let busy = ProblemCode(
        "busy",
        .serviceUnavailable,
        title: "Busy",
        explanation: "More work is waiting than can be taken on. Nothing was done; try again after Retry-After."
    )
    static let tooManyListeners = ProblemCode(
        "tooManyListeners",
        .serviceUnavailable,
        title: "Too many listeners",
        explanation:
            "As many clients listen to events as the service takes at once. Try again after Retry-After, or ask for "
            + "/v1/changes now and then."
    )
    static let searchTooLong = ProblemCode(
        "searchTooLong",
        .serviceUnavailable,
        title: "Search takes too long",
        explanation:
            "The words stand in so many places that the search was stopped before its end. Name rarer words or more of "
            + "them, a longer beginning before an asterisk, or one `article`."
    )
    static let storageFull = ProblemCode(
        "storageFull",
        .insufficientStorage,
        title: "Storage full",
        explanation: "The disk of the service is full. Nothing was written; reading goes on."
    )
    static let storageUnavailable = ProblemCode(
        "storageUnavailable",
        .serviceUnavailable,
        title: "Storage unavailable",
        explanation:
            "The database failed while it was used. A write may or may not have been done: send it again with the same "
            + "Idempotency-Key, which never does it twice."
    )
    static let conflict = ProblemCode(
        "conflict",
        .conflict,
        title: "Conflict",
        explanation: "The request clashes with another one that was done first. Read the present state and decide anew."
    )

    static let backupRunning = ProblemCode(
        "backupRunning",
        .conflict,
        title: "Backup under way",
        explanation:
            "One backup is made and sent at a time, because each takes as much room as the database. Try again "
            + "after Retry-After."
    )

    static let unreadableDocument = ProblemCode(
        "unreadableDocument",
        .unprocessableContent,
        title: "Document can't be read",
        explanation: "The document can't be imported at all: it is empty, not UTF-8, or its front matter is malformed. "
            + "`detail` names the fault and its place. Nothing was changed."
    )

    /// All codes that this service answers with.
    static let served =
        ProblemCode.http + [
            duplicateComment, idempotencyKeyReused, gone, commentsClosed, tooManyRequests, busy, storageFull,
            storageUnavailable, searchTooLong, conflict, tooManyListeners, unreadableDocument,
            backupRunning,
        ] + authors + spam + moderation
}

extension HTTPResponse.Status {
    static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
