-- Every report that was ever submitted, for putting all of them into search.
-- out: id ReportId
SELECT DISTINCT report_id FROM report_version ORDER BY report_id
