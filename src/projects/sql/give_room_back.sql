-- Counts out what no draft, version or message holds any more.
-- in: project ProjectId, size int
UPDATE project_storage SET bytes = bytes - CAST(:size AS BIGINT) WHERE project_id = :project
