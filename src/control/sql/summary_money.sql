-- What the projects of a contest cost, and what was paid of it by now.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?
-- out: project ProjectId, budget money?, paid money
SELECT p.id, p.budget,
       COALESCE((SELECT CAST(SUM(t.amount) AS BIGINT) FROM project_tranche t WHERE t.project_id = p.id AND t.state = 'paid'), 0)
FROM wanted w JOIN project p ON p.id = w.project_id
