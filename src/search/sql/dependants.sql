-- Documents that are found by the names of a lot or an NGO as well.
-- in: of int
-- out: id int, kind text
SELECT id, kind FROM search_document WHERE lot_id = :of
UNION
SELECT id, kind FROM search_document WHERE ngo_id = :of
ORDER BY 1
