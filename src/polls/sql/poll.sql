-- A poll. Its key is read only where a voter is hashed.
-- in: poll PollId
-- out: id PollId, kind text, title_kk text, title_ru text, about_kk text?, about_ru text?, audience text, counts text, opens_on date,
--   closes_on date, version int, closed_at instant?
SELECT id, kind, title_kk, title_ru, about_kk, about_ru, audience, counts, opens_on, closes_on, version, closed_at
FROM poll
WHERE id = :poll
