-- A new text or new rows of a part; nothing where it is no longer the version that was read.
-- in: report ReportId, part text, body text?, table_rows text?, entries int, version int, now instant, account AccountId?
UPDATE report_part SET body = :body, table_rows = :table_rows, entries = :entries, version = version + 1, updated_at = :now, updated_by = :account
WHERE report_id = :report AND part = :part AND version = :version
