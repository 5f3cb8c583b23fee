-- A report of the author's own NGO, or of a contest of the operator's state body.
-- in: report ReportId, ngo NgoId?, bodies StateBodies
-- out: id ReportId, project ProjectId, ngo NgoId, stage int, state text, due_on date?, first_submitted_at instant?,
--   submitted_day_only bool, counted_at instant?, counted_day_only bool, counted_due date?, version int, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo_name_kk text?,
--   ngo_name_ru text, contest_held_on date, versions int?
SELECT r.id, r.project_id, p.ngo_id, r.stage, r.state, r.due_on, r.first_submitted_at,
       r.submitted_day_only, r.counted_at, r.counted_day_only, r.counted_due, r.version, l.number, l.name_kk, l.name_ru, n.short_name_kk,
       n.short_name_ru, c.held_on, (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id)
FROM report r
JOIN project p ON p.id = r.project_id
JOIN ngo n ON n.id = p.ngo_id
JOIN lot l ON l.id = p.lot_id
JOIN contest c ON c.id = l.contest_id
WHERE r.id = :report
  AND (p.ngo_id = :ngo OR c.state_body_id IN :bodies)
