-- The decision by which a tranche is withheld, where a decision did it.
-- in: project ProjectId, tranche int
-- out: id DecisionId, number text
SELECT d.id, d.number FROM decision d
JOIN project_tranche t ON t.project_id = d.project_id AND t.number = d.tranche_number AND t.decision_id = d.id
WHERE t.project_id = :project AND t.number = :tranche AND t.state = 'withheld'
