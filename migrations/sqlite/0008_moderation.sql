-- Why comments were held, and the indexes that moderation and the limits walk.

CREATE TABLE comment_flags (
    article_id BLOB NOT NULL,
    comment_id BLOB NOT NULL,
    flag TEXT NOT NULL,
    CONSTRAINT comment_flag_key PRIMARY KEY (article_id, comment_id, flag),
    CONSTRAINT comment_flag_comment FOREIGN KEY (article_id, comment_id)
        REFERENCES comments (article_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The editor's list of one article.
CREATE INDEX comments_by_article_status ON comments (article_id, status, id);

-- Whether a person was published before: by the name from the same address, or by the author token.
CREATE INDEX comments_by_address_name ON comments (address_hash, author_name, status) WHERE address_hash IS NOT NULL;
CREATE INDEX comments_by_author_token_status ON comments (author_token_hash, status)
    WHERE author_token_hash IS NOT NULL;

-- Digests of addresses that are old enough to be forgotten.
CREATE INDEX comments_by_address_age ON comments (created_at) WHERE address_hash IS NOT NULL;

CREATE INDEX bans_by_expiry ON bans (expires_at) WHERE expires_at IS NOT NULL;
