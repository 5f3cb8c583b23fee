-- What the projects of each contest come to, counted from the projects; of one contest, where it is named.
-- in: contest ContestId?
INSERT INTO contest_sum (contest_id, projects, in_execution, completed, closed, terminated, repayment_demanded, budgets_known, budget, paid,
                         first_recorded, last_recorded, undated)
SELECT l.contest_id, COUNT(*), COUNT(CASE WHEN p.status = 'in_execution' THEN 1 END), COUNT(CASE WHEN p.status = 'completed' THEN 1 END),
       COUNT(CASE WHEN p.status = 'closed' THEN 1 END), COUNT(CASE WHEN p.status = 'terminated' THEN 1 END),
       COUNT(CASE WHEN p.status = 'repayment_demanded' THEN 1 END), COUNT(p.budget),
       COALESCE(CAST(SUM(p.budget) AS BIGINT), 0),
       COALESCE(CAST(SUM((SELECT SUM(t.amount) FROM project_tranche t WHERE t.project_id = p.id AND t.state = 'paid')) AS BIGINT), 0),
       MIN(COALESCE(p.contract_date, p.starts_on)), MAX(COALESCE(p.contract_date, p.starts_on)),
       COUNT(CASE WHEN p.contract_date IS NULL AND p.starts_on IS NULL THEN 1 END)
FROM project p JOIN lot l ON l.id = p.lot_id
WHERE l.contest_id = CAST(:contest AS BIGINT) OR CAST(:contest AS BIGINT) IS NULL
GROUP BY l.contest_id
