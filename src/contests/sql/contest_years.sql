-- Years in which contests were held, newest first: from the last day of one to the last day before it, so that as many contests are looked
-- at as there are years.
-- out: year int
WITH RECURSIVE held(held_on) AS (
  SELECT MAX(c.held_on) FROM contest c
  UNION ALL
  SELECT (SELECT MAX(c.held_on) FROM contest c WHERE c.held_on < substr(h.held_on, 1, 4)) FROM held h WHERE h.held_on IS NOT NULL
)
SELECT CAST(substr(held_on, 1, 4) AS BIGINT) AS year FROM held WHERE held_on IS NOT NULL ORDER BY year DESC
