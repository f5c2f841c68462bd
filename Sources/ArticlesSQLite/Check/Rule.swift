/// Something that holds for all rows and that no constraint of the schema sees to.
struct Rule: Sendable {
    /// What holds, for people.
    let meaning: String
    /// How many rows break it.
    let mistakes: String

    static let all = [
        Rule(
            meaning: "a reply stands one deeper than what it answers, in the same thread",
            mistakes: """
                SELECT count(*) FROM comments c LEFT JOIN comments p
                    ON p.article_id = c.article_id AND p.id = c.parent_id
                WHERE c.depth IS NOT coalesce(p.depth + 1, 0) OR c.root_id IS NOT coalesce(p.root_id, c.id)
                """
        ),
        Rule(
            meaning: "every published article is listed under its categories",
            mistakes: """
                SELECT count(*) FROM (
                    SELECT k.category_slug, a.published_on, a.id
                    FROM article_categories k JOIN articles a ON a.id = k.article_id WHERE a.status = 'published'
                    EXCEPT SELECT slug, published_on, article_id FROM article_listings WHERE list = 'category'
                )
                """
        ),
        Rule(
            meaning: "nothing is listed under a category but published articles in it",
            mistakes: """
                SELECT count(*) FROM (
                    SELECT slug, published_on, article_id FROM article_listings WHERE list = 'category'
                    EXCEPT SELECT k.category_slug, a.published_on, a.id
                    FROM article_categories k JOIN articles a ON a.id = k.article_id WHERE a.status = 'published'
                )
                """
        ),
        Rule(
            meaning: "published articles, and no others, are listed under their authors",
            mistakes: """
                SELECT count(*) FROM (
                    SELECT l.article_id FROM article_listings l LEFT JOIN articles a ON a.id = l.article_id
                    WHERE a.status IS NOT 'published' OR a.published_on IS NOT l.published_on
                    UNION ALL
                    SELECT c.article_id FROM contributors c JOIN articles a ON a.id = c.article_id
                    WHERE a.status = 'published' AND c.role = 'author' AND NOT EXISTS (
                        SELECT 1 FROM article_listings l
                        WHERE l.article_id = c.article_id AND l.list = 'author' AND l.slug = c.slug
                    )
                )
                """
        ),
        Rule(
            meaning: "votes on a comment are among those that it shows",
            mistakes: """
                SELECT count(*) FROM comments c JOIN (
                    SELECT comment_id, sum(value = 1) AS up, sum(value = -1) AS down FROM votes GROUP BY comment_id
                ) v ON v.comment_id = c.id
                WHERE v.up > c.upvotes OR v.down > c.downvotes
                """
        ),
        Rule(
            meaning: "a comment that was erased holds nothing of its author",
            mistakes: """
                SELECT count(*) FROM comments WHERE status = 'deleted' AND body = '' AND (html <> ''
                    OR author_name <> '' OR author_email IS NOT NULL OR author_website IS NOT NULL
                    OR address_hash IS NOT NULL OR edit_token_hash IS NOT NULL OR author_token_hash IS NOT NULL)
                """
        ),
        Rule(
            meaning: "no words wait to be put into the search index",
            mistakes: "SELECT count(*) FROM comment_search_queue"
        ),
    ]
}
