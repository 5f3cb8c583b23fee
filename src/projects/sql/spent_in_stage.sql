-- What was spent in a stage on all lines together.
-- in: project ProjectId, stage int
-- out: amount money
SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM budget_spending WHERE project_id = :project AND stage = :stage
