-- Who is named now for the stages of a contest (null: for each), in the order in which they were named.
-- in: contest ContestId, stage int?
-- out: id ScoringExpertId, contest ContestId, stage int, account AccountId, name text, named_at instant
SELECT x.id, x.contest_id, x.stage, x.account_id, a.display_name, x.named_at
FROM scoring_expert x
JOIN account a ON a.id = x.account_id
WHERE x.contest_id = :contest AND COALESCE(x.withdrawn_at, 0) = 0 AND (CAST(:stage AS BIGINT) IS NULL OR x.stage = :stage)
ORDER BY x.stage, x.named_at, x.id
