-- Takes its number from an organisation without a card, so that a card may bear it.
-- in: id NgoId, now instant
UPDATE ngo SET number_kind = NULL, number = NULL, version = version + 1, updated_at = :now
WHERE id = :id AND standing = 'named' AND number IS NOT NULL
