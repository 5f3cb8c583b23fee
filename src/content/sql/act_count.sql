-- How many legal acts shown on a day a filter leaves.
-- in: act_kind text?, year text?, today date
-- out: acts int
SELECT COUNT(*)
FROM content_item i
JOIN content_version v ON v.item_id = i.id AND v.number = i.published_version
WHERE i.kind = 'legal_act' AND i.published_on <= :today
  AND (CAST(:act_kind AS TEXT) IS NULL OR v.act_kind = :act_kind)
  AND (CAST(:year AS TEXT) IS NULL OR substr(v.adopted_on, 1, 4) = :year)
