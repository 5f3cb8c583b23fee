-- How many notices an NGO has, and how many of them it has not read.
-- in: ngo NgoId
-- out: total int, unread int
SELECT COUNT(*), COUNT(*) FILTER (WHERE read_at IS NULL) FROM notice WHERE ngo_id = :ngo
