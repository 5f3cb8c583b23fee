-- Contests whose sums are not what their projects come to.
-- out: contest ContestId
WITH counted AS (
  SELECT l.contest_id AS contest_id, COUNT(*) AS projects, COUNT(CASE WHEN p.status = 'in_execution' THEN 1 END) AS in_execution,
         COUNT(CASE WHEN p.status = 'completed' THEN 1 END) AS completed, COUNT(CASE WHEN p.status = 'closed' THEN 1 END) AS closed,
         COUNT(CASE WHEN p.status = 'terminated' THEN 1 END) AS terminated,
         COUNT(CASE WHEN p.status = 'repayment_demanded' THEN 1 END) AS repayment_demanded,
         COUNT(p.budget) AS budgets_known, COALESCE(CAST(SUM(p.budget) AS BIGINT), 0) AS budget,
         COALESCE(CAST(SUM((SELECT SUM(t.amount) FROM project_tranche t WHERE t.project_id = p.id AND t.state = 'paid')) AS BIGINT), 0) AS paid,
         COALESCE(MIN(COALESCE(p.contract_date, p.starts_on)), '') AS first_recorded,
         COALESCE(MAX(COALESCE(p.contract_date, p.starts_on)), '') AS last_recorded,
         COUNT(CASE WHEN p.contract_date IS NULL AND p.starts_on IS NULL THEN 1 END) AS undated
  FROM project p JOIN lot l ON l.id = p.lot_id
  GROUP BY l.contest_id
)
SELECT c.id
FROM contest c
LEFT JOIN counted n ON n.contest_id = c.id
LEFT JOIN contest_sum s ON s.contest_id = c.id
WHERE COALESCE(n.projects, 0) <> COALESCE(s.projects, 0) OR COALESCE(n.in_execution, 0) <> COALESCE(s.in_execution, 0)
   OR COALESCE(n.completed, 0) <> COALESCE(s.completed, 0) OR COALESCE(n.closed, 0) <> COALESCE(s.closed, 0)
   OR COALESCE(n.terminated, 0) <> COALESCE(s.terminated, 0) OR COALESCE(n.repayment_demanded, 0) <> COALESCE(s.repayment_demanded, 0)
   OR COALESCE(n.budgets_known, 0) <> COALESCE(s.budgets_known, 0) OR COALESCE(n.budget, 0) <> COALESCE(s.budget, 0)
   OR COALESCE(n.paid, 0) <> COALESCE(s.paid, 0) OR COALESCE(n.undated, 0) <> COALESCE(s.undated, 0)
   OR COALESCE(n.first_recorded, '') <> COALESCE(s.first_recorded, '') OR COALESCE(n.last_recorded, '') <> COALESCE(s.last_recorded, '')
ORDER BY c.id
