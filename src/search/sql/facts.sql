-- What filters need of all documents: the blocks that were written after a generation. In no order: asked for by number, SQLite would go
-- through all of them.
-- in: after int
-- out: block int, data blob
SELECT block, data FROM search_facts WHERE generation > :after
