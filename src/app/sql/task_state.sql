-- Whether work can be taken, so that one that cannot costs no commit.
-- in: kind text, day text
-- out: holder text, until instant, done bool
SELECT holder, until, CASE WHEN done_at IS NULL THEN 0 ELSE 1 END FROM task WHERE kind = :kind AND day = :day
