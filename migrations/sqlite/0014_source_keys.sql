-- Names by which a work is known again: a DOI, an address, a title with its author. A work has several of them, and
-- several works may share one, such as the editions of a book.
CREATE TABLE source_keys (
    key TEXT NOT NULL,
    source_id BLOB NOT NULL CONSTRAINT source_key_source REFERENCES sources (id) ON DELETE CASCADE,
    CONSTRAINT source_key_name PRIMARY KEY (key, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_keys_by_source ON source_keys (source_id);

INSERT INTO source_keys (key, source_id) SELECT key, id FROM sources;
