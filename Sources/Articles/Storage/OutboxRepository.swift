/// Messages to receivers of webhooks, which are written in the transaction of the change that they tell of.
public protocol OutboxReading {
    /// The message that a receiver gets next, whether it is due or not; nil when none waits.
    ///
    /// The oldest, for receivers get messages in order; one that has failed `patience` times lets others pass until it is
    /// due again.
    func nextMessage(to url: String, patience: Int, at time: Timestamp) throws -> OutboxMessage?

    /// When the first message to a receiver is due; nil when none waits.
    func nextDue(to url: String) throws -> Timestamp?

    /// How many messages to a receiver wait, and how many were given up and are still kept.
    func messageCount(to url: String) throws -> (waiting: Int, failed: Int)
}

/// Reading messages and settling what becomes of them.
public protocol OutboxRepository: OutboxReading {
    /// The receivers to which messages are written from now on, whichever process makes the change.
    ///
    /// What waits for others is deleted.
    func setReceivers(_ urls: [String]) throws

    /// Deletes a message, because it was delivered.
    func remove(message sequence: Int) throws

    /// Notes that a message could not be delivered.
    ///
    /// - Parameter next: When to try again; nil gives it up.
    func postpone(message sequence: Int, attempts: Int, until next: Timestamp?, failure: String, at time: Timestamp)
        throws

    /// Deletes messages that were given up before a time.
    func removeFailed(before time: Timestamp) throws
}

/// A message to one receiver; it names what it tells of, and what was erased since is not in it.
public struct OutboxMessage: Sendable, Equatable {
    /// Its place in the outbox.
    public var sequence: Int
    /// The same for all receivers of the event, and at every attempt.
    public var id: Identifier<OutboxMessage>
    /// What happened.
    public var kind: Kind
    /// When it happened.
    public var at: Timestamp
    /// The number under which mirrors are told of it; nil for what they are not told.
    public var changeSequence: Int?
    /// The article's name at that time.
    public var articleSlug: Slug
    /// Nil where the article itself changed.
    public var commentID: Identifier<Comment>?
    /// The comment as it is now; nil where it may not be told any more.
    public var comment: Comment?
    /// How often it has been tried in vain.
    public var attempts: Int
    /// When it is due.
    public var nextAttempt: Timestamp

    /// What receivers are told of: every change, and comments that wait for an editor.
    public enum Kind: String, Sendable, CaseIterable {
        case articleSaved
        case articleRemoved
        case commentPublished
        case commentEdited
        case commentDeleted
        /// A new comment is not published before an editor has seen it.
        case commentHeld
    }

    /// A message to one receiver.
    public init(
        sequence: Int,
        id: Identifier<OutboxMessage>,
        kind: Kind,
        at: Timestamp,
        changeSequence: Int?,
        articleSlug: Slug,
        commentID: Identifier<Comment>?,
        comment: Comment?,
        attempts: Int,
        nextAttempt: Timestamp
    ) {
        self.sequence = sequence
        self.id = id
        self.kind = kind
        self.at = at
        self.changeSequence = changeSequence
        self.articleSlug = articleSlug
        self.commentID = commentID
        self.comment = comment
        self.attempts = attempts
        self.nextAttempt = nextAttempt
    }
}
