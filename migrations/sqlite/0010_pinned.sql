-- Pinned comments stand first in their article's list: few, found without a walk over the others.
CREATE INDEX comments_pinned ON comments (article_id, id) WHERE is_pinned = 1;
