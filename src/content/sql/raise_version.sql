-- One more version, where nobody was faster.
-- in: id ContentItemId, version int
UPDATE content_item SET version = version + 1 WHERE id = :id AND version = :version
