-- Target groups: one row.
-- in: project ProjectId, position int, kind ReferenceItemId, people int?, work text?
INSERT INTO passport_target_group (project_id, position, kind_id, people, work)
VALUES (:project, :position, :kind, :people, :work)
