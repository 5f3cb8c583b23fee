-- Takes an item off the public site.
-- in: id ContentItemId, now instant
UPDATE content_item
SET published_version = NULL, published_on = NULL, published_at = NULL, withdrawn_at = :now
WHERE id = :id AND published_version IS NOT NULL
