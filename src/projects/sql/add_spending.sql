-- What was spent on a line in a stage.
-- in: project ProjectId, position int, stage int, amount money, evidence text?, reported bool
INSERT INTO budget_spending (project_id, position, stage, amount, evidence, reported)
VALUES (:project, :position, :stage, :amount, :evidence, :reported)
