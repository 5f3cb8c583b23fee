-- How many items a filter leaves.
-- with: content/listed
-- in: kind text?, state text?, one_language bool
-- out: items int
SELECT COUNT(*) FROM listed
