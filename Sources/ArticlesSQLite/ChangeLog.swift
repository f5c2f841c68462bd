internal import Articles
internal import SQLite

/// What one write changes: in the table of changes, for receivers of webhooks, and for those who keep answers ready.
final class ChangeLog {
    private(set) var changes: Set<Change> = []
    /// No messages are written, as for comments of long ago that are moved in.
    var isQuiet = false
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: The time to be noted; a change is made now, whatever time an imported comment bears.
    init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// What is told to mirrors and listeners.
    typealias Kind = RecordedChange.Kind

    /// Notes what answers have changed.
    func note(_ change: Change) {
        changes.insert(change)
    }

    /// Adds a row to the table of changes and a message to each receiver, in this transaction.
    ///
    /// - Parameter slug: The article's name, where it isn't the one that its row has now.
    func append(
        _ kind: Kind,
        article: Identifier<Article>,
        comment: Identifier<Comment>? = nil,
        slug: Slug? = nil,
        on connection: Connection
    ) throws {
        let time = now()
        let slug = Value.optional(slug?.rawValue)
        try connection.run(Self.insert, [.text(kind.rawValue), .id(article), .optional(comment), .time(time), slug])
        try send(kind.rawValue, article, comment, slug, time, Self.addressChange, on: connection)
    }

    /// Adds a message to each receiver that a comment waits for an editor; mirrors and listeners are not told.
    func appendHeld(article: Identifier<Article>, comment: Identifier<Comment>, on connection: Connection) throws {
        let kind = OutboxMessage.Kind.commentHeld.rawValue
        try send(kind, article, comment, .null, now(), Self.addressHeld, on: connection)
    }

    private func send(
        _ kind: String,
        _ article: Identifier<Article>,
        _ comment: Identifier<Comment>?,
        _ slug: Value,
        _ time: Timestamp,
        _ statement: Query,
        on connection: Connection
    ) throws {
        guard !isQuiet else { return }
        var random = SystemRandomNumberGenerator()
        let id = Identifier<OutboxMessage>(at: time, using: &random)
        let values: [Value] = [.text(kind), .id(article), .optional(comment), .time(time), slug, .id(id)]
        if try connection.run(statement, values) > 0 { note(.messages) }
    }

    // MARK: Statements

    private static let slug = "coalesce(?5, (SELECT slug FROM articles WHERE id = ?2), '')"

    static let insert = Query(
        """
        INSERT INTO changes (kind, article_id, comment_id, at, article_slug) VALUES (?1, ?2, ?3, ?4, \(slug))
        """
    )
    static let addressChange = address(number: "(SELECT max(sequence) FROM changes)")
    static let addressHeld = address(number: "NULL")

    /// Walks all receivers, for each gets a message.
    private static func address(number: String) -> Query {
        Query(
            """
            INSERT INTO outbox (
                message_id, url, kind, article_id, article_slug, comment_id, change_sequence, at, next_attempt_at
            )
            SELECT ?6, url, ?1, ?2, \(slug), ?3, \(number), ?4, ?4 FROM webhooks ORDER BY url
            """
        )
    }
}
