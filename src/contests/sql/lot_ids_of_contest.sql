-- A contest's lots, for putting them into search.
-- in: contest ContestId
-- out: id LotId
SELECT id FROM lot WHERE contest_id = :contest ORDER BY id
