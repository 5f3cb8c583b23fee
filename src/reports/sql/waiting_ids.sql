-- The reports that wait to be checked, in the order of `waiting_reports`: where among them one stands.
-- in: bodies StateBodies, contest ContestId?, first_held date, last_held date
-- out: id ReportId
SELECT r.id
FROM report r
JOIN report_version v ON v.report_id = r.id AND v.number = (SELECT MAX(x.number) FROM report_version x WHERE x.report_id = r.id)
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.state = 'submitted'
  AND c.state_body_id IN :bodies
  AND c.held_on BETWEEN :first_held AND :last_held
  AND (CAST(:contest AS BIGINT) IS NULL OR c.id = :contest)
ORDER BY v.submitted_at, r.id
