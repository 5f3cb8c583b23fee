-- The reports of a contest, a project, an NGO, a stage; null is any.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, stage int?
-- out: report ReportId, project ProjectId, ngo NgoId, stage int, due_on date?
SELECT r.id, r.project_id, w.ngo_id, r.stage, r.due_on
FROM wanted w JOIN report r ON r.project_id = w.project_id
WHERE CAST(:stage AS BIGINT) IS NULL OR r.stage = :stage
ORDER BY r.project_id, r.stage
