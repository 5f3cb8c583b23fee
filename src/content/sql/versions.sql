-- Versions of an item, the last first, with who saved them.
-- in: item ContentItemId
-- out: number int, saved_at instant, saved_by text?
SELECT v.number, v.saved_at, a.display_name
FROM content_version v
LEFT JOIN account a ON a.id = v.saved_by
WHERE v.item_id = :item
ORDER BY v.number DESC
