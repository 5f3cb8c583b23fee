-- What the clock's work has come to.
-- out: kind text, day text, holder text, attempts int, done bool, error text?
SELECT kind, day, holder, attempts, CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, error FROM task ORDER BY kind, day
