-- Indicators: one row.
-- in: project ProjectId, position int, name text, unit text, target int, actual int?, evidence text?
INSERT INTO passport_indicator (project_id, position, name, unit, target, actual, evidence)
VALUES (:project, :position, :name, :unit, :target, :actual, :evidence)
