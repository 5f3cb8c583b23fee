-- News and legal acts whose day has come and which search does not know yet.
-- in: today date
-- out: id ContentItemId
SELECT i.id
FROM content_item i
WHERE i.kind IN ('news', 'legal_act') AND i.published_on <= :today
  AND NOT EXISTS (SELECT 1 FROM search_document d WHERE d.id = i.id)
ORDER BY i.id
