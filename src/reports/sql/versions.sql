-- The submissions of a report, the last first.
-- in: report ReportId
-- out: number int, submitted_at instant, on_behalf bool, receipt text, content_hash text
SELECT number, submitted_at, on_behalf, receipt, content_hash FROM report_version
WHERE report_id = :report
ORDER BY number DESC
