-- Open automatic cases of projects that are no longer in execution, with when the status changed last.
-- in: project ProjectId?
-- out: id CaseId, left_at instant?
SELECT s.id, (SELECT MAX(e.at) FROM project_event e WHERE e.project_id = s.project_id)
FROM special_case s JOIN project p ON p.id = s.project_id
WHERE s.state = 'open' AND s.cause <> 'reasoned' AND p.status <> 'in_execution'
  AND (CAST(:project AS BIGINT) IS NULL OR s.project_id = :project)
ORDER BY s.id
