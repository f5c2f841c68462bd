internal import Articles
internal import SQLite

/// Statements that read sources and where they are cited.
enum SourceQueries {
    static let source = Query("SELECT id, key, csl FROM sources WHERE id = ?1")

    private static let columns = """
        SELECT l.article_id, l.citation_number, l.position, a.slug, a.title, c.label, c.text, c.html, c.kind, l.locator, \
        l.prefix, l.confidence
        """
    private static let published = """
        FROM citation_sources l CROSS JOIN articles a
        WHERE l.source_id = ?1 AND a.id = l.article_id AND a.status = 'published'
        """
    private static let joined = """
        FROM citation_sources l CROSS JOIN articles a CROSS JOIN citations c
        WHERE l.source_id = ?1 AND a.id = l.article_id AND a.status = 'published'
            AND c.article_id = l.article_id AND c.number = l.citation_number
        """
    private static let order = "ORDER BY l.article_id, l.citation_number, l.position LIMIT"

    static let first = Query("\(columns) \(joined) \(order) ?2")
    static let next = Query(
        "\(columns) \(joined) AND (l.article_id, l.citation_number, l.position) > (?2, ?3, ?4) \(order) ?5"
    )
    static let count = Query("SELECT count(*) \(published)")

    static func mention(_ row: Row) throws -> SourceMention {
        SourceMention(
            articleSlug: try row.slug(3),
            articleTitle: row.optionalText(4),
            citation: row.int(1),
            label: row.optionalText(5),
            text: row.text(6),
            html: row.text(7),
            kind: try row.choice(8, of: Citation.Kind.self),
            locator: row.optionalText(9),
            prefix: row.optionalText(10),
            confidence: row.double(11),
            position: SourceMention.Position(article: row.identifier(0), citation: row.int(1), index: row.int(2))
        )
    }

    static let hotQueries = [source, first, next, count]
}

extension ArticleQuerying {
    func source(id: Identifier<Source>) throws -> Source? {
        try connection.first(SourceQueries.source, [.id(id)]) { row in
            Source(id: id, csl: try row.withUTF8(2, CSLText.decode), key: row.text(1))
        }
    }

    func mentions(of source: Identifier<Source>, after: SourceMention.Position?, limit: Int) throws -> [SourceMention] {
        guard let after else {
            return try connection.all(SourceQueries.first, [.id(source), .integer(limit)], SourceQueries.mention)
        }
        return try connection.all(
            SourceQueries.next,
            [.id(source), .id(after.article), .integer(after.citation), .integer(after.index), .integer(limit)],
            SourceQueries.mention
        )
    }

    func mentionCount(of source: Identifier<Source>) throws -> Int {
        try connection.first(SourceQueries.count, [.id(source)]) { $0.int(0) } ?? 0
    }
}
