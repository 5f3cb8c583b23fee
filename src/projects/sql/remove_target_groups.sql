-- Makes room for the part as it was sent.
-- in: project ProjectId
DELETE FROM passport_target_group WHERE project_id = :project
