-- The relay has taken a mail.
-- in: id NoticeId, attempts int, now instant
UPDATE notice SET state = 'sent', sent_at = :now, attempts = attempts + 1, error = NULL, sending_at = NULL
WHERE id = :id AND state = 'queued' AND attempts = :attempts
