-- The parts of an article: sections, numbered notes, the works they refer to, and the markers that join them.

CREATE TABLE sections (
    -- Named, so that the search index can refer to it; a nameless row number may change when a database is copied.
    row_id INTEGER NOT NULL PRIMARY KEY,
    article_id BLOB NOT NULL CONSTRAINT section_article REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    number INTEGER NOT NULL,
    heading TEXT,
    level INTEGER NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    comment_count INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT section_position UNIQUE (article_id, position),
    CONSTRAINT section_anchor UNIQUE (article_id, anchor)
) STRICT;

-- Anchors that a section had before its heading was edited, each with the one that it leads to now.
CREATE TABLE section_aliases (
    article_id BLOB NOT NULL CONSTRAINT section_alias_article REFERENCES articles (id) ON DELETE CASCADE,
    former TEXT NOT NULL,
    anchor TEXT NOT NULL,
    CONSTRAINT section_alias_key PRIMARY KEY (article_id, former)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
    row_id INTEGER NOT NULL PRIMARY KEY,
    article_id BLOB NOT NULL CONSTRAINT citation_article REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT citation_kind CHECK (kind IN ('full', 'short', 'ibid', 'remark')),
    resolved_from INTEGER,
    -- A JSON array of codes.
    warnings TEXT NOT NULL,
    comment_count INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT citation_number UNIQUE (article_id, number)
) STRICT;

-- Works, shared by all notes of all articles that cite them.
CREATE TABLE sources (
    id BLOB NOT NULL CONSTRAINT source_id PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT source_key UNIQUE,
    -- A CSL-JSON item.
    csl TEXT NOT NULL,
    CONSTRAINT source_id_length CHECK (length(id) = 16)
) STRICT;

CREATE TABLE citation_sources (
    article_id BLOB NOT NULL,
    citation_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    source_id BLOB NOT NULL CONSTRAINT citation_source_source REFERENCES sources (id),
    locator TEXT,
    prefix TEXT,
    confidence REAL NOT NULL,
    CONSTRAINT citation_source_key PRIMARY KEY (article_id, citation_number, position),
    CONSTRAINT citation_source_citation FOREIGN KEY (article_id, citation_number)
        REFERENCES citations (article_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_sources_by_source ON citation_sources (source_id, article_id, citation_number);

-- No reference to citations: a document may hold markers whose note is missing.
CREATE TABLE markers (
    article_id BLOB NOT NULL,
    section_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    citation_number INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    -- UTF-16 code units into the section's text.
    text_offset INTEGER NOT NULL,
    quote TEXT NOT NULL,
    CONSTRAINT marker_key PRIMARY KEY (article_id, section_position, position),
    CONSTRAINT marker_section FOREIGN KEY (article_id, section_position)
        REFERENCES sections (article_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX markers_by_citation ON markers (article_id, citation_number, section_position, position);
