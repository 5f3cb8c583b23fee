-- Points that were a draft count from now on.
-- in: id ExpertScoreId, now instant
UPDATE expert_score SET draft = 0, counted_at = :now WHERE id = :id AND draft = 1
