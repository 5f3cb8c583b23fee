-- How many reports wait to be checked. `contest` 0 is any.
-- in: all_bodies bool, body StateBodyId, contest ContestId
-- out: reports int
SELECT COUNT(*)
FROM report r
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.state = 'submitted'
  AND (CAST(:all_bodies AS BIGINT) = 1 OR c.state_body_id = :body)
  AND (CAST(:contest AS BIGINT) = 0 OR c.id = :contest)
