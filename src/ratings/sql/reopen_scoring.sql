-- What was closed is open again, with the reason; nothing where that was done already.
-- in: id ScoringClosingId, now instant, actor AccountId, reason text
UPDATE scoring_closing SET reopened_at = :now, reopened_by = :actor, reopen_reason = :reason
WHERE id = :id AND COALESCE(reopened_at, 0) = 0
