-- What was paid on each project of an NGO for which tranches were entered.
-- in: ngo NgoId
-- out: project ProjectId, paid money
SELECT t.project_id, CAST(SUM(CASE WHEN t.state = 'paid' THEN t.amount ELSE 0 END) AS BIGINT)
FROM project_tranche t
JOIN project p ON p.id = t.project_id
WHERE p.ngo_id = :ngo
GROUP BY t.project_id
