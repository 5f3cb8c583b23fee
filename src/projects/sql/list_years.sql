-- Years of the contests that have projects, newest first.
-- out: year int
SELECT DISTINCT CAST(substr(c.held_on, 1, 4) AS BIGINT) AS year
FROM contest_sum s JOIN contest c ON c.id = s.contest_id
WHERE s.projects > 0
ORDER BY year DESC
