-- The article's name at the time of a change, which is how mirrors know it: the row that it names may be gone or renamed.

ALTER TABLE changes ADD COLUMN article_slug TEXT NOT NULL DEFAULT '';

UPDATE changes SET article_slug = coalesce((SELECT slug FROM articles WHERE id = article_id), '');
