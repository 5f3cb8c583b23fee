-- Points that counted do not any more.
-- in: id ExpertScoreId, now instant
UPDATE expert_score SET left_out_at = :now WHERE id = :id AND draft = 0 AND left_out_at IS NULL
