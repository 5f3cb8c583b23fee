-- How many questions of one network wait for an answer.
-- in: source text
-- out: waiting int
SELECT COUNT(*) FROM question WHERE source = :source AND state = 'waiting'
