-- Every card, for putting all of them into search.
-- out: id NgoId
SELECT id FROM ngo ORDER BY id
