-- Refuses a question, or takes it off the site, in the state and version that were seen.
-- in: question QuestionId, version int, from_state text, reason text, account AccountId, now instant
UPDATE question
SET state = 'refused', version = version + 1, reason = :reason, refused_by = :account, refused_at = :now, source = NULL, email = NULL
WHERE id = :question AND version = :version AND state = :from_state
