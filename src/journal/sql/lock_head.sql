-- Makes the tree's only row if there is none, and holds it until the transaction ends: leaves get their places one after another.
-- in: empty blob
-- out: size int, frontier blob
INSERT INTO journal_head (id, size, frontier) VALUES (1, 0, :empty)
ON CONFLICT (id) DO UPDATE SET size = journal_head.size
RETURNING size, frontier
