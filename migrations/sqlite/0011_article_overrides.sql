-- What an editor has set of an article, so that it survives a new import of the document; the value stands in the
-- article itself.

CREATE TABLE article_overrides (
    article_id BLOB NOT NULL CONSTRAINT article_override_article REFERENCES articles (id) ON DELETE CASCADE,
    member TEXT NOT NULL,
    CONSTRAINT article_override_key PRIMARY KEY (article_id, member)
) STRICT, WITHOUT ROWID;
