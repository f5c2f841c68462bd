-- Receivers of webhooks, and the messages that wait for each. Nothing has been written to the former table of messages.
-- A message names what it tells of and holds no text: what was erased since is not sent.

DROP TABLE outbox;

-- As the service was started last; a receiver that is taken out takes its messages along.
CREATE TABLE webhooks (
    url TEXT NOT NULL CONSTRAINT webhook_url PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    message_id BLOB NOT NULL,
    url TEXT NOT NULL CONSTRAINT outbox_webhook REFERENCES webhooks (url) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    article_id BLOB NOT NULL,
    article_slug TEXT NOT NULL,
    comment_id BLOB,
    -- The number of the change; NULL for what mirrors are not told.
    change_sequence INTEGER,
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    -- When it was given up; what has been delivered is deleted.
    failed_at INTEGER,
    last_failure TEXT,
    CONSTRAINT outbox_message UNIQUE (url, message_id)
) STRICT;

CREATE INDEX outbox_waiting ON outbox (url, sequence) WHERE failed_at IS NULL;
CREATE INDEX outbox_due ON outbox (url, next_attempt_at) WHERE failed_at IS NULL;
CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL;
