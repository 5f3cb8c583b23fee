-- What filters need of all documents: the blocks that were written after a generation.
-- in: after int
-- out: block int, data blob
SELECT block, data FROM search_facts WHERE generation > :after ORDER BY block
