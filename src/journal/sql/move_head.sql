-- The tree after one more leaf.
-- in: size int, frontier blob
UPDATE journal_head SET size = :size, frontier = :frontier WHERE id = 1
