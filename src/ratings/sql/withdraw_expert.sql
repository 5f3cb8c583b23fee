-- Withdraws an expert with a reason; nothing where that was done already.
-- in: id ScoringExpertId, now instant, actor AccountId, reason text
UPDATE scoring_expert SET withdrawn_at = :now, withdrawn_by = :actor, withdrawal_reason = :reason
WHERE id = :id AND COALESCE(withdrawn_at, 0) = 0
