internal import Articles
internal import SQLite

/// Keeps the full-text indexes right, in the transaction of each change.
///
/// An index has to be told the very words that it shall forget: `forget…` comes before the change, `learn…` after it
/// (sqlite.org/fts5.html §4.4.3).
struct SearchIndex {
    let connection: Connection

    /// Before sections and notes of an article change or go.
    func forgetParts(of article: Identifier<Article>) throws {
        try connection.run(Self.forgetSections, [.id(article)])
        try connection.run(Self.forgetCitations, [.id(article)])
    }

    /// After sections and notes of an article came or changed.
    func learnParts(of article: Identifier<Article>) throws {
        try connection.run(Self.learnSections, [.id(article)])
        try connection.run(Self.learnCitations, [.id(article)])
    }

    /// After a comment came, changed its text, or became published; its words go into the index before the commit.
    func learn(_ comment: Identifier<Comment>, of article: Identifier<Article>) throws {
        try connection.run(Self.enqueueComment, [.id(article), .id(comment)])
    }

    /// Before a published comment changes its text, or is no longer published.
    func forget(_ comment: Identifier<Comment>, of article: Identifier<Article>) throws {
        // What still waits is not in the index.
        guard try connection.run(Self.dequeueComment, [.id(article), .id(comment)]) == 0 else { return }
        try connection.run(Self.forgetComment, [.id(article), .id(comment)])
    }

    /// Before all comments of an article go.
    func forgetComments(of article: Identifier<Article>) throws {
        try connection.run(Self.dequeueComments, [.id(article)])
        try connection.run(Self.forgetAllComments, [.id(article)])
    }

    /// At the end of every transaction, outside its savepoints.
    func learnWhatWaits() throws {
        guard try connection.first(Self.firstInQueue, [], { _ in true }) != nil else { return }
        try connection.run(Self.learnQueue)
        try connection.run(Self.emptyQueue)
    }

    /// Does a part of what `noteErasure` and `noteScattered` ask for; false when nothing is left to do.
    ///
    /// What FTS5 forgets stays in its pages, marked as gone, until the page is merged with others. Merging all of them
    /// into one, a part at a time, is what "optimize" does at once (sqlite.org/fts5.html §6.8). Each beginning adds a
    /// level to the index, and one of more than 2,000 can't be opened any more (FTS5_MAX_SEGMENT; newer versions of
    /// SQLite stop at 64), so that now and then an index is made anew instead.
    func sweep() throws -> Bool {
        for merging in Self.mergings {
            guard let stage = try connection.first(Self.mergingStage, [merging.note], { $0.text(0) }) else { continue }
            if stage == Self.dueStage, try levels(of: merging) >= Self.mostLevels {
                try connection.run(merging.rebuild)
                // Made of all texts, those included that were to be learned at the end.
                if merging.isOfComments { try connection.run(Self.emptyQueue) }
                try connection.run(Self.endMerging, [merging.note])
                return true
            }
            let before = connection.totalChanges
            // A negative number begins to merge all there is, a positive one goes on.
            try connection.run(merging.merge, [.integer(stage == Self.dueStage ? -64 : 64)])
            if connection.totalChanges - before < 2 {
                try connection.run(Self.endMerging, [merging.note])
            } else if stage == Self.dueStage {
                try connection.run(Self.beginMerging, [merging.note])
            }
            return true
        }
        return false
    }

    /// How many levels an index has, empty ones included, by its structure record: a cookie of four bytes, in newer
    /// versions four more that mark its form, then the number as a varint (FTS5's fts5_index.c).
    private func levels(of merging: Merging) throws -> Int {
        guard let record = try connection.first(merging.structure, [], { $0.bytes(0) }) else { return 0 }
        let number = record.dropFirst(record.dropFirst(4).starts(with: [0xFF, 0, 0, 1]) ? 8 : 4)
        // Two bytes hold what is below 16,384.
        guard let first = number.first, first & 0x80 != 0 else { return Int(number.first ?? 0) }
        return Int(first & 0x7F) << 7 | Int(number.dropFirst().first ?? 0) & 0x7F
    }

    /// Notes that words of comments have to leave the index's pages; starts anew what may be under way.
    func noteErasure() throws { try connection.run(Self.noteMerging, [Self.mergings[0].note]) }

    /// Notes it of all that an article had: its comments, sections and notes.
    func noteErasureOfArticle() throws {
        for merging in Self.mergings { try connection.run(Self.noteMerging, [merging.note]) }
    }

    /// Notes the indexes of many segments, each of which every search has to look into.
    ///
    /// FTS5 by itself leaves up to three on each of its levels. Once those beside the largest hold an eighth of all
    /// leaves, merging is worth its writing: however long an index grows, each word is written some eight times for it.
    func noteScattered() throws {
        for merging in Self.mergings { try connection.run(merging.noteScattered, [merging.note]) }
    }

    /// An index that is to become one segment, by the setting that notes it.
    private struct Merging {
        let note: Value
        let merge: Query
        let rebuild: Query
        let structure: Query
        let noteScattered: Query
        let isOfComments: Bool

        init(note: String, table: String) {
            self.note = .text(note)
            merge = Query("INSERT INTO \(table) (\(table), rank) VALUES ('merge', ?1)")
            rebuild = Query("INSERT INTO \(table) (\(table)) VALUES ('rebuild')")
            structure = Query("SELECT block FROM \(table)_data WHERE id = 10")
            noteScattered = Query(
                """
                INSERT INTO settings (name, value)
                SELECT ?1, 'due' FROM (
                    SELECT count(*) AS number, sum(leaves) AS leaves, max(leaves) AS largest
                    FROM (SELECT count(*) AS leaves FROM \(table)_idx GROUP BY segid)
                )
                WHERE number >= 4 AND 8 * (leaves - largest) >= leaves
                ON CONFLICT (name) DO NOTHING
                """
            )
            isOfComments = table == "comment_search"
        }
    }

    private static let mergings = [
        Merging(note: "searchErasure", table: "comment_search"),
        Merging(note: "sectionErasure", table: "section_search"),
        Merging(note: "citationErasure", table: "citation_search"),
    ]
    private static let mostLevels = 1_000
    private static let dueStage = "due"
    static let noteMerging = Query(
        """
        INSERT INTO settings (name, value) VALUES (?1, 'due') ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
    )
    static let mergingStage = Query("SELECT value FROM settings WHERE name = ?1")
    static let beginMerging = Query("UPDATE settings SET value = 'begun' WHERE name = ?1")
    static let endMerging = Query("DELETE FROM settings WHERE name = ?1")

    static let forgetSections = Query(
        """
        INSERT INTO section_search (section_search, rowid, heading, text)
        SELECT 'delete', row_id, heading, text FROM sections WHERE article_id = ?1
        """
    )
    static let forgetCitations = Query(
        """
        INSERT INTO citation_search (citation_search, rowid, text)
        SELECT 'delete', row_id, text FROM citations WHERE article_id = ?1
        """
    )
    static let learnSections = Query(
        """
        INSERT INTO section_search (rowid, heading, text)
        SELECT row_id, heading, text FROM sections WHERE article_id = ?1
        """
    )
    static let learnCitations = Query(
        "INSERT INTO citation_search (rowid, text) SELECT row_id, text FROM citations WHERE article_id = ?1"
    )
    static let enqueueComment = Query(
        """
        INSERT INTO comment_search_queue (row_id) SELECT row_id FROM comments WHERE article_id = ?1 AND id = ?2
        """
    )
    static let dequeueComment = Query(
        """
        DELETE FROM comment_search_queue
        WHERE row_id = (SELECT row_id FROM comments WHERE article_id = ?1 AND id = ?2)
        """
    )
    static let forgetComment = Query(
        """
        INSERT INTO comment_search (comment_search, rowid, body)
        SELECT 'delete', row_id, body FROM comments WHERE article_id = ?1 AND id = ?2 AND status = 'published'
        """
    )
    static let dequeueComments = Query(
        """
        DELETE FROM comment_search_queue
        WHERE row_id IN (SELECT row_id FROM comments WHERE article_id = ?1)
        """
    )
    static let forgetAllComments = Query(
        """
        INSERT INTO comment_search (comment_search, rowid, body)
        SELECT 'delete', row_id, body FROM comments WHERE article_id = ?1 AND status = 'published'
        """
    )
    static let firstInQueue = Query("SELECT 1 FROM comment_search_queue LIMIT 1")
    /// Walks the whole queue, which holds what this transaction wrote.
    static let learnQueue = Query(
        """
        INSERT INTO comment_search (rowid, body)
        SELECT c.row_id, c.body FROM comment_search_queue q CROSS JOIN comments c
        WHERE c.row_id = q.row_id AND c.status = 'published'
        """
    )
    static let emptyQueue = Query("DELETE FROM comment_search_queue")
    static let hotQueries = [
        forgetSections, forgetCitations, learnSections, learnCitations, enqueueComment, dequeueComment, forgetComment,
        dequeueComments, forgetAllComments,
        noteMerging, mergingStage, beginMerging, endMerging,
    ]
}
