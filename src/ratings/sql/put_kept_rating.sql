-- The general rating of a project, and the NGO it counts for.
-- in: project ProjectId, ngo NgoId, general int
INSERT INTO kept_rating (project_id, ngo_id, general) VALUES (:project, :ngo, :general)
ON CONFLICT (project_id) DO UPDATE SET ngo_id = excluded.ngo_id, general = excluded.general
