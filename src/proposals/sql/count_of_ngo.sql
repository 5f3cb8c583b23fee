-- How many proposals an NGO has made, and how many of them wait.
-- in: ngo NgoId
-- out: proposals int, waiting int
SELECT COUNT(*), COUNT(CASE WHEN state = 'waiting' THEN 1 END) FROM proposal WHERE ngo_id = :ngo
