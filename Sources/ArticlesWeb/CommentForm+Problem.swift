internal import HTTP

extension CommentForm {
    /// Says to the reader what was wrong with the comment: beside each value, or above them.
    mutating func reject(_ problem: Problem) {
        if let message = Self.messages[problem.code] {
            self.message = self.message ?? message
        } else if problem.errors.isEmpty {
            message = message ?? problem.detail
        }
        for fault in problem.errors where Field(rawValue: fault.field) != nil || message == nil {
            reject(path: fault.field, because: fault.message)
        }
    }

    /// What is said otherwise to a reader than to the developer of a client.
    private static let messages = [
        "stampRequired": "The form was not complete. Please send your comment again.",
        "stampMalformed": "The form was not complete. Please send your comment again.",
        "stampExpired": "The form had been open for more than a day. Please send your comment again.",
        "stampTooFresh": "That was faster than a person writes. Please wait a moment and send your comment again.",
        "honeypotFilled": "A field that is hidden from people was filled. Please send your comment again without it.",
    ]
}
