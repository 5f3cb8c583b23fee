-- A line of the estimate that has no spending; the schema refuses one that has.
-- in: project ProjectId, position int
DELETE FROM budget_line WHERE project_id = :project AND position = :position
