-- Numbers of a contest's lots.
-- in: contest ContestId
-- out: number int
SELECT l.number FROM lot l WHERE l.contest_id = :contest ORDER BY l.number
