-- Budgets of projects by the year of their contest; projects whose budget is not known are counted apart.
-- out: year text, projects int, budgets_known int, budget money
SELECT substr(c.held_on, 1, 4), COUNT(*), COUNT(p.budget), COALESCE(CAST(SUM(p.budget) AS BIGINT), 0)
FROM project p JOIN lot l ON l.id = p.lot_id JOIN contest c ON c.id = l.contest_id
GROUP BY substr(c.held_on, 1, 4)
ORDER BY 1 DESC
