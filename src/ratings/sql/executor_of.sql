-- The NGO that a project counts for.
-- in: project ProjectId
-- out: ngo NgoId
SELECT ngo_id FROM project WHERE id = :project
