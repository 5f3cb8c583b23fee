-- A poll that is open from one day to another.
-- in: id PollId, title text, opens date, closes date, account AccountId
INSERT INTO poll (id, kind, title_kk, title_ru, audience, counts, opens_on, closes_on, version, created_at, created_by, ballots, voter_key)
VALUES (:id, 'theme', :title, :title, 'anyone', 'live', :opens, :closes, 1, 0, :account, 0, 'key')
