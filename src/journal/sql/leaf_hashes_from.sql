-- A stretch of the leaves' hashes, in order.
-- in: position int, most int
-- out: leaf_hash blob
SELECT leaf_hash FROM journal_leaf WHERE position >= :position ORDER BY position LIMIT :most
