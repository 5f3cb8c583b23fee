-- A line of the estimate, new or changed; its spending stays with its position.
-- in: project ProjectId, position int, name text, planned money
INSERT INTO budget_line (project_id, position, name, planned)
VALUES (:project, :position, :name, :planned)
ON CONFLICT (project_id, position) DO UPDATE SET name = excluded.name, planned = excluded.planned
