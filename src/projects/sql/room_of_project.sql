-- What a project's files take, and what they may take by the settings in force on a day.
-- in: project ProjectId, day date
-- out: used int, allowed int
SELECT COALESCE((SELECT p.bytes FROM project_storage p WHERE p.project_id = :project), 0), s.project_bytes
FROM storage_settings s
WHERE s.valid_from = (SELECT MAX(x.valid_from) FROM storage_settings x WHERE x.valid_from <= :day)
