-- A report that nobody has begun.
-- in: id ReportId, project ProjectId, stage int, due_on date?
INSERT INTO report (id, project_id, stage, state, due_on, submitted_day_only, version, updated_at)
VALUES (:id, :project, :stage, 'not_started', :due_on, 0, 1, 0)
