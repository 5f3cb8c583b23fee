-- Of the projects that work in several regions, how many work in each.
-- in: first_day date, last_day date
-- out: kato text, projects int
WITH several AS (
  SELECT l.id
  -- CROSS JOIN: SQLite begins with the contests.
  FROM contest c CROSS JOIN lot l CROSS JOIN project p CROSS JOIN lot_region r
  WHERE c.held_on >= :first_day AND c.held_on <= :last_day AND l.contest_id = c.id AND p.lot_id = l.id AND r.lot_id = l.id
  GROUP BY l.id
  HAVING COUNT(*) > 1
)
SELECT r.kato, COUNT(*)
FROM several s JOIN lot_region r ON r.lot_id = s.id
GROUP BY r.kato
ORDER BY r.kato
