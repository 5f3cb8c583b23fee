-- Marks an open report as being written to; nothing where its state has changed since it was read. In PostgreSQL this
-- is also what makes two writers of one report wait for each other.
-- in: report ReportId, state text, version int, now instant
UPDATE report SET updated_at = :now
WHERE id = :report AND state = :state AND version = :version AND state IN ('not_started', 'draft', 'returned')
