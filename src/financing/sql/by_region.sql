-- Projects of contests held in a stretch of days, each counted once: in the region of its lot; under `*` where the lot has several, because
-- nothing says how the money is divided; under nothing where its region is not known.
-- in: first_day date, last_day date
-- out: place text, projects int, budgets_known int, budget money
WITH placed AS (
  SELECT p.id, p.budget, CASE COUNT(r.kato) WHEN 0 THEN '' WHEN 1 THEN MIN(r.kato) ELSE '*' END AS place
  -- CROSS JOIN: SQLite begins with the contests.
  FROM contest c CROSS JOIN lot l CROSS JOIN project p LEFT JOIN lot_region r ON r.lot_id = l.id
  WHERE c.held_on >= :first_day AND c.held_on <= :last_day AND l.contest_id = c.id AND p.lot_id = l.id
  GROUP BY p.id, p.budget
)
SELECT place, COUNT(*), COUNT(budget), COALESCE(CAST(SUM(budget) AS BIGINT), 0)
FROM placed
GROUP BY place
ORDER BY place
