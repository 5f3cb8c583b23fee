-- Contests with a project that was, or may have been, in execution at the end of a day (`until`: the first moment of the next):
-- it is now, or its status changed since. null is any.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, until instant
-- out: contest ContestId
SELECT DISTINCT w.contest_id
FROM wanted w JOIN project p ON p.id = w.project_id
WHERE p.status = 'in_execution' OR EXISTS (SELECT 1 FROM project_event e WHERE e.project_id = p.id AND e.at >= :until)
ORDER BY w.contest_id
