-- How many.
-- out: number int
SELECT COUNT(*) FROM entry
