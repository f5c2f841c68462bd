internal import Articles
internal import SQLite

/// Reads changes over a connection that somebody else holds a transaction on.
struct ChangeReader: ChangeReading {
    let connection: Connection

    func changes(after sequence: Int, of article: Identifier<Article>?, limit: Int) throws -> [RecordedChange] {
        let values: [Value] = [.integer(sequence), .integer(limit)] + (article.map { [.id($0)] } ?? [])
        return try connection.all(article == nil ? Self.all : Self.ofArticle, values) { row in
            RecordedChange(
                sequence: row.int(Self.column(1)),
                kind: try row.choice(Self.column(2), of: RecordedChange.Kind.self),
                at: row.timestamp(Self.column(3)),
                articleID: row.identifier(Self.column(4)),
                articleSlug: try row.slug(Self.column(5)),
                commentID: row.optionalIdentifier(Self.column(6)),
                // There is no comment in the row when it is not shown.
                comment: row.isNull(0) ? nil : try CommentQueries.comment(row, of: row.slug(CommentQueries.slugColumn))
            )
        }
    }

    func latestChange() throws -> Int {
        try connection.first(Self.latest) { $0.int(0) } ?? 0
    }

    // MARK: Statements

    /// The columns of the change stand behind those of the comment.
    private static func column(_ number: Int32) -> Int32 { CommentQueries.slugColumn + number }

    private static func list(_ condition: String) -> Query {
        Query(
            """
            SELECT \(CommentQueries.columns("c")), a.slug,
                h.sequence, h.kind, h.at, h.article_id, h.article_slug, h.comment_id
            FROM changes h
            LEFT JOIN articles a ON a.id = h.article_id AND a.status = 'published'
            LEFT JOIN comments c ON c.article_id = a.id AND c.id = h.comment_id AND c.status = 'published'
            WHERE \(condition)h.sequence > ?1 ORDER BY h.sequence LIMIT ?2
            """
        )
    }

    static let all = list("")
    static let ofArticle = list("h.article_id = ?3 AND ")
    static let latest = Query("SELECT max(sequence) FROM changes")
    static let hotQueries = [all, ofArticle, latest]
}
