-- A mail that was given up is tried from the beginning.
-- in: id NoticeId, now instant
UPDATE notice SET state = 'queued', attempts = 0, next_attempt_at = :now WHERE id = :id AND state = 'failed'
