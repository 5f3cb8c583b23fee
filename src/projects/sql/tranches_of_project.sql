-- Planned tranches, in order.
-- in: project ProjectId
-- out: amount money, planned_on date?
SELECT amount, planned_on FROM project_tranche WHERE project_id = :project ORDER BY number
