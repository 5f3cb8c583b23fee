-- How many proposals of one network, or one NGO, wait.
-- in: source text
-- out: waiting int
SELECT COUNT(*) FROM proposal WHERE source = :source AND state = 'waiting'
