-- How many reports wait to be checked. `contest` null is any.
-- in: bodies StateBodies, contest ContestId?, first_held date, last_held date
-- out: reports int
SELECT COUNT(*)
FROM report r
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.state = 'submitted'
  AND c.state_body_id IN :bodies
  AND c.held_on BETWEEN :first_held AND :last_held
  AND (CAST(:contest AS BIGINT) IS NULL OR c.id = :contest)
