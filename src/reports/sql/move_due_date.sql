-- Another due date; nothing where somebody changed the report meanwhile.
-- in: report ReportId, due_on date, version int, now instant
UPDATE report SET due_on = :due_on, version = version + 1, updated_at = :now WHERE id = :report AND version = :version
