-- Makes room for the stage as it was sent.
-- in: project ProjectId, stage int
DELETE FROM budget_spending WHERE project_id = :project AND stage = :stage
