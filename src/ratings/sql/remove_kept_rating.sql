-- The project has no general rating any more.
-- in: project ProjectId
DELETE FROM kept_rating WHERE project_id = :project
