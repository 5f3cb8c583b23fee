-- Lots of a contest by number, one page of them. Of a description only what the list shows, and one letter
-- more where it goes on.
-- in: contest ContestId, status text?, region text?, most int, skip int
-- out: id LotId, number int, name_kk text?, name_ru text?, description_kk text?, description_ru text?,
--      coverage_kk text?, coverage_ru text?, status text
SELECT l.id, l.number, l.name_kk, l.name_ru, substr(l.description_kk, 1, 301), substr(l.description_ru, 1, 301),
  l.coverage_kk, l.coverage_ru, l.status
FROM lot l
WHERE l.contest_id = :contest
  AND (CAST(:status AS TEXT) IS NULL OR l.status = :status)
  AND (CAST(:region AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM lot_region r WHERE r.lot_id = l.id AND r.kato = :region))
ORDER BY l.number
LIMIT :most OFFSET :skip
