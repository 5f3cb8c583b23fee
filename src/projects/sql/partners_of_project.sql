-- Partners of a project, in order.
-- in: project ProjectId
-- out: kind ReferenceItemId, name text, work text?
SELECT kind_id, name, work FROM passport_partner WHERE project_id = :project ORDER BY position
