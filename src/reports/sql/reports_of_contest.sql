-- The reports of a contest, and whether each has a due date of its own: the last move of it says so.
-- in: contest ContestId
-- out: id ReportId, project ProjectId, ngo NgoId, stage int, state text, due_on date?, first_submitted_at instant?,
--   submitted_day_only bool, counted_at instant?, counted_day_only bool, counted_due date?, version int, lot_number int, lot_name_kk text?, lot_name_ru text?,
--   ngo_name_kk text?, ngo_name_ru text, contest_held_on date, versions int?, follows bool, running bool
SELECT r.id, r.project_id, p.ngo_id, r.stage, r.state, r.due_on, r.first_submitted_at,
       r.submitted_day_only, r.counted_at, r.counted_day_only, r.counted_due, r.version, l.number, l.name_kk, l.name_ru, n.short_name_kk,
       n.short_name_ru, c.held_on, (SELECT MAX(v.number) FROM report_version v WHERE v.report_id = r.id),
       COALESCE((SELECT e.by_schedule FROM report_event e WHERE e.report_id = r.id AND e.event = 'move_due' ORDER BY e.number DESC LIMIT 1), 1),
       CASE WHEN p.status = 'in_execution' THEN 1 ELSE 0 END
FROM contest c
JOIN lot l ON l.contest_id = c.id
JOIN project p ON p.lot_id = l.id
JOIN ngo n ON n.id = p.ngo_id
JOIN report r ON r.project_id = p.id
WHERE c.id = :contest
ORDER BY l.number, r.stage
