-- What is kept of each notice, in the order of telling.
-- out: id NoticeId, dedupe_key text, address text?, language text, subject text, body text, link text?, state text, attempts int,
--   next_attempt_at instant, sent_at instant?, error text?, doubtful int
SELECT id, dedupe_key, address, language, subject, body, link, state, attempts, next_attempt_at, sent_at, error, doubtful
FROM notice
ORDER BY created_at, id
