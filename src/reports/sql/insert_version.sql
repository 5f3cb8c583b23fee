-- A submission; nothing where another report has the receipt's number already.
-- in: report ReportId, number int, now instant, account AccountId?, on_behalf bool, receipt text, content_hash text
INSERT INTO report_version (report_id, number, submitted_at, submitted_by, on_behalf, receipt, content_hash)
VALUES (:report, :number, :now, :account, :on_behalf, :receipt, :content_hash)
ON CONFLICT (receipt) DO NOTHING
