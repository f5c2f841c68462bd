internal import Articles
internal import SQLite

/// What one write changes: in the table of changes, and for those who keep answers ready.
final class ChangeLog {
    private(set) var changes: Set<Change> = []
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: The time to be noted; a change is made now, whatever time an imported comment bears.
    init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// What is told to mirrors and listeners.
    enum Kind: String {
        case articleSaved
        case articleRemoved
        case commentPublished
        case commentEdited
        /// No longer published, for whatever reason.
        case commentDeleted
    }

    /// Notes what answers have changed.
    func note(_ change: Change) {
        changes.insert(change)
    }

    /// Adds a row to the table of changes, in this transaction.
    func append(
        _ kind: Kind,
        article: Identifier<Article>,
        comment: Identifier<Comment>? = nil,
        on connection: Connection
    ) throws {
        try connection.run(Self.insert, [.text(kind.rawValue), .id(article), .optional(comment), .time(now())])
    }

    static let insert = Query("INSERT INTO changes (kind, article_id, comment_id, at) VALUES (?1, ?2, ?3, ?4)")
}
