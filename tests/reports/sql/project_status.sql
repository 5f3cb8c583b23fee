-- How a project stands.
-- in: project ProjectId
-- out: status text
SELECT status FROM project WHERE id = :project
