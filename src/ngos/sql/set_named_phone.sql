-- The telephone that a later award gives of an organisation without a card.
-- in: id NgoId, phone text, now instant
UPDATE ngo SET phone1 = :phone, version = version + 1, updated_at = :now
WHERE id = :id AND standing = 'named' AND COALESCE(phone1, '') <> :phone
