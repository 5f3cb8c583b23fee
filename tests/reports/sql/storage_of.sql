-- What a project's files are counted to take.
-- in: project ProjectId
-- out: bytes int
SELECT bytes FROM project_storage WHERE project_id = :project
