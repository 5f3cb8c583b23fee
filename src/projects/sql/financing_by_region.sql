-- Projects by the regions of their lots: a project of several regions is counted in each, its budget in none, because nothing says how it
-- is divided.
-- out: kato text, projects int, alone int, budgets_known int, budget money
WITH regions AS (SELECT lot_id, COUNT(*) AS count FROM lot_region GROUP BY lot_id)
SELECT r.kato, COUNT(*), COUNT(CASE WHEN n.count = 1 THEN 1 END), COUNT(CASE WHEN n.count = 1 THEN p.budget END),
       COALESCE(CAST(SUM(CASE WHEN n.count = 1 THEN p.budget END) AS BIGINT), 0)
FROM project p JOIN lot_region r ON r.lot_id = p.lot_id JOIN regions n ON n.lot_id = p.lot_id
GROUP BY r.kato
ORDER BY r.kato
