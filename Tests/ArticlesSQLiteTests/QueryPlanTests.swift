import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// Every statement that a request or an import runs walks an index, in the order that it needs.
@Suite struct QueryPlanTests {
    private static let queries =
        ArticleQueries.hotQueries + ArticleQueries.editorsQueries + ArticleWriter.editingQueries
        + PartQueries.hotQueries + CommentQueries.hotQueries + CommentWriter.hotQueries
        + ArticleStatements.hotQueries + AnswerWriter.hotQueries + SearchIndex.hotQueries
        + ChangeReader.hotQueries + OutboxWriter.hotQueries
        + ModerationQueries.hotQueries + ModerationWriter.hotQueries + SourceQueries.hotQueries

    private let connection: Connection

    init() throws {
        connection = try Connection(.memory)
        try Schema.fill(connection, at: Schema.systemTime())
    }

    private func plan(_ text: String) throws -> [String] {
        try connection.all(preparing: "EXPLAIN QUERY PLAN \(text)") { $0.text(3) }
    }

    private static func isSlow(_ step: String) -> Bool {
        if step.hasPrefix("USE TEMP B-TREE") || step.contains("AUTOMATIC") { return true }
        return step.hasPrefix("SCAN") && !step.contains("INDEX") && !step.contains("CONSTANT ROW")
            && !step.contains("VIRTUAL TABLE")
    }

    @Test("No hot statement reads a whole table or sorts its rows", arguments: queries.indices)
    func plan(index: Int) throws {
        let text = Self.queries[index].text
        let steps = try plan(text)
        #expect(!steps.contains(where: Self.isSlow), "\(text)\n\(steps.joined(separator: "\n"))")
    }

    @Test("A search begins with its index and finds the rest by keys; only what matches is sorted")
    func search() throws {
        for query in SearchQueries.positions.joined() + SearchQueries.matches {
            // What is ranked is bounded in a query of its own, whose rows are then all looked at.
            let steps = try plan(query.text).filter { !$0.contains("(subquery-") }
            #expect(steps.first?.contains("VIRTUAL TABLE INDEX") == true, "\(query.text)\n\(steps)")
            #expect(
                steps.dropFirst().allSatisfy { $0.hasPrefix("SEARCH") || $0.hasPrefix("USE TEMP B-TREE") },
                "\(steps)"
            )
        }
    }

    @Test("The check sees a scan and a sort when there is one")
    func control() throws {
        #expect(try plan("SELECT title FROM articles WHERE title > 'a'").contains(where: Self.isSlow))
        #expect(
            try plan("SELECT id FROM comments WHERE article_id = ?1 ORDER BY body").contains(where: Self.isSlow)
        )
    }

    @Test("Each list of comments walks the index that was made for it")
    func commentLists() throws {
        for query in CommentQueries.hotQueries
        where query.text.contains("c.is_shown = 1 ") || query.text.contains("LIMIT") {
            guard query.text.contains("FROM comments c WHERE c.article_id = ?1 AND c.is_shown") else { continue }
            let steps = try plan(query.text)
            let isTop = query.text.contains("c.top_rank")
            var index =
                query.text.contains("anchor_section = ")
                ? "comments_of_section"
                : query.text.contains("anchor_citation = ")
                    ? "comments_of_citation"
                    : query.text.contains("depth = 0") ? "comments_roots" : "comments_shown"
            if isTop { index += "_top" }
            let isCount = query.text.contains("count(*)")
            let names = isCount ? [index, index + "_top"] : [index]
            #expect(
                steps.contains { step in names.contains { step.contains("INDEX \($0) ") } },
                "\(query.text)\n\(steps)"
            )
        }
    }

    @Test("Every foreign key can be followed backwards through an index")
    func foreignKeys() throws {
        let tables = try connection.all(
            preparing: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"
        ) { $0.text(0) }
        #expect(tables.count > 15)
        for table in tables {
            let keys = try connection.all(
                preparing: "SELECT id, \"from\" FROM pragma_foreign_key_list('\(table)') ORDER BY id, seq"
            ) {
                (id: $0.int(0), column: $0.text(1))
            }
            for id in Set(keys.map(\.id)) {
                let conditions = keys.filter { $0.id == id }.map { "\($0.column) = ?" }.joined(separator: " AND ")
                let steps = try plan("SELECT 1 FROM \(table) WHERE \(conditions)")
                #expect(!steps.contains { $0.hasPrefix("SCAN") }, "\(table): \(conditions)")
            }
        }
    }

    @Test("Every table is strict, and every constraint of ours has a name")
    func tables() throws {
        let rows = try connection.all(
            preparing: """
                SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_search*'
                AND name NOT GLOB 'sqlite_*'
                """
        ) { ($0.text(0), $0.text(1)) }
        #expect(rows.count > 15)
        for (name, sql) in rows {
            #expect(sql.contains("STRICT"), "\(name)")
            // Each CHECK, UNIQUE, REFERENCES, and each key of more than a row number, follows a name.
            for word in ["CHECK (", "UNIQUE (", "FOREIGN KEY (", "PRIMARY KEY ("] {
                for piece in sql.components(separatedBy: word).dropLast() {
                    #expect(
                        piece.split(whereSeparator: \.isWhitespace).dropLast().last == "CONSTRAINT",
                        "\(name): \(word)"
                    )
                }
            }
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
