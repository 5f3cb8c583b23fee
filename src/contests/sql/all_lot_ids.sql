-- Every lot, for putting all of them into search.
-- out: id LotId
SELECT id FROM lot ORDER BY id
