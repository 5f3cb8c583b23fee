-- Reports that wait to be checked, those first that wait longest. `contest` null is any.
-- in: bodies StateBodies, contest ContestId?, first_held date, last_held date, size int, skip int
-- out: id ReportId, project ProjectId, ngo NgoId, stage int, state text, due_on date?, first_submitted_at instant?,
--   submitted_day_only bool, counted_at instant?, counted_day_only bool, counted_due date?, version int, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo_name_kk text?,
--   ngo_name_ru text, contest_held_on date, versions int?, waiting_since instant
SELECT r.id, r.project_id, p.ngo_id, r.stage, r.state, r.due_on, r.first_submitted_at,
       r.submitted_day_only, r.counted_at, r.counted_day_only, r.counted_due, r.version, l.number, l.name_kk, l.name_ru, n.short_name_kk,
       n.short_name_ru, c.held_on, v.number, v.submitted_at
FROM report r
JOIN report_version v ON v.report_id = r.id AND v.number = (SELECT MAX(x.number) FROM report_version x WHERE x.report_id = r.id)
JOIN project p ON p.id = r.project_id
JOIN ngo n ON n.id = p.ngo_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.state = 'submitted'
  AND c.state_body_id IN :bodies
  AND c.held_on BETWEEN :first_held AND :last_held
  AND (CAST(:contest AS BIGINT) IS NULL OR c.id = :contest)
ORDER BY v.submitted_at, r.id
LIMIT :size OFFSET :skip
