-- Submitted reports of the bodies that wait for the points of one expert, those first that wait longest.
-- in: account AccountId, bodies StateBodies
-- out: report ReportId, stage int, lot_number int, lot_name_kk text?, lot_name_ru text?, ngo_name_kk text?, ngo_name_ru text,
--   contest_held_on date, version int, submitted_at instant
SELECT r.id, r.stage, l.number, l.name_kk, l.name_ru, n.short_name_kk, n.short_name_ru, c.held_on, v.number, v.submitted_at
FROM scoring_expert x
JOIN contest c ON c.id = x.contest_id
JOIN lot l ON l.contest_id = c.id
JOIN project p ON p.lot_id = l.id
JOIN ngo n ON n.id = p.ngo_id
JOIN report r ON r.project_id = p.id AND r.stage = x.stage
JOIN report_version v ON v.report_id = r.id AND v.number = (SELECT MAX(m.number) FROM report_version m WHERE m.report_id = r.id)
WHERE x.account_id = :account AND x.withdrawn_at IS NULL
  AND c.state_body_id IN :bodies
  AND NOT EXISTS (SELECT 1 FROM scoring_closing o WHERE o.report_id = r.id AND o.version_number = v.number AND o.reopened_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM expert_score s WHERE s.report_id = r.id AND s.account_id = x.account_id AND s.version_number = v.number)
ORDER BY v.submitted_at, r.id
