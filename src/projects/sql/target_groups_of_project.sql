-- Target groups of a project, in order.
-- in: project ProjectId
-- out: kind ReferenceItemId, people int?, work text?
SELECT kind_id, people, work FROM passport_target_group WHERE project_id = :project ORDER BY position
