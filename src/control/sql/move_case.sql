-- A step of the workflow; nothing where somebody was faster.
-- in: id CaseId, from_state text, to_state text, version int, closed_at instant?, actor AccountId?, reason text?, decision DecisionId?,
--   cure_by date?
UPDATE special_case
SET state = :to_state, version = version + 1, closed_at = :closed_at, closed_by = :actor, close_reason = :reason,
    decision_id = :decision, cure_by = COALESCE(CAST(:cure_by AS TEXT), cure_by)
WHERE id = :id AND state = :from_state AND version = :version
