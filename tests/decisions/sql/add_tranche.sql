-- A planned tranche.
-- in: project ProjectId, number int, amount money
INSERT INTO project_tranche (project_id, number, amount) VALUES (:project, :number, :amount)
