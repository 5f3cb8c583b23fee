-- The projects of a contest, an NGO, or one of them; 0 is any. What is narrowest comes first, so that an index finds it: a branch whose
-- conditions on the parameters fail is not walked.
-- in: contest ContestId, project ProjectId, ngo NgoId
SELECT p.id AS project_id, p.ngo_id AS ngo_id, p.lot_id AS lot_id, l.contest_id AS contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE p.id = CAST(:project AS BIGINT)
  AND (CAST(:ngo AS BIGINT) = 0 OR p.ngo_id = :ngo)
  AND (CAST(:contest AS BIGINT) = 0 OR l.contest_id = :contest)
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE CAST(:project AS BIGINT) = 0 AND p.ngo_id = CAST(:ngo AS BIGINT)
  AND (CAST(:contest AS BIGINT) = 0 OR l.contest_id = :contest)
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM lot l JOIN project p ON p.lot_id = l.id
WHERE CAST(:project AS BIGINT) = 0 AND CAST(:ngo AS BIGINT) = 0 AND l.contest_id = CAST(:contest AS BIGINT)
UNION ALL
SELECT p.id, p.ngo_id, p.lot_id, l.contest_id
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE CAST(:project AS BIGINT) = 0 AND CAST(:ngo AS BIGINT) = 0 AND CAST(:contest AS BIGINT) = 0
