-- The reports that a project owes, as the award left them.
-- in: project ProjectId
-- out: stage int, state text, due_on date?
SELECT stage, state, due_on FROM report WHERE project_id = :project ORDER BY stage
