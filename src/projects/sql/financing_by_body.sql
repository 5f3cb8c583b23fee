-- Budgets of projects by the year of their contest and the state body that ordered them; projects whose budget is not known are
-- counted apart. `paid`: tranches paid by now.
-- out: year text, body StateBodyId, central bool, name_kk text, name_ru text, name_en text, projects int, budgets_known int, budget money,
--   paid money
SELECT substr(c.held_on, 1, 4), b.id, CASE WHEN b.kind = 'central' THEN 1 ELSE 0 END, b.name_kk, b.name_ru, COALESCE(b.name_en, b.name_ru),
       COUNT(*), COUNT(p.budget), COALESCE(CAST(SUM(p.budget) AS BIGINT), 0),
       COALESCE(CAST(SUM((SELECT SUM(t.amount) FROM project_tranche t WHERE t.project_id = p.id AND t.state = 'paid')) AS BIGINT), 0)
FROM project p JOIN lot l ON l.id = p.lot_id JOIN contest c ON c.id = l.contest_id JOIN state_body b ON b.id = c.state_body_id
GROUP BY substr(c.held_on, 1, 4), b.id, b.kind, b.name_kk, b.name_ru, b.name_en
ORDER BY 1, b.name_ru, b.id
