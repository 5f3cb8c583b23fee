-- How many contests were held within two days.
-- in: first_day date, last_day date
-- out: contests int
SELECT COUNT(*) FROM contest c WHERE c.held_on BETWEEN :first_day AND :last_day
