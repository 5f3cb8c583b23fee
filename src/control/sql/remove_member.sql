-- The project is not in the group, and will not be if nothing more happens.
-- in: project ProjectId
DELETE FROM special_member WHERE project_id = :project
