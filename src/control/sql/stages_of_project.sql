-- The three reports of one project, or of all projects in execution (project 0), as the control rules look at them.
-- in: project ProjectId
-- out: project ProjectId, report ReportId, stage int, state text, due_on date?, submitted_at instant?, day_only bool, project_status text
SELECT p.id, r.id, r.stage, r.state, r.due_on, r.first_submitted_at, r.submitted_day_only, p.status
FROM report r JOIN project p ON p.id = r.project_id
WHERE CAST(:project AS BIGINT) = 0 OR p.id = :project
ORDER BY p.id, r.stage
