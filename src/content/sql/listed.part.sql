-- The items that a filter of staff leaves, each with the version that was saved last; null and 0 are no filter.
-- in: kind text?, state text?, one_language bool
SELECT i.id AS item_id, v.number AS number
FROM content_item i
JOIN content_version v ON v.item_id = i.id AND v.number = i.version
WHERE (CAST(:kind AS TEXT) IS NULL OR i.kind = :kind)
  AND (CAST(:state AS TEXT) IS NULL
       OR (:state = 'draft' AND i.published_version IS NULL AND i.withdrawn_at IS NULL)
       OR (:state = 'published' AND i.published_version = i.version)
       OR (:state = 'changed' AND i.published_version <> i.version)
       OR (:state = 'withdrawn' AND i.withdrawn_at IS NOT NULL))
  AND (CAST(:one_language AS BIGINT) = 0 OR v.title_kk IS NULL OR v.title_ru IS NULL
       OR (v.body_kk IS NULL AND v.body_ru IS NOT NULL) OR (v.body_kk IS NOT NULL AND v.body_ru IS NULL))
