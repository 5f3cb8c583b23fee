-- Counts bytes in, where that many may still come by the settings of the day; nothing where not. Of two at once the second waits for the
-- first and is held against what that has left.
-- in: project ProjectId, size int, day date
UPDATE project_storage SET bytes = bytes + CAST(:size AS BIGINT)
WHERE project_id = :project
  AND bytes + CAST(:size AS BIGINT) <= (SELECT s.project_bytes FROM storage_settings s
                                        WHERE s.valid_from = (SELECT MAX(x.valid_from) FROM storage_settings x WHERE x.valid_from <= :day))
