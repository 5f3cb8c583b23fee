-- Shows the last version to the public from a day on, where it is still the last.
-- in: id ContentItemId, version int, day date, now instant
UPDATE content_item
SET published_version = version, published_on = :day, published_at = :now, withdrawn_at = NULL
WHERE id = :id AND version = :version
