-- Indicators of a project, in order.
-- in: project ProjectId
-- out: name text, unit text, target int, actual int?, evidence text?
SELECT name, unit, target, actual, evidence FROM passport_indicator WHERE project_id = :project ORDER BY position
