-- Useful links shown on a day.
-- in: today date
-- out: id ContentItemId, kind text, place text?, version int, published_version int?, published_on date?, published_at instant?, withdrawn bool,
--   title_kk text?, title_ru text?, title_en text?, body_kk text?, body_ru text?, body_en text?,
--   address_kk text?, address_ru text?, act_kind text?, act_number text?, adopted_on date?, link_group text?, mail text?
SELECT i.id, i.kind, i.place, i.version, i.published_version, i.published_on, i.published_at,
       CASE WHEN i.withdrawn_at IS NULL THEN 0 ELSE 1 END,
       v.title_kk, v.title_ru, v.title_en, v.body_kk, v.body_ru, v.body_en,
       v.address_kk, v.address_ru, v.act_kind, v.act_number, v.adopted_on, v.link_group, v.mail
FROM content_item i
JOIN content_version v ON v.item_id = i.id AND v.number = i.published_version
WHERE i.kind = 'link' AND i.published_on <= :today
ORDER BY i.id
