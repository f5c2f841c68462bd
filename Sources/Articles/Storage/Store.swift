/// Where articles and comments are kept; the seam between the services and a database.
///
/// One closure is one transaction. Closures are synchronous and may run on any thread; what they throw comes out
/// unchanged, and a write that throws leaves nothing behind.
public protocol Store: Sendable {
    /// Runs `body` on a consistent view of the database.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    func read<Result: Sendable>(
        _ body: @Sendable (any ReadRepositories) throws -> Result
    ) async throws -> Result

    /// Runs `body` after all earlier writes and returns once its effects are on disk.
    ///
    /// It may run more than once, the last time counts: it must change nothing but the store.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteRepositories) throws -> Result
    ) async throws -> Result

    /// Removes what the store keeps of former states beside the database, such as a log of writes; reads go on.
    ///
    /// - Returns: False when somebody still needs it: to be tried again.
    /// - Throws: `StoreError`.
    func emptyLog() async throws -> Bool
}

/// What a read transaction can see.
public protocol ReadRepositories {
    /// Articles with their sections, notes and sources.
    var articles: any ArticleReading { get }
    /// Comments of readers.
    var comments: any CommentReading { get }
    /// What has changed, for mirrors and listeners.
    var changes: any ChangeReading { get }
    /// Messages to receivers of webhooks.
    var outbox: any OutboxReading { get }
    /// What editors see.
    var moderation: any ModerationReading { get }
    /// Looking for words.
    var search: any SearchReading { get }
}

/// What a write transaction can see and change.
public protocol WriteRepositories {
    /// Articles with their sections, notes and sources.
    var articles: any ArticleRepository { get }
    /// Comments of readers.
    var comments: any CommentRepository { get }
    /// What editors see and do.
    var moderation: any ModerationRepository { get }
    /// First answers to requests that carry an idempotency key.
    var answers: any AnswerRepository { get }
    /// Messages to receivers of webhooks.
    var outbox: any OutboxRepository { get }
}

/// Why a store could not do its work.
public enum StoreError: Error, Sendable, Equatable {
    /// Another process holds the lock, the queue is full, or a read took too long; trying again may help.
    case busy
    /// No space is left on the device, or the database has reached its size limit.
    case full
    /// The database is damaged; only an operator can help.
    case corrupt(String)
    /// A constraint of the schema was broken; the name of the constraint.
    case conflict(String)
    /// The database can't be read or written now; whether the last write happened is not known.
    case unavailable(String)
}

/// What a committed write changed, for whoever keeps answers ready.
public enum Change: Sendable, Hashable {
    /// An article, its text or its people.
    case article(Slug)
    /// The comments of an article.
    case comments(Slug)
    /// Messages to receivers of webhooks were written, which no answer shows.
    case messages
}
