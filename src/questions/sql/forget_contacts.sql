-- Forgets where questions asked before a time came from, and where their answers were to go.
-- in: before instant
UPDATE question SET source = NULL, email = NULL WHERE asked_at < :before AND (source IS NOT NULL OR email IS NOT NULL)
