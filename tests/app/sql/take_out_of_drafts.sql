-- As an author does after a report was returned.
-- in: now instant
UPDATE report_file SET removed_at = :now WHERE removed_at IS NULL
