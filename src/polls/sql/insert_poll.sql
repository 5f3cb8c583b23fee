-- A poll that nobody has voted in.
-- in: id PollId, kind text, title_kk text, title_ru text, about_kk text?, about_ru text?, audience text, counts text, opens_on date,
--   closes_on date, now instant, account AccountId, voter_key text
INSERT INTO poll (id, kind, title_kk, title_ru, about_kk, about_ru, audience, counts, opens_on, closes_on, version, created_at, created_by,
                  ballots, voter_key)
VALUES (:id, :kind, :title_kk, :title_ru, :about_kk, :about_ru, :audience, :counts, :opens_on, :closes_on, 1, :now, :account, 0, :voter_key)
