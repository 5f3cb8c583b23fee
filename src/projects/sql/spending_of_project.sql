-- What was spent, by line and stage.
-- in: project ProjectId
-- out: position int, stage int, amount money, evidence text?, reported bool
SELECT position, stage, amount, evidence, reported FROM budget_spending WHERE project_id = :project ORDER BY position, stage
