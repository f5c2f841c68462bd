-- What has to be found when a comment, or all that a person wrote, is erased.

-- The comment that an answer kept under an idempotency key holds; its text must go with the comment's.
ALTER TABLE answers ADD COLUMN comment_id BLOB;

CREATE INDEX answers_by_comment ON answers (comment_id) WHERE comment_id IS NOT NULL;

CREATE INDEX votes_by_voter ON votes (voter, article_id, comment_id);
