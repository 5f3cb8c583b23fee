-- How many polls there are.
-- out: polls int
SELECT COUNT(*) FROM poll
