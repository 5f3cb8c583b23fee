-- Cases that are closed, the last first.
-- in: most int
-- out: id CaseId, project ProjectId
SELECT id, project_id FROM special_case WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id DESC LIMIT :most
