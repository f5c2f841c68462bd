-- Articles and their people, subjects and revisions.
-- Identifiers are UUIDs as 16 bytes, most significant first; times are milliseconds since 1970; booleans 0 and 1.

CREATE TABLE articles (
    id BLOB NOT NULL CONSTRAINT article_id PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT article_slug UNIQUE,
    title TEXT,
    subtitle TEXT,
    summary TEXT,
    status TEXT NOT NULL CONSTRAINT article_status CHECK (status IN ('draft', 'published', 'withdrawn')),
    language TEXT NOT NULL,
    -- YYYY-MM-DD; empty when not known, which sorts below all dates on every engine, as NULL does not.
    published_on TEXT NOT NULL,
    published_month TEXT NOT NULL GENERATED ALWAYS AS (substr(published_on, 1, 7)) STORED,
    updated_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    source_url TEXT,
    dedication TEXT,
    comments_open INTEGER NOT NULL CONSTRAINT article_comments_open CHECK (comments_open IN (0, 1)),
    comments_close_at INTEGER,
    section_count INTEGER NOT NULL,
    citation_count INTEGER NOT NULL,
    -- Published comments, counted in the transaction of each.
    comment_count INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT article_id_length CHECK (length(id) = 16)
) STRICT;

CREATE INDEX articles_by_date ON articles (status, published_on, id);
CREATE INDEX articles_by_month ON articles (status, published_month);

-- People as the latest article with them prints them, with the number of their published articles.
CREATE TABLE authors (
    slug TEXT NOT NULL CONSTRAINT author_slug PRIMARY KEY,
    name TEXT NOT NULL,
    given TEXT NOT NULL,
    family TEXT NOT NULL,
    article_count INTEGER NOT NULL
) STRICT;

CREATE TABLE contributors (
    article_id BLOB NOT NULL CONSTRAINT contributor_article REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL CONSTRAINT contributor_role CHECK (role IN ('author', 'editor')),
    name TEXT NOT NULL,
    given TEXT NOT NULL,
    family TEXT NOT NULL,
    slug TEXT NOT NULL,
    affiliation TEXT,
    biography TEXT,
    CONSTRAINT contributor_key PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
    slug TEXT NOT NULL CONSTRAINT category_slug PRIMARY KEY,
    name TEXT NOT NULL,
    article_count INTEGER NOT NULL
) STRICT;

CREATE TABLE article_categories (
    article_id BLOB NOT NULL CONSTRAINT article_category_article REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category_slug TEXT NOT NULL CONSTRAINT article_category_slug REFERENCES categories (slug),
    CONSTRAINT article_category_key PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_categories_by_category ON article_categories (category_slug);

-- Published articles under each category and each author, in the order of their lists: a list narrowed by one of them
-- is a walk through this table, however many other articles there are.
CREATE TABLE article_listings (
    list TEXT NOT NULL CONSTRAINT article_listing_list CHECK (list IN ('category', 'author')),
    slug TEXT NOT NULL,
    published_on TEXT NOT NULL,
    article_id BLOB NOT NULL CONSTRAINT article_listing_article REFERENCES articles (id) ON DELETE CASCADE,
    CONSTRAINT article_listing_key PRIMARY KEY (list, slug, published_on, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_listings_by_article ON article_listings (article_id, list, slug);

-- Every version that was imported. Not WITHOUT ROWID, because a version is far longer than a page.
CREATE TABLE revisions (
    article_id BLOB NOT NULL CONSTRAINT revision_article REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    -- The whole version as JSON.
    content TEXT NOT NULL,
    CONSTRAINT revision_key PRIMARY KEY (article_id, revision)
) STRICT;
