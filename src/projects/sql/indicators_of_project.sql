-- Indicators of a project, in order.
-- in: project ProjectId
-- out: name text, unit text, target int, actual int?
SELECT name, unit, target, actual FROM passport_indicator WHERE project_id = :project ORDER BY position
