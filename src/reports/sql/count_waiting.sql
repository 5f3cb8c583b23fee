-- How many reports wait to be checked. `contest` null is any.
-- in: bodies StateBodies, contest ContestId?
-- out: reports int
SELECT COUNT(*)
FROM report r
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.state = 'submitted'
  AND c.state_body_id IN :bodies
  AND (CAST(:contest AS BIGINT) IS NULL OR c.id = :contest)
