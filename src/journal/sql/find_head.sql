-- The tree as it is.
-- out: size int, frontier blob
SELECT size, frontier FROM journal_head WHERE id = 1
