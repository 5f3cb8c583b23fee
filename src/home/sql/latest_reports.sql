-- Reports submitted last, with what they are of.
-- out: report ReportId, project ProjectId, stage int, submitted_at instant, day_only bool, lot_number int, lot_name_kk text?, lot_name_ru text?,
--   ngo_short_kk text?, ngo_short_ru text
SELECT r.id, p.id, r.stage, r.first_submitted_at, r.submitted_day_only, l.number, l.name_kk, l.name_ru, n.short_name_kk, n.short_name_ru
FROM report r
JOIN project p ON p.id = r.project_id
JOIN lot l ON l.id = p.lot_id
JOIN ngo n ON n.id = p.ngo_id
WHERE r.first_submitted_at IS NOT NULL
ORDER BY r.first_submitted_at DESC, r.id DESC
LIMIT 5
