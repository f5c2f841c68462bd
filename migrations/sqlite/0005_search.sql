-- Full text. The indexes hold words alone; the texts themselves stay where they are.
-- They are kept right by statements in the transaction of each change and not by triggers: SQLite refuses FTS5 in the
-- triggers of a schema that isn't trusted, and what stands in a file need not be trusted.

CREATE VIRTUAL TABLE section_search USING fts5 (
    heading, text,
    content = 'sections', content_rowid = 'row_id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE citation_search USING fts5 (
    text,
    content = 'citations', content_rowid = 'row_id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Only what is published can be found; what is held, rejected or deleted is not in the index.
CREATE VIEW published_comments AS SELECT row_id, body FROM comments WHERE status = 'published';

CREATE VIRTUAL TABLE comment_search USING fts5 (
    body,
    content = 'published_comments', content_rowid = 'row_id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Comments that were written in a transaction not yet committed, and whose words go into the index at its end: FTS5
-- writes a new piece of the index at every savepoint, and each comment of a group commit has one.
CREATE TABLE comment_search_queue (
    row_id INTEGER NOT NULL PRIMARY KEY
        CONSTRAINT comment_search_queue_comment REFERENCES comments (row_id) ON DELETE CASCADE
) STRICT;
