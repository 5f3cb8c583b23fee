-- How many lots of a contest a filter leaves.
-- in: contest ContestId, status text?, region text?
-- out: lots int
SELECT COUNT(*)
FROM lot l
WHERE l.contest_id = :contest
  AND (CAST(:status AS TEXT) IS NULL OR l.status = :status)
  AND (CAST(:region AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM lot_region r WHERE r.lot_id = l.id AND r.kato = :region))
