-- Tranches, in order, with the decision that brought each to its state.
-- in: project ProjectId
-- out: number int, amount money, planned_on date?, state text, paid_on date?, decision DecisionId?, decision_number text?,
--   decided_on date?, version int
SELECT t.number, t.amount, t.planned_on, t.state, t.paid_on, t.decision_id, d.number, d.decided_on, t.version
FROM project_tranche t
LEFT JOIN decision d ON d.id = t.decision_id
WHERE t.project_id = :project
ORDER BY t.number
