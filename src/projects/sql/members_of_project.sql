-- Members of the team of a project, in order.
-- in: project ProjectId
-- out: name text, duty text
SELECT name, duty FROM passport_member WHERE project_id = :project ORDER BY position
