-- A planned part of the money.
-- in: project ProjectId, number int, amount money, planned_on date?
INSERT INTO project_tranche (project_id, number, amount, planned_on)
VALUES (:project, :number, :amount, :planned_on)
