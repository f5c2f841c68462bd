-- What a comment spoke of when that is gone from the article, or can't be told any more: `anchor_section` and
-- `anchor_citation` name only what is there, because the numbers of sections and notes count by them.

ALTER TABLE comments ADD COLUMN former_section TEXT;
ALTER TABLE comments ADD COLUMN former_citation INTEGER;

-- What has to be looked at when the article is edited.
CREATE INDEX comments_anchored ON comments (article_id, id)
    WHERE anchor_section IS NOT NULL OR anchor_citation IS NOT NULL OR quote_exact IS NOT NULL
        OR former_section IS NOT NULL OR former_citation IS NOT NULL;
