-- The relay is told of this mail now. One that was being sent already was interrupted: nobody knows whether it arrived by that attempt.
-- in: id NoticeId, attempts int, now instant
UPDATE notice SET sending_at = :now, doubtful = doubtful + (CASE WHEN sending_at IS NULL THEN 0 ELSE 1 END)
WHERE id = :id AND state = 'queued' AND attempts = :attempts
