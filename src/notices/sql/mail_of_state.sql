-- Mail that was tried and has not gone out, of one state, what was tried last first. What it says is the reader's.
-- in: state text, size int
-- out: id NoticeId, kind text, language text, address text?, created_at instant, error text?, doubtful int
SELECT id, kind, language, address, created_at, error, doubtful
FROM notice
WHERE state = :state AND attempts > 0
ORDER BY next_attempt_at DESC
LIMIT :size
