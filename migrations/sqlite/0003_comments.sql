-- What readers write, its earlier versions, and votes on it. The article leads every key.

CREATE TABLE comments (
    row_id INTEGER NOT NULL PRIMARY KEY,
    article_id BLOB NOT NULL CONSTRAINT comment_article REFERENCES articles (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    parent_id BLOB,
    -- Follows from the parent; no reference of its own.
    root_id BLOB NOT NULL,
    depth INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    author_website TEXT,
    author_email TEXT,
    avatar_seed TEXT NOT NULL,
    is_editor INTEGER NOT NULL CONSTRAINT comment_is_editor CHECK (is_editor IN (0, 1)),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    status TEXT NOT NULL
        CONSTRAINT comment_status CHECK (status IN ('pending', 'published', 'rejected', 'deleted')),
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    -- Grows with every change of the text.
    version INTEGER NOT NULL DEFAULT 1,
    anchor_section TEXT,
    anchor_citation INTEGER,
    quote_exact TEXT,
    quote_prefix TEXT,
    quote_suffix TEXT,
    anchor_state TEXT NOT NULL DEFAULT 'exact'
        CONSTRAINT comment_anchor_state CHECK (anchor_state IN ('exact', 'moved', 'orphaned')),
    upvotes INTEGER NOT NULL,
    downvotes INTEGER NOT NULL,
    score INTEGER NOT NULL,
    -- The score turned round, so that "highest score first, then oldest" is one ascending walk through an index.
    top_rank INTEGER NOT NULL GENERATED ALWAYS AS (-score) STORED,
    is_pinned INTEGER NOT NULL CONSTRAINT comment_is_pinned CHECK (is_pinned IN (0, 1)),
    -- Published direct replies.
    reply_count INTEGER NOT NULL DEFAULT 0,
    -- Direct replies that are shown: published ones, and deleted ones that are themselves answered.
    shown_reply_count INTEGER NOT NULL DEFAULT 0,
    -- Published, or deleted with a shown reply.
    is_shown INTEGER NOT NULL CONSTRAINT comment_is_shown CHECK (is_shown IN (0, 1)),
    address_hash TEXT,
    edit_token_hash TEXT,
    author_token_hash TEXT,
    digest TEXT NOT NULL,
    import_key TEXT,
    CONSTRAINT comment_key UNIQUE (article_id, id),
    CONSTRAINT comment_parent FOREIGN KEY (article_id, parent_id)
        REFERENCES comments (article_id, id) ON DELETE CASCADE,
    CONSTRAINT comment_id_length CHECK (length(id) = 16),
    CONSTRAINT comment_one_anchor CHECK (anchor_section IS NULL OR anchor_citation IS NULL)
) STRICT;

CREATE UNIQUE INDEX comment_id ON comments (id);
CREATE UNIQUE INDEX comment_import_key ON comments (article_id, import_key) WHERE import_key IS NOT NULL;

-- One index for each order of each list. Partial ones where most comments have no part in the list.
CREATE INDEX comments_shown ON comments (article_id, is_shown, id);
CREATE INDEX comments_shown_top ON comments (article_id, is_shown, top_rank, id);
CREATE INDEX comments_roots ON comments (article_id, is_shown, id) WHERE depth = 0;
CREATE INDEX comments_roots_top ON comments (article_id, is_shown, top_rank, id) WHERE depth = 0;
CREATE INDEX comments_of_section ON comments (article_id, anchor_section, is_shown, id)
    WHERE anchor_section IS NOT NULL;
CREATE INDEX comments_of_section_top ON comments (article_id, anchor_section, is_shown, top_rank, id)
    WHERE anchor_section IS NOT NULL;
CREATE INDEX comments_of_citation ON comments (article_id, anchor_citation, is_shown, id)
    WHERE anchor_citation IS NOT NULL;
CREATE INDEX comments_of_citation_top ON comments (article_id, anchor_citation, is_shown, top_rank, id)
    WHERE anchor_citation IS NOT NULL;
CREATE INDEX comments_by_parent ON comments (article_id, parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_by_root ON comments (article_id, root_id, id) WHERE depth > 0;
CREATE INDEX comments_by_status ON comments (status, id);
CREATE INDEX comments_by_digest ON comments (article_id, digest, created_at);
CREATE INDEX comments_by_author_token ON comments (author_token_hash, id) WHERE author_token_hash IS NOT NULL;
CREATE INDEX comments_by_address ON comments (address_hash, created_at) WHERE address_hash IS NOT NULL;

-- Texts before their edits, for the editor. Not WITHOUT ROWID, because a text may be longer than a page.
CREATE TABLE comment_versions (
    article_id BLOB NOT NULL,
    comment_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT comment_version_key PRIMARY KEY (article_id, comment_id, version),
    CONSTRAINT comment_version_comment FOREIGN KEY (article_id, comment_id)
        REFERENCES comments (article_id, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE votes (
    article_id BLOB NOT NULL,
    comment_id BLOB NOT NULL,
    -- A keyed hash of the voter's address and author token.
    voter TEXT NOT NULL,
    value INTEGER NOT NULL CONSTRAINT vote_value CHECK (value IN (-1, 1)),
    at INTEGER NOT NULL,
    CONSTRAINT vote_key PRIMARY KEY (article_id, comment_id, voter),
    CONSTRAINT vote_comment FOREIGN KEY (article_id, comment_id)
        REFERENCES comments (article_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
