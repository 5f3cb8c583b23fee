-- Kinds and years of the legal acts shown on a day, the newest year first.
-- in: today date
-- out: act_kind text, year text?
SELECT DISTINCT v.act_kind, substr(v.adopted_on, 1, 4) AS year
FROM content_item i
JOIN content_version v ON v.item_id = i.id AND v.number = i.published_version
WHERE i.kind = 'legal_act' AND i.published_on <= :today
ORDER BY year DESC, v.act_kind
