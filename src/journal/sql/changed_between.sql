-- Which objects the leaves of a stretch gave versions to.
-- in: begin int, end int
-- out: kind text, object text
SELECT DISTINCT kind, object FROM version WHERE position >= :begin AND position < :end ORDER BY kind, object
