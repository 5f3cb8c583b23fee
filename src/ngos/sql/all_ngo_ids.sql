-- Every card, for putting all of them into search.
-- out: id NgoId
SELECT id FROM ngo WHERE standing = 'card' ORDER BY id
