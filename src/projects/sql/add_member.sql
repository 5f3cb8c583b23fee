-- Members of the team: one row.
-- in: project ProjectId, position int, name text, duty text
INSERT INTO passport_member (project_id, position, name, duty)
VALUES (:project, :position, :name, :duty)
