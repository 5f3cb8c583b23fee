-- Years in which contests were held, newest first: each is looked for before the one that was found last, so that no contest but the last
-- of a year is read.
-- out: year int
WITH RECURSIVE years AS (
  SELECT substr(MAX(c.held_on), 1, 4) AS year FROM contest c
  UNION ALL
  SELECT (SELECT substr(MAX(c.held_on), 1, 4) FROM contest c WHERE c.held_on < y.year) FROM years y WHERE y.year IS NOT NULL
)
SELECT CAST(y.year AS BIGINT) FROM years y WHERE y.year IS NOT NULL ORDER BY y.year DESC
