/// First answers to requests that carry an idempotency key.
public protocol AnswerRepository {
    /// The answer kept under a key since `since`; nil when there is none.
    func answer(key: String, since: Timestamp) throws -> KeptAnswer?

    /// Keeps an answer under a key, in place of an expired one.
    ///
    /// - Throws: `StoreError.conflict` when the key holds an answer that has not expired.
    func keep(_ answer: KeptAnswer, key: String, at time: Timestamp, expiring since: Timestamp) throws
}

/// The first answer to a request.
public struct KeptAnswer: Sendable, Equatable {
    /// A digest of the request that was answered.
    public var requestDigest: String
    /// The answer, encrypted by a key that only the client's idempotency key yields: it holds an edit token.
    public var sealed: [UInt8]
    /// The comment that the answer shows; nil when it shows none.
    public var comment: Identifier<Comment>?

    /// The first answer to a request.
    public init(requestDigest: String, sealed: [UInt8], comment: Identifier<Comment>? = nil) {
        self.requestDigest = requestDigest
        self.sealed = sealed
        self.comment = comment
    }

    /// Whether the comment was erased, and the answer with it.
    public var isErased: Bool { comment != nil && sealed.isEmpty }
}
