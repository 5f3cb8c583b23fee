-- Drafts to finance a tranche that wait for approval, the first drafted first.
-- in: project ProjectId, tranche int
-- out: id DecisionId, number text
SELECT id, number FROM decision
WHERE project_id = :project AND kind = 'finance' AND tranche_number = :tranche AND state = 'draft'
ORDER BY drafted_at, id
