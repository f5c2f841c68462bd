internal import Articles
internal import SQLite

/// Statements that read the parts of articles.
enum PartQueries {
    private static let sectionColumns = """
        s.position, s.anchor, s.number, s.heading, s.level, s.text, s.html, s.word_count, s.comment_count, \
        m.citation_number, m.paragraph, m.text_offset, m.quote
        """
    private static let markersOfSection = """
        LEFT JOIN markers m ON m.article_id = s.article_id AND m.section_position = s.position
        """

    /// A row a marker, one for a section without any.
    static let sections = Query(
        """
        SELECT \(sectionColumns) FROM sections s \(markersOfSection)
        WHERE s.article_id = ?1 ORDER BY s.position, m.position
        """
    )
    static let section = Query(
        """
        SELECT \(sectionColumns) FROM sections s \(markersOfSection)
        WHERE s.article_id = ?1 AND s.anchor = ?2 ORDER BY m.position
        """
    )
    static let alias = Query("SELECT anchor FROM section_aliases WHERE article_id = ?1 AND former = ?2")
    static let outline = Query("SELECT anchor, heading, level FROM sections WHERE article_id = ?1 ORDER BY position")

    private static let citationColumns = """
        c.number, c.label, c.text, c.html, c.kind, c.resolved_from, c.warnings, c.comment_count, \
        s.id, s.key, s.csl, l.locator, l.prefix, l.confidence
        """
    private static let sourcesOfCitation = """
        LEFT JOIN citation_sources l ON l.article_id = c.article_id AND l.citation_number = c.number \
        LEFT JOIN sources s ON s.id = l.source_id
        """
    /// The notes that are cited in one section.
    private static let inSection = """
        IN (SELECT m.citation_number FROM sections s JOIN markers m \
        ON m.article_id = s.article_id AND m.section_position = s.position \
        WHERE s.article_id = ?1 AND s.anchor = ?2)
        """

    /// A row a source, one for a note without any.
    static let citations = Query(
        """
        SELECT \(citationColumns) FROM citations c \(sourcesOfCitation)
        WHERE c.article_id = ?1 ORDER BY c.number, l.position
        """
    )
    static let citationsInSection = Query(
        """
        SELECT \(citationColumns) FROM citations c \(sourcesOfCitation)
        WHERE c.article_id = ?1 AND c.number \(inSection) ORDER BY c.number, l.position
        """
    )
    static let citation = Query(
        """
        SELECT \(citationColumns) FROM citations c \(sourcesOfCitation)
        WHERE c.article_id = ?1 AND c.number = ?2 ORDER BY l.position
        """
    )

    private static let places = """
        SELECT m.citation_number, s.anchor, m.paragraph, m.text_offset, m.quote
        FROM markers m CROSS JOIN sections s
        WHERE s.article_id = m.article_id AND s.position = m.section_position AND m.article_id = ?1
        """
    static let placesOfAll = Query("\(places) ORDER BY m.section_position, m.position")
    static let placesOfOne = Query("\(places) AND m.citation_number = ?2 ORDER BY m.section_position, m.position")
    static let placesInSection = Query(
        "\(places) AND m.citation_number \(inSection) ORDER BY m.citation_number, m.section_position, m.position"
    )

    static let hotQueries = [
        sections, section, alias, outline, citations, citationsInSection, citation, placesOfAll, placesOfOne,
        placesInSection,
    ]
}
