-- Changes a poll that has not begun, as it was seen.
-- in: poll PollId, version int, today date, kind text, title_kk text, title_ru text, about_kk text?, about_ru text?, audience text, counts text,
--   opens_on date, closes_on date
UPDATE poll
SET kind = :kind, title_kk = :title_kk, title_ru = :title_ru, about_kk = :about_kk, about_ru = :about_ru, audience = :audience,
    counts = :counts, opens_on = :opens_on, closes_on = :closes_on, version = version + 1
WHERE id = :poll AND version = :version AND opens_on > :today
