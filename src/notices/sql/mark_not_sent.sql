-- A mail did not go out, or it is not known whether it did (`doubtful` 1): when it is tried again (`queued`), or that it is given up (`failed`).
-- in: id NoticeId, attempts int, state text, next_attempt_at instant, error text, doubtful int
UPDATE notice SET state = :state, attempts = attempts + 1, next_attempt_at = :next_attempt_at, error = :error, sending_at = NULL,
  doubtful = doubtful + :doubtful
WHERE id = :id AND state = 'queued' AND attempts = :attempts
