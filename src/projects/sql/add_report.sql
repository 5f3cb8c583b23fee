-- One of the three reports that a project owes.
-- in: id ReportId, project ProjectId, stage int, due_on date?, now instant
INSERT INTO report (id, project_id, stage, state, due_on, first_submitted_at, submitted_day_only, version, updated_at)
VALUES (:id, :project, :stage, 'not_started', :due_on, NULL, 0, 1, :now)
