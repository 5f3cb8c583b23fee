-- Polls, the one that closes last first.
-- in: size int, skip int
-- out: id PollId, kind text, title_kk text, title_ru text, about_kk text?, about_ru text?, audience text, counts text, opens_on date,
--   closes_on date, version int, closed_at instant?
SELECT id, kind, title_kk, title_ru, about_kk, about_ru, audience, counts, opens_on, closes_on, version, closed_at
FROM poll
ORDER BY closes_on DESC, id DESC
LIMIT :size OFFSET :skip
