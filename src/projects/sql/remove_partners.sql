-- Makes room for the part as it was sent.
-- in: project ProjectId
DELETE FROM passport_partner WHERE project_id = :project
