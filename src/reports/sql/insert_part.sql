-- The first text or rows of a part; nothing where somebody else wrote it already.
-- in: report ReportId, part text, body text?, table_rows text?, entries int, attested bool, now instant, account AccountId?
INSERT INTO report_part (report_id, part, body, table_rows, entries, attested, version, updated_at, updated_by)
VALUES (:report, :part, :body, :table_rows, :entries, :attested, 1, :now, :account)
ON CONFLICT (report_id, part) DO NOTHING
