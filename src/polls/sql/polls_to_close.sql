-- Polls whose last day is over.
-- in: today date
-- out: id PollId
SELECT id FROM poll WHERE closed_at IS NULL AND closes_on < :today ORDER BY closes_on, id
