-- The general ratings that are kept of a contest, or of one project; null is any.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?
-- out: project ProjectId, ngo NgoId, general int
SELECT k.project_id, k.ngo_id, k.general FROM wanted w JOIN kept_rating k ON k.project_id = w.project_id
