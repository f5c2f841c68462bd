-- What is kept about changes: for mirrors and listeners, for retrying clients, for editors, for receivers of webhooks.

-- In commit order: a number is given out inside its change's own transaction, of which there is one at a time.
-- No references, because a change outlives what it tells of.
CREATE TABLE changes (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    article_id BLOB NOT NULL,
    comment_id BLOB,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX changes_by_article ON changes (article_id, sequence);

-- First answers to requests with an idempotency key, sealed.
CREATE TABLE answers (
    key TEXT NOT NULL CONSTRAINT answer_key PRIMARY KEY,
    request_digest TEXT NOT NULL,
    sealed BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX answers_by_time ON answers (at);

CREATE TABLE moderation_log (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    article_id BLOB,
    comment_id BLOB,
    -- The state before and after as JSON, by which an act is undone.
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone_by INTEGER CONSTRAINT moderation_log_undone_by REFERENCES moderation_log (sequence)
) STRICT;

CREATE INDEX moderation_log_by_comment ON moderation_log (comment_id, sequence) WHERE comment_id IS NOT NULL;
CREATE INDEX moderation_log_by_undoing ON moderation_log (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE bans (
    id BLOB NOT NULL CONSTRAINT ban_id PRIMARY KEY,
    kind TEXT NOT NULL,
    -- A keyed hash, or the banned word itself.
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    CONSTRAINT ban_value UNIQUE (kind, value)
) STRICT;

-- Messages to webhook receivers, written in the transaction of the change that they tell of.
CREATE TABLE outbox (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    message_id BLOB NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    delivered_at INTEGER,
    last_failure TEXT,
    CONSTRAINT outbox_message UNIQUE (message_id, url)
) STRICT;

CREATE INDEX outbox_due ON outbox (next_attempt_at, sequence) WHERE delivered_at IS NULL;

-- Random keys that were made with the database.
CREATE TABLE secrets (
    name TEXT NOT NULL CONSTRAINT secret_name PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
    name TEXT NOT NULL CONSTRAINT setting_name PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
