-- What the engines count with different types: a sum, a comparison, a truth.
-- in: least int?
-- out: total int, larger bool, known int, mean real
SELECT SUM(whole), SUM(whole) > 5, COUNT(*) FILTER (WHERE words IS NOT NULL), AVG(fraction) FROM sample
WHERE CAST(:least AS BIGINT) IS NULL OR whole >= :least
