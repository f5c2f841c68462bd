internal import SQLite

/// A number that is kept beside rows and follows from other rows.
///
/// From the one expression come both the statement that finds false numbers and the one that sets them right.
struct Counter: Sendable {
    /// The table whose rows hold it.
    let table: String
    /// The column that holds it.
    let column: String
    /// What it is, for people.
    let meaning: String
    /// What it should be, of the row of `table`.
    let expression: String

    /// How many rows hold a false number.
    var mistakes: String { "SELECT count(*) FROM \(table) WHERE \(column) IS NOT \(expression)" }

    /// Sets all numbers right.
    var correction: String {
        "UPDATE \(table) SET \(column) = \(expression) WHERE \(column) IS NOT \(expression)"
    }

    /// All of them, those first that others follow from.
    static let all = [
        Counter(
            table: "articles",
            column: "comment_count",
            meaning: "published comments of articles",
            expression: """
                (SELECT count(*) FROM comments c WHERE c.article_id = articles.id AND c.status = 'published')
                """
        ),
        Counter(
            table: "articles",
            column: "section_count",
            meaning: "sections of articles",
            expression: "(SELECT count(*) FROM sections s WHERE s.article_id = articles.id)"
        ),
        Counter(
            table: "articles",
            column: "citation_count",
            meaning: "notes of articles",
            expression: "(SELECT count(*) FROM citations n WHERE n.article_id = articles.id)"
        ),
        Counter(
            table: "sections",
            column: "comment_count",
            meaning: "published comments of sections",
            expression: """
                (SELECT count(*) FROM comments c WHERE c.article_id = sections.article_id
                AND c.anchor_section = sections.anchor AND c.status = 'published')
                """
        ),
        Counter(
            table: "citations",
            column: "comment_count",
            meaning: "published comments of notes",
            expression: """
                (SELECT count(*) FROM comments c WHERE c.article_id = citations.article_id
                AND c.anchor_citation = citations.number AND c.status = 'published')
                """
        ),
        Counter(
            table: "authors",
            column: "article_count",
            meaning: "published articles of authors",
            expression: """
                (SELECT count(DISTINCT l.article_id) FROM article_listings l
                WHERE l.list = 'author' AND l.slug = authors.slug)
                """
        ),
        Counter(
            table: "categories",
            column: "article_count",
            meaning: "published articles of categories",
            expression: """
                (SELECT count(*) FROM article_listings l WHERE l.list = 'category' AND l.slug = categories.slug)
                """
        ),
        Counter(
            table: "comments",
            column: "reply_count",
            meaning: "published replies to comments",
            expression: """
                (SELECT count(*) FROM comments r WHERE r.article_id = comments.article_id
                AND r.parent_id = comments.id AND r.status = 'published')
                """
        ),
        shownReplies, visibility,
    ]

    /// These two follow from each other, from the deepest comments upwards.
    static let shownReplies = Counter(
        table: "comments",
        column: "shown_reply_count",
        meaning: "shown replies to comments",
        expression: """
            (SELECT count(*) FROM comments r WHERE r.article_id = comments.article_id
            AND r.parent_id = comments.id AND r.is_shown = 1)
            """
    )
    static let visibility = Counter(
        table: "comments",
        column: "is_shown",
        meaning: "visibility of comments",
        expression: "(status = 'published' OR shown_reply_count > 0)"
    )
}
