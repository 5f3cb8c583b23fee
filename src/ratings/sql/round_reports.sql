-- The reports of the stages of a contest, or one report (null is any), each with its last version and, where the scoring of that is
-- closed, by whom and why.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?
-- out: report ReportId, project ProjectId, contest ContestId, stage int, lot_number int, lot_name_kk text?, lot_name_ru text?,
--   ngo_name_kk text?, ngo_name_ru text, running bool, version int?, closing ScoringClosingId?, closed_at instant?, closed_by_name text?, close_reason text?
SELECT r.id, r.project_id, w.contest_id, r.stage, l.number, l.name_kk, l.name_ru, n.short_name_kk, n.short_name_ru,
       CASE WHEN p.status = 'in_execution' THEN 1 ELSE 0 END,
       (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id), c.id, c.closed_at, a.display_name, c.close_reason
FROM wanted w
JOIN report r ON r.project_id = w.project_id
JOIN project p ON p.id = w.project_id
JOIN lot l ON l.id = w.lot_id
JOIN ngo n ON n.id = w.ngo_id
LEFT JOIN scoring_closing c ON c.report_id = r.id AND c.reopened_at IS NULL
  AND c.version_number = (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id)
LEFT JOIN account a ON a.id = c.closed_by
WHERE (CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage)
ORDER BY r.stage, l.number, r.id
