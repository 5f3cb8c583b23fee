-- The general ratings that are kept, all of them.
-- out: project ProjectId, ngo NgoId, general int
SELECT k.project_id, k.ngo_id, k.general FROM kept_rating k
