-- A step of the workflow. Nobody approves or refuses the own draft; nobody withdraws another's.
-- in: id DecisionId, from_state text, to_state text, version int, account AccountId, now instant, reason text?
UPDATE decision
SET state = :to_state,
    version = version + 1,
    closed_by = :account,
    closed_at = :now,
    close_reason = :reason
WHERE id = :id AND state = :from_state AND version = :version
  AND (drafted_by = :account) = (CAST(:to_state AS TEXT) = 'withdrawn')
