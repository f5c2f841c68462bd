internal import Articles
internal import SQLite

/// First answers to requests that carry an idempotency key.
struct AnswerWriter: AnswerRepository {
    let connection: Connection

    static let select = Query("SELECT request_digest, sealed, comment_id FROM answers WHERE key = ?1 AND at >= ?2")
    static let insert = Query(
        """
        INSERT INTO answers (key, request_digest, sealed, at, comment_id) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (key) DO UPDATE
            SET request_digest = excluded.request_digest, sealed = excluded.sealed, at = excluded.at,
                comment_id = excluded.comment_id
            WHERE answers.at < ?6
        """
    )
    /// A few at a time, so that no one write pays for a day's answers.
    static let expire = Query(
        "DELETE FROM answers WHERE key IN (SELECT key FROM answers WHERE at < ?1 ORDER BY at LIMIT 4)"
    )
    static let hotQueries = [select, insert, expire]

    func answer(key: String, since: Timestamp) throws -> KeptAnswer? {
        try connection.first(Self.select, [.text(key), .time(since)]) { row in
            KeptAnswer(requestDigest: row.text(0), sealed: row.bytes(1), comment: row.optionalIdentifier(2))
        }
    }

    func keep(_ answer: KeptAnswer, key: String, at time: Timestamp, expiring since: Timestamp) throws {
        let rows = try connection.run(
            Self.insert,
            [
                .text(key), .text(answer.requestDigest), .blob(answer.sealed), .time(time), .optional(answer.comment),
                .time(since),
            ]
        )
        guard rows == 1 else { throw StoreError.conflict("answer_key") }
        try connection.run(Self.expire, [.time(since)])
    }
}
