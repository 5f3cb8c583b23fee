-- How many versions a report has.
-- in: report ReportId
-- out: versions int
SELECT COUNT(*) FROM report_version WHERE report_id = :report
