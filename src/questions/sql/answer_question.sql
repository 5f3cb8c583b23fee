-- Sets the answer and where it leads: of the state and version that its writer saw. Published, it has been told to the asker, whose address goes.
-- in: question QuestionId, version int, from_state text, to_state text, answer text, account AccountId, now instant
UPDATE question
SET state = :to_state, version = version + 1, answer = :answer, answered_by = :account, answered_at = :now, source = NULL,
    reason = NULL, refused_by = NULL, refused_at = NULL,
    published_at = CASE WHEN CAST(:to_state AS TEXT) = 'published' THEN COALESCE(published_at, :now) ELSE published_at END,
    email = CASE WHEN CAST(:to_state AS TEXT) = 'published' THEN NULL ELSE email END
WHERE id = :question AND version = :version AND state = :from_state
