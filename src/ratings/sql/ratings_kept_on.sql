-- For which day all ratings were reckoned last.
-- out: kept_on date
SELECT kept_on FROM kept_ratings WHERE id = 1
