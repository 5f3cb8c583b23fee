-- Forgets where proposals made before a time came from, and where it was to be told what became of them.
-- in: before instant
UPDATE proposal SET source = NULL, email = NULL WHERE proposed_at < :before AND (source IS NOT NULL OR email IS NOT NULL)
