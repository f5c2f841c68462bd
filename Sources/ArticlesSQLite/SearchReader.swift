internal import Articles
internal import SQLite

/// Looks for words in the full-text indexes.
///
/// First the best rows of each index, without their texts; then the texts of those alone that make the page.
struct SearchReader: SearchReading {
    let connection: Connection

    func matches(_ query: SearchQuery, after position: SearchPosition?, limit: Int) throws -> [SearchMatch] {
        do {
            return try connection.withTimeLimit(milliseconds: query.milliseconds) {
                let expression = SearchText.expression(query.expression)
                var positions: [SearchPosition] = []
                for kind in SearchMatch.Kind.allCases where query.kinds.contains(kind) {
                    positions += try self.positions(kind, expression, query.article, after: position, limit: limit)
                }
                positions.sort { Self.precedes($0, $1) }
                return try positions.prefix(limit).compactMap { try match($0, expression) }
            }
        } catch let error as SQLiteError where error.kind == .interrupted {
            throw SearchTooLong()
        }
    }

    private func positions(
        _ kind: SearchMatch.Kind,
        _ expression: String,
        _ article: Slug?,
        after: SearchPosition?,
        limit: Int
    ) throws -> [SearchPosition] {
        var values: [Value] = [.text(expression), .integer(limit)]
        if let article { values.append(.slug(article)) }
        if let after {
            // Of equal rank come what is of a later kind, or of the same kind in a later row.
            let row =
                Self.order(kind) > Self.order(after.kind)
                ? Int64.min : kind == after.kind ? after.row : Int64.max
            values += [.real(after.rank), .integer(row)]
        }
        let queries = SearchQueries.positions[Self.order(kind)]
        return try connection.all(queries[(article == nil ? 0 : 2) + (after == nil ? 0 : 1)], values) { row in
            SearchPosition(rank: row.double(1), kind: kind, row: row.int64(0))
        }
    }

    private func match(_ position: SearchPosition, _ expression: String) throws -> SearchMatch? {
        try connection.first(
            SearchQueries.matches[Self.order(position.kind)],
            [.text(expression), .integer(position.row)]
        ) { row in
            let (snippet, ranges) = SearchText.snippet(row.text(2))
            return SearchMatch(
                kind: position.kind,
                slug: try row.slug(0),
                title: row.optionalText(1),
                section: row.optionalText(3),
                citation: row.optionalInt(4),
                comment: row.optionalIdentifier(5),
                snippet: snippet,
                ranges: ranges,
                position: position
            )
        }
    }

    private static func order(_ kind: SearchMatch.Kind) -> Int {
        switch kind {
        case .section: 0
        case .citation: 1
        case .comment: 2
        }
    }

    private static func precedes(_ one: SearchPosition, _ other: SearchPosition) -> Bool {
        (one.rank, order(one.kind), one.row) < (other.rank, order(other.kind), other.row)
    }
}

/// Statements on the full-text indexes.
///
/// What is ranked has a bound, because a rank costs about 2 µs and a word may stand in every comment: of more finds of one
/// kind those written last count. Without it a search for a common word in a million comments takes a second.
enum SearchQueries {
    /// Finds of one kind that are ranked.
    static let ranked = 1_000

    private static let tables = [
        (index: "section_search", table: "sections", place: "t.anchor, NULL, NULL"),
        (index: "citation_search", table: "citations", place: "NULL, t.number, NULL"),
        (index: "comment_search", table: "comments", place: "t.anchor_section, t.anchor_citation, t.id"),
    ]

    /// For each index: in all articles, the same continued, in one article, the same continued.
    static let positions = tables.map { names in
        (0..<4).map { number in
            let (isNarrowed, isContinued) = (number >= 2, number % 2 == 1)
            let next = isNarrowed ? 4 : 3
            return Query(
                """
                SELECT row, rank FROM (
                    SELECT i.rowid AS row, i.rank AS rank
                    FROM \(names.index) i CROSS JOIN \(names.table) t CROSS JOIN articles a
                    WHERE i.\(names.index) MATCH ?1 AND t.row_id = i.rowid AND a.id = t.article_id
                        AND a.status = 'published'\(isNarrowed ? " AND a.slug = ?3" : "")
                    ORDER BY i.rowid DESC LIMIT \(ranked)
                )
                \(isContinued ? "WHERE (rank, row) > (?\(next), ?\(next + 1))" : "")
                ORDER BY rank, row LIMIT ?2
                """
            )
        }
    }

    /// One match with its snippet of at most 24 words.
    static let matches = tables.map { names in
        Query(
            """
            SELECT a.slug, a.title,
                snippet(\(names.index), -1, char(\(SearchText.markers.start.value)),
                    char(\(SearchText.markers.end.value)), '…', 24),
                \(names.place)
            FROM \(names.index) CROSS JOIN \(names.table) t CROSS JOIN articles a
            WHERE \(names.index) MATCH ?1 AND \(names.index).rowid = ?2
                AND t.row_id = \(names.index).rowid AND a.id = t.article_id
            """
        )
    }
}
