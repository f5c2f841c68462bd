/// Sends a message to a receiver.
public protocol WebhookClient: Sendable {
    /// Posts a body, and waits for the answer within bounds; follows no redirect.
    func post(_ body: [UInt8], fields: [(name: String, value: String)], to address: WebhookAddress) async
        -> WebhookAnswer
}

/// What came of a message.
public enum WebhookAnswer: Sendable, Equatable {
    /// The receiver answered.
    case status(Int, retryAfterSeconds: Int)
    /// There was no answer, and why.
    case none(String)
}
