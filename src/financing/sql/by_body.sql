-- Budgets of projects by the year of their contest and the state body that ordered them; projects whose budget is not known are
-- counted apart. `paid`: tranches paid by now.
-- out: year int, body StateBodyId, central bool, name_kk text, name_ru text, name_en text, projects int, budgets_known int, budget money,
--   paid money
SELECT CAST(substr(c.held_on, 1, 4) AS BIGINT), b.id, CASE WHEN b.kind = 'central' THEN 1 ELSE 0 END, b.name_kk, b.name_ru,
       COALESCE(b.name_en, b.name_ru), CAST(SUM(s.projects) AS BIGINT), CAST(SUM(s.budgets_known) AS BIGINT),
       CAST(SUM(s.budget) AS BIGINT), CAST(SUM(s.paid) AS BIGINT)
FROM contest_sum s JOIN contest c ON c.id = s.contest_id JOIN state_body b ON b.id = c.state_body_id
GROUP BY CAST(substr(c.held_on, 1, 4) AS BIGINT), b.id, b.kind, b.name_kk, b.name_ru, b.name_en
ORDER BY 1, b.name_ru, b.id
