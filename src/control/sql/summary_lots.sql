-- The lots of a contest by their status.
-- in: contest ContestId
-- out: status text, lots int
SELECT l.status, COUNT(*) FROM lot l WHERE l.contest_id = :contest GROUP BY l.status
