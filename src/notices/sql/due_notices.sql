-- Mail that is to go out now, what has waited longest first.
-- in: now instant, most int
-- out: id NoticeId, kind text, to_reader bool, address text, language text, subject text, body text, link text?, created_at instant,
--   attempts int
SELECT id, kind, CASE WHEN ngo_id IS NULL AND account_id IS NULL THEN 0 ELSE 1 END, address, language, subject, body, link, created_at,
       attempts
FROM notice
WHERE state = 'queued' AND next_attempt_at <= :now AND address IS NOT NULL
ORDER BY next_attempt_at, id
LIMIT :most
