-- Years in which published proposals were made, newest first: each is looked for before the one that was found last, the first one before
-- a year that never comes.
-- out: year int
WITH RECURSIVE years AS (
  SELECT CAST(9999 AS BIGINT) AS year
  UNION ALL
  SELECT (SELECT MAX(p.year) FROM proposal p WHERE p.state = 'published' AND p.year < y.year) FROM years y WHERE y.year IS NOT NULL
)
SELECT y.year FROM years y WHERE y.year < 9999 ORDER BY y.year DESC
