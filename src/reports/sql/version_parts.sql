-- What a submitted version says, part by part.
-- in: report ReportId, number int
-- out: part text, body text?, attested bool
SELECT part, body, attested FROM report_version_part WHERE report_id = :report AND number = :number
