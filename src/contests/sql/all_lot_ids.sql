-- Every lot, or a contest's where it is not 0, for putting them into search.
-- in: contest ContestId
-- out: id LotId
SELECT id FROM lot WHERE CAST(:contest AS BIGINT) = 0 OR contest_id = :contest ORDER BY id
