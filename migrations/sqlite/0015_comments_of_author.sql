-- One index of what an author wrote, for the author's list and for whether one of it was published: keys of a new author
-- lie anywhere among all others, so that each index costs a page for each comment.

DROP INDEX comments_by_author_token;
DROP INDEX comments_by_author_token_status;

CREATE INDEX comments_of_author ON comments (author_token_hash, id, status) WHERE author_token_hash IS NOT NULL;
