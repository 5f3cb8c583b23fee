-- A new text of a part; nothing where it is no longer the version that was read.
-- in: report ReportId, part text, body text?, version int, now instant, account AccountId?
UPDATE report_part SET body = :body, version = version + 1, updated_at = :now, updated_by = :account
WHERE report_id = :report AND part = :part AND version = :version
