-- Names an expert; nothing where the same person is named for that stage already.
-- in: id ScoringExpertId, contest ContestId, stage int, account AccountId, now instant, actor AccountId
INSERT INTO scoring_expert (id, contest_id, stage, account_id, named_at, named_by)
VALUES (:id, :contest, :stage, :account, :now, :actor)
ON CONFLICT (account_id, contest_id, stage) WHERE withdrawn_at IS NULL DO NOTHING
