-- Every lot, or a contest's where it is given, for putting them into search.
-- in: contest ContestId?
-- out: id LotId
SELECT id FROM lot WHERE CAST(:contest AS BIGINT) IS NULL OR contest_id = :contest ORDER BY id
