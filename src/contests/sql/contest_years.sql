-- Years in which contests were held, newest first.
-- out: year int
SELECT DISTINCT CAST(substr(c.held_on, 1, 4) AS BIGINT) AS year FROM contest c ORDER BY year DESC
