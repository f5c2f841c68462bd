internal import Articles
internal import SQLite

/// Reads messages to receivers over a connection that somebody else holds a transaction on.
struct OutboxReader: OutboxQuerying {
    let connection: Connection
}

/// Reads and changes messages to receivers over the writer's connection.
struct OutboxWriter: OutboxQuerying, OutboxRepository {
    let connection: Connection

    func setReceivers(_ urls: [String]) throws {
        let known = Set(try connection.all(Self.receivers) { $0.text(0) })
        for url in known.subtracting(urls) { try connection.run(Self.removeReceiver, [.text(url)]) }
        for url in Set(urls).subtracting(known) { try connection.run(Self.addReceiver, [.text(url)]) }
    }

    func remove(message sequence: Int) throws {
        try connection.run(Self.remove, [.integer(sequence)])
    }

    func postpone(
        message sequence: Int,
        attempts: Int,
        until next: Timestamp?,
        failure: String,
        at time: Timestamp
    ) throws {
        try connection.run(
            Self.postpone,
            [
                .integer(sequence), .integer(attempts), .time(next ?? time), next == nil ? .time(time) : .null,
                .text(failure),
            ]
        )
    }

    func removeFailed(before time: Timestamp) throws {
        try connection.run(Self.removeFailed, [.time(time)])
    }

    // MARK: Statements

    static let receivers = Query("SELECT url FROM webhooks")
    static let addReceiver = Query("INSERT INTO webhooks (url) VALUES (?1)")
    static let removeReceiver = Query("DELETE FROM webhooks WHERE url = ?1")
    static let remove = Query("DELETE FROM outbox WHERE sequence = ?1")
    static let postpone = Query(
        """
        UPDATE outbox SET attempts = ?2, next_attempt_at = ?3, failed_at = ?4, last_failure = ?5 WHERE sequence = ?1
        """
    )
    static let removeFailed = Query("DELETE FROM outbox WHERE failed_at < ?1")
    static let hotQueries = [remove, postpone, removeFailed, removeReceiver, next, due, waiting]
}

/// The reading half of both.
protocol OutboxQuerying: OutboxReading {
    var connection: Connection { get }
}

extension OutboxQuerying {
    func nextMessage(to url: String, patience: Int, at time: Timestamp) throws -> OutboxMessage? {
        try connection.first(OutboxWriter.next, [.text(url), .integer(patience), .time(time)]) { row in
            func column(_ number: Int32) -> Int32 { CommentQueries.slugColumn + number }
            return OutboxMessage(
                sequence: row.int(column(1)),
                id: row.identifier(column(2)),
                kind: try row.choice(column(3), of: OutboxMessage.Kind.self),
                at: row.timestamp(column(4)),
                changeSequence: row.optionalInt(column(5)),
                articleSlug: try row.slug(column(6)),
                commentID: row.optionalIdentifier(column(7)),
                comment: row.isNull(0) ? nil : try CommentQueries.comment(row, of: row.slug(CommentQueries.slugColumn)),
                attempts: row.int(column(8)),
                nextAttempt: row.timestamp(column(9))
            )
        }
    }

    func nextDue(to url: String) throws -> Timestamp? {
        try connection.first(OutboxWriter.due, [.text(url)]) { $0.optionalTimestamp(0) } ?? nil
    }

    func messageCount(to url: String) throws -> (waiting: Int, failed: Int) {
        (
            waiting: try connection.first(OutboxWriter.waiting, [.text(url)]) { $0.int(0) } ?? 0,
            failed: try connection.first(OutboxWriter.failed, [.text(url)]) { $0.int(0) } ?? 0
        )
    }
}

extension OutboxWriter {
    /// A comment that is held is told only by the message that says so.
    static let next = Query(
        """
        SELECT \(CommentQueries.columns("c")), a.slug,
            o.sequence, o.message_id, o.kind, o.at, o.change_sequence, o.article_slug, o.comment_id, o.attempts,
            o.next_attempt_at
        FROM outbox o
        LEFT JOIN articles a ON a.id = o.article_id
        LEFT JOIN comments c ON c.article_id = a.id AND c.id = o.comment_id
            AND (c.status = 'published' OR (c.status = 'pending' AND o.kind = 'commentHeld'))
        WHERE o.url = ?1 AND o.failed_at IS NULL AND (o.attempts < ?2 OR o.next_attempt_at <= ?3)
        ORDER BY o.sequence LIMIT 1
        """
    )
    static let due = Query("SELECT min(next_attempt_at) FROM outbox WHERE url = ?1 AND failed_at IS NULL")
    static let waiting = Query("SELECT count(*) FROM outbox WHERE url = ?1 AND failed_at IS NULL")
    static let failed = Query("SELECT count(*) FROM outbox WHERE failed_at IS NOT NULL AND url = ?1")
}
