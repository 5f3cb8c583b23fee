-- Members whose projects have ended, of which nothing is demanded any more; null is any.
-- in: only ProjectId?
-- out: project ProjectId
SELECT m.project_id FROM special_member m JOIN project p ON p.id = m.project_id WHERE p.status <> 'in_execution'
  AND (CAST(:only AS BIGINT) IS NULL OR m.project_id = :only)
