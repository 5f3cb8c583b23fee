-- Partners: one row.
-- in: project ProjectId, position int, kind ReferenceItemId, name text, work text?
INSERT INTO passport_partner (project_id, position, kind_id, name, work)
VALUES (:project, :position, :kind, :name, :work)
