-- What stands at a stretch of places.
-- in: from int, to int
-- out: kind text, id int
SELECT kind, id FROM search_document WHERE place >= :from AND place < :to ORDER BY place
