-- The projects of a contest, an NGO, or one of them; null is any. What is narrowest comes first, so that an index finds it: a branch whose
-- conditions on the parameters fail is not walked.
-- in: contest ContestId?, project ProjectId?, ngo NgoId?
SELECT p.id AS project_id, p.ngo_id AS ngo_id, p.lot_id AS lot_id, l.contest_id AS contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE p.id = CAST(:project AS BIGINT)
  AND (CAST(:ngo AS BIGINT) IS NULL OR p.ngo_id = :ngo)
  AND (CAST(:contest AS BIGINT) IS NULL OR l.contest_id = :contest)
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE CAST(:project AS BIGINT) IS NULL AND p.ngo_id = CAST(:ngo AS BIGINT)
  AND (CAST(:contest AS BIGINT) IS NULL OR l.contest_id = :contest)
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM lot l JOIN project p ON p.lot_id = l.id
WHERE CAST(:project AS BIGINT) IS NULL AND CAST(:ngo AS BIGINT) IS NULL AND l.contest_id = CAST(:contest AS BIGINT)
-- asked for nothing: all of them
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE CAST(:project AS BIGINT) IS NULL AND CAST(:ngo AS BIGINT) IS NULL AND CAST(:contest AS BIGINT) IS NULL
