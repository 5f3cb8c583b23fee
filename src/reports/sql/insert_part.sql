-- The first text of a part; nothing where somebody else wrote it already.
-- in: report ReportId, part text, body text?, attested bool, now instant, account AccountId?
INSERT INTO report_part (report_id, part, body, attested, version, updated_at, updated_by)
VALUES (:report, :part, :body, :attested, 1, :now, :account)
ON CONFLICT (report_id, part) DO NOTHING
