-- Moves a tranche, if it is still as it was seen.
-- in: project ProjectId, number int, seen text, version int, state text, decision DecisionId?, paid_on date?
-- out: version int
UPDATE project_tranche SET state = :state, decision_id = :decision, paid_on = :paid_on, version = version + 1
WHERE project_id = :project AND number = :number AND state = :seen AND version = :version
RETURNING version
