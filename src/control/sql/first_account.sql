-- The account that was made first.
-- in:
-- out: created_at instant
SELECT created_at FROM account ORDER BY id LIMIT 1
