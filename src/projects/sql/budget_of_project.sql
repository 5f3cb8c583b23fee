-- Lines of the estimate, in order.
-- in: project ProjectId
-- out: position int, name text, planned money
SELECT position, name, planned FROM budget_line WHERE project_id = :project ORDER BY position
