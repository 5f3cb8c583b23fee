-- The row that a project's files are counted in, where there is none yet.
-- in: project ProjectId
INSERT INTO project_storage (project_id, bytes) VALUES (:project, 0)
ON CONFLICT (project_id) DO NOTHING
