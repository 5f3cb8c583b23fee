-- What happened to the reports of a contest, a project, an NGO, a stage; null is any. In no order: putting
-- it in order here costs more than reading it.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?
-- out: report ReportId, number int, event text, at instant, day_only bool, recorded_at instant, on_behalf bool, version int?,
--   incomplete bool, due_from date?, due_to date?, reason text?, by_schedule bool
SELECT e.report_id, e.number, e.event, e.at, e.day_only, e.recorded_at, e.on_behalf, e.version_number, e.incomplete, e.due_from,
       e.due_to, e.reason, e.by_schedule
FROM wanted w
JOIN report r ON r.project_id = w.project_id
JOIN report_event e ON e.report_id = r.id
WHERE CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage
