-- Opens a case for a cause; no row comes back where the cause has one.
-- in: id CaseId, project ProjectId, cause text, stage int, cause_key text, at instant, now instant, cure_by date
-- out: id CaseId
INSERT INTO special_case (id, project_id, cause, stage, cause_key, state, opened_at, recorded_at, cure_by, version)
VALUES (:id, :project, :cause, :stage, :cause_key, 'open', :at, :now, :cure_by, 1)
ON CONFLICT (project_id, cause_key) DO NOTHING
RETURNING id
