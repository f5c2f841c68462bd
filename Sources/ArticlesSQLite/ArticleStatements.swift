internal import SQLite

/// Statements that change articles.
enum ArticleStatements {
    static let former = Query("SELECT slug, status FROM articles WHERE id = ?1")
    static let fingerprint = Query(
        "SELECT fingerprint FROM revisions WHERE article_id = ?1 ORDER BY revision DESC LIMIT 1"
    )
    /// Leaves the number of comments alone.
    static let upsert = Query(
        """
        INSERT INTO articles (
            id, slug, title, subtitle, summary, status, language, published_on, updated_at, revision, word_count,
            source_url, dedication, comments_open, comments_close_at, section_count, citation_count
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        ON CONFLICT (id) DO UPDATE SET
            slug = excluded.slug, title = excluded.title, subtitle = excluded.subtitle, summary = excluded.summary,
            status = excluded.status, language = excluded.language, published_on = excluded.published_on,
            updated_at = excluded.updated_at, revision = excluded.revision, word_count = excluded.word_count,
            source_url = excluded.source_url, dedication = excluded.dedication,
            comments_open = excluded.comments_open, comments_close_at = excluded.comments_close_at,
            section_count = excluded.section_count, citation_count = excluded.citation_count
        """
    )
    static let revision = Query(
        """
        INSERT INTO revisions (article_id, revision, at, fingerprint, content) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (article_id, revision) DO UPDATE
            SET at = excluded.at, fingerprint = excluded.fingerprint, content = excluded.content
        """
    )

    // MARK: People and subjects

    static let listings = Query("SELECT list, slug FROM article_listings WHERE article_id = ?1")
    static let deleteContributors = Query("DELETE FROM contributors WHERE article_id = ?1")
    static let deleteCategories = Query("DELETE FROM article_categories WHERE article_id = ?1")
    static let deleteListings = Query("DELETE FROM article_listings WHERE article_id = ?1")
    static let insertContributor = Query(
        """
        INSERT INTO contributors (article_id, position, role, name, given, family, slug, affiliation, biography)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    )
    static let insertAuthor = Query(
        """
        INSERT INTO authors (slug, name, given, family, article_count) VALUES (?1, ?2, ?3, ?4, 0)
        ON CONFLICT (slug) DO NOTHING
        """
    )
    static let upsertCategory = Query(
        """
        INSERT INTO categories (slug, name, article_count) VALUES (?1, ?2, 0)
        ON CONFLICT (slug) DO UPDATE SET name = excluded.name
        """
    )
    static let insertArticleCategory = Query(
        "INSERT INTO article_categories (article_id, position, category_slug) VALUES (?1, ?2, ?3)"
    )
    static let insertListing = Query(
        "INSERT INTO article_listings (list, slug, published_on, article_id) VALUES (?1, ?2, ?3, ?4)"
    )
    static let countAuthor = Query("UPDATE authors SET article_count = article_count + ?2 WHERE slug = ?1")
    static let countCategory = Query("UPDATE categories SET article_count = article_count + ?2 WHERE slug = ?1")
    static let latestName = Query(
        """
        SELECT c.name, c.given, c.family FROM article_listings l CROSS JOIN contributors c
        WHERE l.list = 'author' AND l.slug = ?1
            AND c.article_id = l.article_id AND c.slug = l.slug AND c.role = 'author'
        ORDER BY l.published_on DESC, l.article_id DESC LIMIT 1
        """
    )
    static let renameAuthor = Query("UPDATE authors SET name = ?2, given = ?3, family = ?4 WHERE slug = ?1")

    // MARK: Parts

    static let deleteSections = Query("DELETE FROM sections WHERE article_id = ?1")
    static let deleteCitations = Query("DELETE FROM citations WHERE article_id = ?1")
    static let insertSection = Query(
        """
        INSERT INTO sections (article_id, position, anchor, number, heading, level, text, html, word_count)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    )
    static let insertMarker = Query(
        """
        INSERT INTO markers (article_id, section_position, position, citation_number, paragraph, text_offset, quote)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    )
    static let insertCitation = Query(
        """
        INSERT INTO citations (article_id, number, label, text, html, kind, resolved_from, warnings)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    )
    static let insertCitationSource = Query(
        """
        INSERT INTO citation_sources (
            article_id, citation_number, position, source_id, locator, prefix, confidence
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    )
    static let sourcesByKey = ListQuery(leading: 0) { "SELECT id, key, csl FROM sources WHERE key IN (\($0))" }
    static let sourcesByAnyKey = ListQuery(leading: 1) { keys in
        """
        SELECT s.id, s.key, s.csl, EXISTS (
            SELECT 1 FROM citation_sources l WHERE l.source_id = s.id AND l.article_id <> ?1
        ) FROM source_keys k CROSS JOIN sources s WHERE k.key IN (\(keys)) AND s.id = k.source_id
        """
    }
    static let insertSource = Query("INSERT INTO sources (id, key, csl) VALUES (?1, ?2, ?3)")
    static let updateSource = Query("UPDATE sources SET csl = ?2 WHERE id = ?1")
    static let insertSourceKey = Query(
        "INSERT INTO source_keys (key, source_id) VALUES (?1, ?2) ON CONFLICT (key, source_id) DO NOTHING"
    )
    static let articlesCiting = Query(
        """
        SELECT a.slug FROM citation_sources l CROSS JOIN articles a
        WHERE l.source_id = ?1 AND a.id = l.article_id GROUP BY l.article_id
        """
    )
    static let countCommentsOfSections = Query(
        """
        UPDATE sections SET comment_count = (
            SELECT count(*) FROM comments c
            WHERE c.article_id = sections.article_id AND c.anchor_section = sections.anchor AND c.status = 'published'
        ) WHERE article_id = ?1
        """
    )
    static let countCommentsOfCitations = Query(
        """
        UPDATE citations SET comment_count = (
            SELECT count(*) FROM comments c
            WHERE c.article_id = citations.article_id AND c.anchor_citation = citations.number
                AND c.status = 'published'
        ) WHERE article_id = ?1
        """
    )
    static let aliases = Query("SELECT former, anchor FROM section_aliases WHERE article_id = ?1")
    static let upsertAlias = Query(
        """
        INSERT INTO section_aliases (article_id, former, anchor) VALUES (?1, ?2, ?3)
        ON CONFLICT (article_id, former) DO UPDATE SET anchor = excluded.anchor
        """
    )

    static var hotQueries: [Query] {
        sourcesByKey.queries + sourcesByAnyKey.queries + [
            updateSource, articlesCiting,
            former, fingerprint, listings, deleteContributors, deleteCategories, deleteListings, countAuthor,
            countCategory, latestName, renameAuthor, deleteSections, deleteCitations, countCommentsOfSections,
            countCommentsOfCitations, aliases,
        ]
    }
}
