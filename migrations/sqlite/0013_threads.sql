-- A thread is read a part at a time: the replies that are shown below a root, oldest first.

DROP INDEX comments_by_root;

CREATE INDEX comments_of_thread ON comments (article_id, root_id, is_shown, id) WHERE depth > 0;
