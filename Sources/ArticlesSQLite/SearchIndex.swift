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
    ]
}
